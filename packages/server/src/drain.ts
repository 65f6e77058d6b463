import type { Clock } from './clock.ts'

/** A stop that hangs is cut after this time: process managers kill after 30 s. */
const stopTimeoutMs = 25_000
/** Handlers that take longer are not waited for. */
const drainTimeoutMs = 10_000
/** A page that has asked for a moment is told to go so long after its turn has come, done or not … */
const momentTimeoutMs = 15_000
/** … and its handlers are waited for until this time. */
const lastTimeoutMs = 23_000
/** Pages leave one after the other, as many a second, so that the next server is not stormed. */
const pagesPerSecond = 500
const maxSpreadMs = 5_000

/** What {@link drain} needs of a connection. */
export interface Drained {
  /** Resolves once its page asks for no moment any more. `undefined` = it asks for none. */
  readonly moment?: Promise<void> | undefined
  /** Resolves when its page has the answers to all that it has sent, and was told to go. */
  drain(): Promise<void>
}

/**
 * Sends the pages of a server that stops elsewhere: each at a moment of its own, and after what it has
 * asked for. Only those that ask for a moment are waited for longer than 10 s, and for 23 s at most.
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
  const [handled, last] = [timer(clock, drainTimeoutMs), timer(clock, lastTimeoutMs)]
  const leaving = all.map(async (connection) => {
    if (all.length > 1) await timer(clock, random() * spreadMs).over
    const { moment } = connection
    if (moment !== undefined) {
      const patience = timer(clock, momentTimeoutMs)
      await Promise.race([moment, patience.over])
      patience.cancel()
    }
    await Promise.race([connection.drain(), (moment === undefined ? handled : last).over])
  })
  await Promise.all(leaving)
  handled.cancel()
  last.cancel()
}

function timer(clock: Clock, ms: number): { over: Promise<void>; cancel: () => void } {
  let cancel = (): void => undefined
  const over = new Promise<void>((resolve) => (cancel = clock.after(ms, resolve)))
  return { over, cancel }
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
