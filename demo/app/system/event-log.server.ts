import type { LogEntry, LogLevel } from '../dashboard/readings.ts'

/** How many entries are kept, and shown. */
export const maxLogEntries = 12

/** What has happened on this server, newest first. */
export interface EventLog {
  add(level: LogLevel, text: string): void
  recent(): readonly LogEntry[]
}

/**
 * Makes an event log.
 *
 * @param publish told of the entries whenever one was added
 * @param now the time in ms
 * @param first entries from before, newest first
 */
export function createEventLog(
  publish: (entries: readonly LogEntry[]) => void,
  now: () => number = Date.now,
  first: readonly LogEntry[] = [],
): EventLog {
  let entries = first
  let last = first[0]?.id ?? 0
  return {
    add(level, text) {
      const entry = { id: ++last, at: now(), level, text }
      entries = [entry, ...entries].slice(0, maxLogEntries)
      publish(entries)
    },
    recent: () => entries,
  }
}
