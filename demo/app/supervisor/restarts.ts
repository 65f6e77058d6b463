/** A process that lived as long was no part of a crash loop, in ms. */
const stableMs = 5_000
const firstPauseMs = 250
const maxPauseMs = 15_000
/** So many deaths in a row, and nobody starts it again. */
const maxDeaths = 8

/** Decides when a process that has died is started again. */
export interface Restarts {
  /**
   * A process has died.
   *
   * @param livedMs how long it ran
   * @returns what to wait for in ms, `undefined` = it is not worth another try
   */
  onDeath(livedMs: number): number | undefined
}

/** Starts a process again at once; one that dies young after pauses that double, and not for ever. */
export function createRestarts(): Restarts {
  let deaths = 0
  return {
    onDeath(livedMs) {
      deaths = livedMs >= stableMs ? 0 : deaths + 1
      if (deaths >= maxDeaths) return undefined
      return deaths === 0 ? 0 : Math.min(firstPauseMs * 2 ** (deaths - 1), maxPauseMs)
    },
  }
}
