/** A stop that hangs is cut after this time: process managers kill after 30 s. */
const stopTimeoutMs = 25_000

/** Stops the server once the process is told to end (`SIGTERM`, `SIGINT`), then exits with 0. */
export function stopOnSignal(stop: () => Promise<void>): void {
  const onSignal = (): void => {
    setTimeout(() => process.exit(1), stopTimeoutMs).unref()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('[livejsx] the server did not stop cleanly', error)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', onSignal)
  process.once('SIGINT', onSignal)
}
