import { StatusError } from '@livejsx/view'

/** Where an application error happened: which view, in which callback, for which event. */
export interface ErrorPlace {
  readonly view?: string | undefined
  /** The live component of the view, by name and id. */
  readonly component?: string | undefined
  readonly callback: string
  readonly event?: string
}

/** Hears of every error that application code threw. Browsers never see these texts. */
export type Report = (error: unknown, place: ErrorPlace) => void

/** Whether an error is what an author says to the visitor, and not one of the app. */
export function isExpected(error: unknown): error is StatusError {
  return error instanceof StatusError && error.status < 500
}

/** Writes application errors to standard error with the place where they happened. */
export const reportToConsole: Report = (error, { view, component, callback, event }) => {
  const where = `${callback}${event === undefined ? '' : `.${event}`} of ${component === undefined ? '' : `${component} in `}\`${view ?? 'the app'}\``
  console.error(`[livejsx] ${where} threw`, error)
}
