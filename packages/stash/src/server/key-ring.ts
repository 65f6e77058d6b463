import { createHash, hkdfSync } from 'node:crypto'

/** A secret of the app as records name it. */
export interface RingKey {
  /** Public, says nothing of the secret. */
  readonly id: string
  readonly secret: string
}

/** The secrets that records are sealed with: the first one seals, all of them open. */
export interface KeyRing {
  readonly newest: RingKey
  find(id: string): RingKey | undefined
}

/** What is derived for one session: the key of its records, and a word that tells whose they are. */
export interface SessionKey {
  readonly key: Buffer
  /** Equal for records of the same app, session, session epoch and secret. */
  readonly owner: string
}

/**
 * Makes a ring of the app's secrets. A record that was sealed with a secret that is not among them
 * is refused like one that does not exist.
 *
 * @param secrets newest first
 * @throws TypeError without a secret, and when one is given twice
 */
export function createKeyRing(secrets: readonly string[]): KeyRing {
  const keys = secrets.map((secret) => ({ id: idOf(secret), secret }))
  const [newest] = keys
  if (newest === undefined || secrets.includes('')) {
    throw new TypeError(
      'A stash needs a secret: give the secret of the app, and older ones after it',
    )
  }
  // A map: ids come from browsers, and `constructor` is none.
  const byId = new Map(keys.map((key) => [key.id, key]))
  if (byId.size < keys.length) throw new TypeError('One of the secrets is given twice')
  return { newest, find: (id) => byId.get(id) }
}

function idOf(secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'livejsx stash id', 6)).toString('base64url')
}

/**
 * Derives a session's key (HKDF-SHA256, RFC 5869). A key of its own for each session keeps the number
 * of records per key far below what random nonces bear, without anything to keep in memory.
 */
export function deriveSessionKey(
  { secret }: RingKey,
  { app, session, sessionEpoch }: { app: string; session: string; sessionEpoch: number },
): SessionKey {
  // HKDF takes 1,024 bytes at most, and a session's id may be any text.
  const salt = createHash('sha256')
    .update(JSON.stringify([app, session, sessionEpoch]))
    .digest()
  const derived = Buffer.from(hkdfSync('sha256', secret, salt, 'livejsx stash', 38))
  return { key: derived.subarray(0, 32), owner: derived.subarray(32).toString('base64url') }
}
