import type { Clock } from './clock.ts'

/** A token bucket. */
export interface RateLimit {
  /** Takes one token. Returns 0, or after how many ms the next one will be there. */
  take(): number
}

/** How much a bucket lets through. */
export interface Rate {
  /** Tokens that come back each second. */
  readonly perSecond: number
  /** Tokens that the bucket holds. */
  readonly burst: number
}

/** Makes a bucket that is full at first. */
export function createRateLimit(rate: Rate, clock: Clock): RateLimit {
  return new TokenBucket(rate, clock)
}

// A class: each connection has some, and closures take three times as much memory.
class TokenBucket implements RateLimit {
  readonly #rate: Rate
  readonly #clock: Clock
  #tokens: number
  #filledAt: number

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate
    this.#clock = clock
    this.#tokens = rate.burst
    this.#filledAt = clock.now()
  }

  take(): number {
    const { perSecond, burst } = this.#rate
    const now = this.#clock.now()
    const passedMs = Math.max(0, now - this.#filledAt)
    this.#tokens = Math.min(burst, this.#tokens + (passedMs * perSecond) / 1000)
    this.#filledAt = now
    if (this.#tokens >= 1) {
      this.#tokens -= 1
      return 0
    }
    return Math.ceil(((1 - this.#tokens) * 1000) / perSecond)
  }
}
