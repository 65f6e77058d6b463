import { limits } from '@livejsx/protocol'
import type { Clock } from '../clock.ts'

/** UTF-16 units of all records that are kept at a time, and how many they may be. */
const maxLength = 32 * 1024 * 1024
const maxCount = 1_000

interface Parting {
  readonly sealed: string
  readonly cancel: () => void
}

/**
 * The last states of instances that have ended, as sealed records: newer than what their pages could
 * still be sent. A page that is loaded anew right after a click finds what the click did.
 */
export class Partings {
  readonly #clock: Clock
  readonly #all = new Map<string, Parting>()
  #length = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Keeps a record for as long as an instance would wait for its page. */
  keep(key: string, sealed: string): void {
    this.#forget(key)
    const cancel = this.#clock.after(limits.resumeTimeoutMs, () => this.#forget(key))
    this.#all.set(key, { sealed, cancel })
    this.#length += sealed.length
    for (const oldest of this.#all.keys()) {
      if (this.#all.size <= maxCount && this.#length <= maxLength) return
      this.#forget(oldest)
    }
  }

  /** The record of what a key names; `undefined` = there is none (any more). */
  of(key: string): string | undefined {
    return this.#all.get(key)?.sealed
  }

  #forget(key: string): void {
    const parting = this.#all.get(key)
    if (parting === undefined) return
    parting.cancel()
    this.#all.delete(key)
    this.#length -= parting.sealed.length
  }
}
