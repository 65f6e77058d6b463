import { expect, it } from 'vitest'
import type { LogEntry } from '../dashboard/readings.ts'
import { createEventLog, maxLogEntries } from './event-log.server.ts'

it('publishes the entries with each new one, newest first', () => {
  const published: (readonly LogEntry[])[] = []
  const log = createEventLog(
    (entries) => published.push(entries),
    () => 1000,
  )
  log.add('live', 'one')
  log.add('warn', 'two')
  expect(published.map((entries) => entries.map(({ text }) => text))).toEqual([
    ['one'],
    ['two', 'one'],
  ])
  expect(log.recent()).toEqual([
    { id: 2, at: 1000, level: 'warn', text: 'two' },
    { id: 1, at: 1000, level: 'live', text: 'one' },
  ])
})

it('forgets the oldest entries', () => {
  const log = createEventLog(() => undefined)
  for (let count = 0; count <= maxLogEntries; count++) log.add('info', String(count))
  expect(log.recent()).toHaveLength(maxLogEntries)
  expect(log.recent().at(-1)?.text).toBe('1')
})
