import type { Clock } from './clock.ts'

/** A token bucket. */
export interface RateLimit {
  /** Takes one token. Returns 0, or after how many ms the next one will be there. */
  take(): number
}

/**
 * Makes a bucket that is full at first.
 *
 * @param perSecond tokens that come back each second
 * @param burst tokens that the bucket holds
 */
export function createRateLimit(
  { perSecond, burst }: { perSecond: number; burst: number },
  clock: Clock,
): RateLimit {
  let tokens = burst
  let filledAt = clock.now()
  return {
    take() {
      const now = clock.now()
      tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) * perSecond) / 1000)
      filledAt = now
      if (tokens >= 1) {
        tokens -= 1
        return 0
      }
      return Math.ceil(((1 - tokens) * 1000) / perSecond)
    },
  }
}
