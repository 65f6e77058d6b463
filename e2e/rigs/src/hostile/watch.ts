/** What must not happen in a process, whatever comes in from outside. */
export interface Watch {
  /** One line for each thing that happened. */
  readonly complaints: string[]
  stop(): void
}

/** Watches for errors that nobody caught, and for lines of the log above `info`. */
export function watchProcess(): Watch {
  const complaints: string[] = []
  const { warn, error } = console
  const onError = (thrown: unknown): void =>
    void complaints.push(`not caught: ${thrown instanceof Error ? thrown.stack : String(thrown)}`)
  process.on('uncaughtException', onError)
  process.on('unhandledRejection', onError)
  console.warn = (...words: unknown[]) => void complaints.push(`warned: ${words.join(' ')}`)
  console.error = (...words: unknown[]) => void complaints.push(`logged: ${words.join(' ')}`)
  return {
    complaints,
    stop() {
      process.off('uncaughtException', onError)
      process.off('unhandledRejection', onError)
      Object.assign(console, { warn, error })
    },
  }
}
