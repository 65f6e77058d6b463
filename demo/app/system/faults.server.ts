import type { Report } from 'livejsx/server'
import { events } from './monitor.server.ts'

/** What the fault lab throws: on purpose, so that its text may be shown to everyone. */
export class Fault extends Error {
  override readonly name = 'Fault'
}

/** Writes faults into the event log that every window shows, and real errors to standard error. */
export const report: Report = (error, { view, callback, event }) => {
  if (error instanceof Fault) return events.add('warn', `fault lab: ${error.message}`)
  console.error(`${callback} ${event ?? ''} of ${view ?? 'the app'} threw`, error)
}
