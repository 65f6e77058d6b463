// @vitest-environment happy-dom
import { LiveError, maxQueuedEvents, type StashLevel } from '@livejsx/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import { createOutbox } from '../outbox.ts'
import { createKeptOutbox } from './kept-outbox.ts'

const listening = new AbortController()
let told: unknown[] = []
for (const name of ['event-lost', 'state-lost']) {
  const tell = (event: Event): void => {
    const { view: _view, ...detail } = (event as CustomEvent).detail
    told.push([name, detail])
  }
  window.addEventListener(`live:${name}`, tell, listening)
}
afterEach(() => {
  told = []
})

const samePart = (part: number): number => part

/** An outbox that is joined, whose server the test plays. */
function stage(level: StashLevel = 'retain') {
  const sent: unknown[] = []
  const outcomes: Record<string, unknown> = {}
  const ended: string[] = []
  const outbox = createKeptOutbox({
    view: 1,
    inner: createOutbox(1, (message) => void sent.push(message.slice(2))),
    level: () => level,
    onEnd: ({ code }) => void ended.push(code),
  })
  outbox.open(0)
  return {
    outbox,
    sent,
    outcomes,
    ended,
    push(name: string, ...details: Parameters<typeof outbox.push>[2][]) {
      const settle = (outcome: unknown): void => void (outcomes[name] = outcome)
      outbox.push(name, undefined, ...details).then(settle, ({ code }) => settle(code))
    },
    answer(number: number, reply?: unknown) {
      outbox.take(number)?.resolve(reply)
    },
    refuse(number: number) {
      outbox.take(number)?.reject(new LiveError('handler-failed', { name: 'it' }))
    },
    /** The connection is lost, and another instance has been made of a record. */
    recover(handled: number, answers: Parameters<typeof outbox.recover>[1] = []) {
      outbox.close()
      sent.length = 0
      outbox.recover(handled, answers, samePart)
      outbox.open(handled)
    },
    async settled() {
      await new Promise((resolve) => setTimeout(resolve))
      return outcomes
    },
  }
}

describe('an outbox at the level `retain`', () => {
  it('[STASH-02] settles with the answer, and sends again under its number what no record holds', async () => {
    const { push, answer, recover, sent, settled } = stage()
    for (const name of ['a', 'b', 'c', 'd']) push(name)
    for (const number of [1, 2, 3]) answer(number, number)
    expect(await settled()).toEqual({ a: 1, b: 2, c: 3 })
    recover(1)
    expect(sent).toEqual([
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ])
    expect(told).toEqual([])
    answer(4, 'new')
    expect(await settled()).toMatchObject({ b: 2, d: 'new' })
  })

  it('[STASH-02] sends again again what the next record does not hold either', () => {
    const { push, answer, recover, sent } = stage()
    push('a')
    answer(1)
    for (let count = 0; count < 3; count++) {
      recover(0)
      expect(sent).toEqual([[1, 'a']])
      if (count > 0) answer(1)
    }
  })

  it('[STASH-02] forgets what a record holds', () => {
    const { outbox, push, answer, recover, sent } = stage()
    for (const name of ['a', 'b', 'c']) push(name)
    for (const number of [1, 2, 3]) answer(number)
    outbox.onDurable(2)
    // An older number that comes late frees nothing, and keeps nothing.
    outbox.onDurable(1)
    recover(2)
    expect(sent).toEqual([[3, 'c']])
    expect(told).toEqual([])
  })

  it('[STASH-02] brings parts, payloads and what events carry along', () => {
    const { outbox, sent } = stage()
    const carried = { at: ['form'], fields: { name: 'Ada' } }
    void outbox.push('a', { by: 2 }, { part: 4, carried })
    outbox.take(1)?.resolve(undefined)
    outbox.close()
    sent.length = 0
    outbox.recover(0, [], samePart)
    outbox.open(0)
    expect(sent).toEqual([[4, 1, 'a', { by: 2 }]])
    expect(outbox.take(1)).toMatchObject({ carried })
  })

  it('[STASH-02] does not run again what was refused, nor what only asks', async () => {
    const { push, answer, refuse, recover, sent, settled } = stage()
    for (const name of ['a', 'live:view', 'live:address']) push(name)
    refuse(1)
    answer(2)
    answer(3)
    expect(await settled()).toMatchObject({ a: 'handler-failed' })
    recover(0)
    expect(sent).toEqual([
      [1, 'live:void'],
      [2, 'live:void'],
      [3, 'live:address'],
    ])
    expect(told).toEqual([])
  })

  it('[STASH-02] tells of what is refused when it runs again', () => {
    const { push, answer, refuse, recover, sent } = stage()
    push('a')
    answer(1)
    recover(0)
    refuse(1)
    expect(told).toEqual([['state-lost', { from: 1, to: 1 }]])
    recover(0)
    expect(sent).toEqual([[1, 'live:void']])
  })

  it('[STASH-02] keeps a bounded number of events, and tells of the others', () => {
    const { outbox, push, answer, recover, sent } = stage()
    for (let number = 1; number <= maxQueuedEvents + 2; number++) {
      push('a')
      answer(number)
      if (number === 1) outbox.onDurable(1)
    }
    recover(1)
    expect(sent.slice(0, 2)).toEqual([
      [2, 'live:void'],
      [3, 'a'],
    ])
    expect(told).toEqual([['state-lost', { from: 2, to: 2 }]])
  })

  it('[STASH-02] settles what the record answers, and reports what it does not', async () => {
    const { push, recover, sent, settled } = stage()
    for (const name of ['a', 'b', 'c', 'd', 'e']) push(name)
    recover(4, [
      ['ok', 1, { $: 'date', value: 7 }],
      ['failed', 2, 'handler-failed', { name: 'b' }],
      ['void', 3],
      ['ok', 9],
    ])
    expect(await settled()).toEqual({
      a: new Date(7),
      b: 'handler-failed',
      c: 'unknown-outcome',
      d: 'unknown-outcome',
    })
    expect(sent).toEqual([[5, 'e']])
    expect(told).toEqual([
      ['event-lost', { name: 'c', code: 'unknown-outcome' }],
      ['event-lost', { name: 'd', code: 'unknown-outcome' }],
    ])
  })

  it('[STASH-02] leaves what was made while the page was away for after what comes again', () => {
    const { outbox, push, answer, recover, sent } = stage()
    push('a')
    answer(1)
    outbox.close()
    push('b')
    recover(0)
    expect(sent).toEqual([
      [1, 'a'],
      [2, 'b'],
    ])
  })

  it('[STASH-11] sends nothing again to the instance that has answered', () => {
    const { outbox, push, answer, sent } = stage()
    push('a')
    push('b')
    answer(1)
    outbox.close()
    sent.length = 0
    outbox.open(1)
    expect(sent).toEqual([[2, 'b']])
  })

  it('[STASH-02] keeps what was resolved when the page gives up to wait, and gives up the rest', async () => {
    const { outbox, push, answer, recover, sent, settled } = stage()
    push('a')
    push('b')
    answer(1)
    outbox.close()
    outbox.drop(new LiveError('lost'))
    recover(0)
    expect(sent).toEqual([
      [1, 'a'],
      [2, 'live:void'],
    ])
    // The same while it waits for its second answer.
    outbox.drop(new LiveError('lost'))
    recover(0)
    expect(sent[0]).toEqual([1, 'a'])
    expect(await settled()).toEqual({ a: undefined, b: 'unknown-outcome' })
    expect(told).toEqual([['event-lost', { name: 'b', code: 'unknown-outcome' }]])
  })

  it('[STASH-01] tells nothing of single events where all is lost', async () => {
    const { outbox, push, answer, recover, sent } = stage()
    push('a')
    answer(1)
    recover(0)
    outbox.close()
    outbox.forget()
    outbox.drop(new LiveError('lost'))
    sent.length = 0
    outbox.open(1)
    expect([sent, told]).toEqual([[], []])
  })

  it('[STASH-06] tells what another page’s record lacks of this page', async () => {
    const { outbox, push, answer, sent, settled } = stage()
    for (const name of ['a', 'b', 'c']) push(name)
    answer(1)
    answer(2)
    outbox.onDurable(1)
    outbox.close()
    push('d')
    sent.length = 0
    outbox.loseAll()
    outbox.open(3)
    expect(told).toEqual([
      ['state-lost', { from: 2, to: 2 }],
      ['event-lost', { name: 'c', code: 'unknown-outcome' }],
    ])
    expect(sent).toEqual([[4, 'd']])
    expect(await settled()).toEqual({ a: undefined, b: undefined, c: 'unknown-outcome' })
  })

  it('[STASH-01] leads events to where their parts are now', async () => {
    const { outbox, push, answer, sent, settled } = stage()
    push('kept', { part: 1 })
    push('kept away', { part: 2 })
    push('sent', { part: 1 })
    push('sent away', { part: 2 })
    answer(1)
    answer(2)
    outbox.close()
    const answered: string[] = []
    push('queued', { part: 1 })
    push('queued away', { part: 2, onAnswer: () => answered.push('queued away') })
    sent.length = 0
    outbox.recover(0, [], (part) => (part === 1 ? 5 : undefined))
    outbox.open(0)
    expect(sent).toEqual([
      [5, 1, 'kept'],
      [2, 'live:void'],
      [5, 3, 'sent'],
      [4, 'live:void'],
      [5, 5, 'queued'],
    ])
    expect(told).toEqual([['state-lost', { from: 2, to: 2 }]])
    expect(answered).toEqual(['queued away'])
    expect(await settled()).toMatchObject({
      'sent away': 'component-gone',
      'queued away': 'component-gone',
    })
  })

  it('[STASH-02] forgets everything when the view ends', () => {
    const { outbox, push, answer, recover, ended } = stage()
    push('a')
    answer(1)
    recover(0)
    outbox.end(new LiveError('left'))
    expect([ended, told]).toEqual([['left'], []])
  })
})

describe('an outbox at the level `commit`', () => {
  it('[STASH-02] keeps nothing beyond its answer, and tells which events a record lacks', () => {
    const { push, answer, recover, sent } = stage('commit')
    for (const name of ['a', 'b', 'c', 'd']) push(name)
    for (const number of [1, 2, 3]) answer(number)
    recover(1)
    expect(sent).toEqual([
      [2, 'live:void'],
      [3, 'live:void'],
      [4, 'd'],
    ])
    expect(told).toEqual([['state-lost', { from: 2, to: 3 }]])
    // Once is enough.
    recover(1)
    expect(told).toHaveLength(1)
  })

  it('[STASH-02] tells nothing where the record has all', () => {
    const { push, answer, recover } = stage('commit')
    push('a')
    answer(1)
    recover(1)
    expect(told).toEqual([])
  })
})

describe('an outbox at the level `strict`', () => {
  it('[STASH-07] settles once the event is durable, with its answer, and shows it before', async () => {
    const { outbox, push, answer, refuse, settled } = stage('strict')
    const shown: string[] = []
    push('a', { onAnswer: () => shown.push('a') })
    push('b')
    push('c')
    answer(1, 'one')
    refuse(2)
    expect([shown, await settled()]).toEqual([['a'], {}])
    outbox.onDurable(1)
    expect(await settled()).toEqual({ a: 'one' })
    outbox.onDurable(3)
    expect(await settled()).toEqual({ a: 'one', b: 'handler-failed' })
    // Of one that is durable before its answer has come nothing is to be waited for.
    answer(3, 'three')
    expect(await settled()).toMatchObject({ c: 'three' })
  })

  it('[STASH-07] settles what a record holds by its answers, once the record is durable', async () => {
    const { outbox, push, answer, recover, sent, settled } = stage('strict')
    for (const name of ['a', 'b', 'c']) push(name)
    answer(1, 'held')
    recover(2, [
      ['ok', 1, 'again'],
      ['ok', 2, 'recorded'],
    ])
    expect([sent, await settled()]).toEqual([[[3, 'c']], {}])
    outbox.onDurable(2)
    expect(await settled()).toEqual({ a: 'held', b: 'recorded' })
  })

  it('[STASH-07] takes the newest answer of what ran again', async () => {
    const { outbox, push, answer, recover, sent, settled } = stage('strict')
    const shown: string[] = []
    push('a', { onAnswer: () => shown.push('answered') })
    answer(1, 'first')
    recover(0)
    expect([sent, await settled()]).toEqual([[[1, 'a']], {}])
    answer(1, 'second')
    outbox.onDurable(1)
    expect([await settled(), shown]).toEqual([{ a: 'second' }, ['answered']])
    expect(told).toEqual([])
  })

  it('[STASH-07] takes no more events than it can send again', async () => {
    const { push, answer, outcomes, settled } = stage('strict')
    for (let number = 1; number <= maxQueuedEvents; number++) {
      push(`${number}`)
      if (number % 2) answer(number)
    }
    const answered: string[] = []
    push('more', { onAnswer: () => answered.push('more') })
    await settled()
    expect([outcomes, answered]).toEqual([{ more: 'outbox-full' }, ['more']])
  })

  it.each([
    ['the state is lost', 'lost'],
    ['the page gives up to wait', 'unknown-outcome'],
    ['the record is another page’s', 'lost'],
  ])('[STASH-07] rejects what was answered and is not durable when %s', async (how, code) => {
    const { outbox, push, answer, settled } = stage('strict')
    push('a')
    answer(1)
    if (code !== 'lost') outbox.drop(new LiveError('lost'))
    else if (how === 'the state is lost') outbox.forget()
    else outbox.loseAll()
    expect(await settled()).toEqual({ a: code })
    expect(told).toEqual([['event-lost', { name: 'a', code }]])
  })

  it('[STASH-07] rejects what was answered and is not durable when the view ends', async () => {
    const { outbox, push, answer, settled } = stage('strict')
    push('a')
    answer(1)
    outbox.end(new LiveError('left'))
    expect([await settled(), told]).toEqual([{ a: 'unknown-outcome' }, []])
  })
})
