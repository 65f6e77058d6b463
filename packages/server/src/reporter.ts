/** Where an application error happened: which view, in which callback, for which event. */
export interface ErrorPlace {
  readonly view?: string | undefined
  readonly callback: string
  readonly event?: string
}

/** Hears of every error that application code threw. Browsers never see these texts. */
export type Report = (error: unknown, place: ErrorPlace) => void

/** Writes application errors to standard error with the place where they happened. */
export const reportToConsole: Report = (error, { view, callback, event }) => {
  const where = `${callback}${event === undefined ? '' : `.${event}`} of \`${view ?? 'the app'}\``
  console.error(`[livejsx] ${where} threw`, error)
}
