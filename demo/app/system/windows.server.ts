import type { Range, WindowRow } from '../dashboard/readings.ts'
import type { EventLog } from './event-log.server.ts'

/** Browser windows that show the dashboard. */
export interface Windows {
  /** Takes the number of a page that has been rendered but has not connected yet. */
  number(): number
  /** Takes the number of a window that another process has numbered. */
  renumber(id: number): number
  /** A window has connected. */
  open(id: number, range: Range): void
  /** Notes what is new about a window. Unknown ones are ignored. */
  change(id: number, changes: Partial<Omit<WindowRow, 'id'>>): void
  /** A window is gone. Safe to call for one that never connected. */
  close(id: number, reason: string): void
  list(): readonly WindowRow[]
}

/** Makes the list of windows. The log tells of those that come and go. */
export function createWindows(log: Pick<EventLog, 'add'>): Windows {
  let list: readonly WindowRow[] = []
  let last = 0

  return {
    number: () => ++last,
    renumber(id) {
      last = Math.max(last, id)
      return id
    },
    open(id, range) {
      if (list.some((row) => row.id === id)) return
      list = [...list, { id, range, isPaused: false, roundTripMs: null, bytesPerSecond: null }]
      log.add('live', `window ${id} joined`)
    },
    change(id, changes) {
      list = list.map((row) => (row.id === id ? { ...row, ...changes } : row))
    },
    close(id, reason) {
      if (!list.some((row) => row.id === id)) return
      list = list.filter((row) => row.id !== id)
      log.add('live', `window ${id} left${isOrdinary(reason) ? '' : `: ${reason}`}`)
    },
    list: () => list,
  }
}

// A window that is closed or loaded anew mostly has no time to say so.
function isOrdinary(reason: string): boolean {
  return reason === 'left' || reason === 'lost'
}
