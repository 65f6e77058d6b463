import { randomFillSync } from 'node:crypto'

// A call of the system's generator takes longer than sealing a cookie, however few bytes it is for.
const pool = Buffer.allocUnsafeSlow(4_096)
let used = pool.length

/**
 * Gives random bytes for cryptography. Never gives a byte twice.
 *
 * @param count up to 4,096
 * @returns bytes for use at once: later calls write over them
 */
export function randomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  return pool.subarray(used - count, used)
}

/** Makes a nonce for the scripts of a page, of 128 random bits. */
export function createNonce(): string {
  return randomBytes(16).toString('base64url')
}
