import { expect, it } from 'vitest'
import { createJournal, type Batch, type Journal } from './journal.server.ts'

interface Stage {
  readonly journal: Journal
  readonly batches: Batch[]
  /** Lets the time of a batch pass. */
  pass(): void
}

function stage(capacity = 100): Stage {
  const batches: Batch[] = []
  const waiting: (() => void)[] = []
  const journal = createJournal({
    publish: (batch) => batches.push(batch),
    first: 1000,
    capacity,
    now: () => 5,
    later: (run) => waiting.push(run),
  })
  return { journal, batches, pass: () => waiting.splice(0).forEach((run) => run()) }
}

const write = (journal: Journal, text: string): void =>
  journal.write({ level: 'info', source: 'server', text })

it('tells of many lines at once, in order', () => {
  const { journal, batches, pass } = stage()
  for (const text of ['one', 'two', 'three']) write(journal, text)
  expect(batches).toEqual([])
  pass()
  pass()
  expect(batches.map(({ lines }) => lines.map(({ id, text }) => `${id} ${text}`))).toEqual([
    ['1000 one', '1001 two', '1002 three'],
  ])
  write(journal, 'four')
  pass()
  expect(batches[1]?.lines).toEqual([
    { id: 1003, at: 5, level: 'info', source: 'server', text: 'four' },
  ])
})

it('tells what had to go', () => {
  const { journal, batches, pass } = stage(2)
  for (const text of ['one', 'two', 'three', 'four']) write(journal, text)
  pass()
  expect(batches[0]?.dropped.map(({ text }) => text)).toEqual(['one', 'two'])
  expect(journal.lines.size).toBe(2)
})

it('keeps facts and the time when something happened, and makes texts fit', () => {
  const { journal } = stage()
  journal.write({ level: 'debug', source: 'node', text: ' a\u0000b ', facts: { ms: 3 } }, 2)
  expect(journal.lines.after(0, 1)).toEqual([
    { id: 1000, at: 2, level: 'debug', source: 'node', text: 'a b', facts: { ms: 3 } },
  ])
})
