import type { Clock } from './clock.ts'

/** A stop that hangs is cut after this time: process managers kill after 30 s. */
const stopTimeoutMs = 25_000
/** Handlers that take longer are not waited for. */
const drainTimeoutMs = 10_000
/** Pages leave one after the other, as many a second, so that the next server is not stormed. */
const pagesPerSecond = 500
const maxSpreadMs = 5_000

/** What {@link drain} needs of a connection. */
export interface Drained {
  /** Resolves when its page has the answers to all that it has sent, and was told to go. */
  drain(): Promise<void>
}

/**
 * Sends the pages of a server that stops elsewhere: each at a moment of its own, and after what it has
 * asked for.
 *
 * @param random from 0 up to 1
 */
export async function drain(
  connections: Iterable<Drained>,
  clock: Clock,
  random: () => number = Math.random,
): Promise<void> {
  const all = [...connections]
  const spreadMs = Math.min((all.length / pagesPerSecond) * 1_000, maxSpreadMs)
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => void clock.after(ms, resolve))
  const leaving = all.map(async (connection) => {
    if (all.length > 1) await pause(random() * spreadMs)
    await connection.drain()
  })
  let cancel = (): void => undefined
  const late = new Promise<void>((resolve) => (cancel = clock.after(drainTimeoutMs, resolve)))
  await Promise.race([Promise.all(leaving), late])
  cancel()
}

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
