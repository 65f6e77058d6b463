import { setTimeout as wait } from 'node:timers/promises'
import { passGate } from '../gates.server.ts'

const tickMs = 100

/**
 * Waits until the spec lets an event go on, and says so ten times a second: between an event and its
 * answer the page is to see other changes.
 */
export async function* held(key: string, name: string, signal: AbortSignal): AsyncGenerator<void> {
  let isOpen = false
  const opened = passGate(key, name).then(() => (isOpen = true))
  while (!isOpen && !signal.aborted) {
    yield
    await Promise.race([opened, wait(tickMs)])
  }
}
