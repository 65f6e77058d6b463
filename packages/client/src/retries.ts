/** A view that failed so often within {@link forgetAfterMs} is given up. */
const maxRetries = 3
const forgetAfterMs = 60_000
const firstPauseMs = 500

/**
 * Makes a function that runs something again after a failure, after pauses that grow. It returns
 * `false` instead when that did not help three times within a minute.
 */
export function createRetries(run: () => void): () => boolean {
  let count = 0
  let last = 0
  return () => {
    const now = Date.now()
    if (now - last > forgetAfterMs) count = 0
    last = now
    if (count >= maxRetries) return false
    setTimeout(run, firstPauseMs * 2 ** count++)
    return true
  }
}
