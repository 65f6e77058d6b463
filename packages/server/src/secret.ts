import { hkdfSync, randomBytes } from 'node:crypto'

const minSecretBytes = 32

/** Keys of one purpose, newest first: the first signs and seals, each verifies and opens. */
export type KeyList = readonly [newest: Buffer, ...older: Buffer[]]

/** Keys that the server derives from the app's secrets, a list for each purpose. */
export interface Keys {
  /** What the others are derived from, newest first; the one that was made up included. */
  readonly secrets: readonly string[]
  readonly token: KeyList
  readonly session: KeyList
  readonly csrf: KeyList
  readonly flash: KeyList
}

/**
 * Derives the server's keys (HKDF-SHA256, RFC 5869) from the app's secret, or from several: the
 * newest one and those that it replaces.
 *
 * Without a secret, a development server makes one up, which ends with the process.
 *
 * @throws Error for an empty list, an empty text in it, and a secret that is given twice; in
 * production also when a secret is missing, shorter than 32 bytes or monotonous
 */
export function deriveKeys(
  secret: string | readonly string[] | undefined,
  production: boolean,
): Keys {
  const [newest, ...older] = checkedSecrets(secret, production)
  const derive = (purpose: string): KeyList => {
    const from = (material: string): Buffer =>
      Buffer.from(hkdfSync('sha256', material, '', `livejsx ${purpose}`, 32))
    return [from(newest), ...older.map(from)]
  }
  return {
    secrets: [newest, ...older],
    token: derive('join token'),
    session: derive('session'),
    csrf: derive('csrf'),
    flash: derive('flash'),
  }
}

const mend = 'set `secret` of `createLiveServer` to the output of `openssl rand -base64 48`'

function checkedSecrets(
  secret: string | readonly string[] | undefined,
  production: boolean,
): readonly [string, ...string[]] {
  if (typeof secret !== 'object') {
    if (secret) return [checkSecret(secret, 'secret', production)]
    if (!production) return [randomBytes(minSecretBytes).toString('base64url')]
    throw new Error(`No \`secret\`: a production server needs one to sign sessions; ${mend}`)
  }
  const [newest, ...older] = secret.map((each, index) =>
    checkSecret(each, `secret[${index}]`, production),
  )
  if (newest === undefined) {
    throw new Error(`No secret in the list \`secret\`: the newest one comes first; ${mend}`)
  }
  if (new Set(secret).size < secret.length) {
    throw new Error(
      'A secret is twice in the list `secret`: a rotation puts a new one before those that it replaces',
    )
  }
  return [newest, ...older]
}

function checkSecret(secret: string, name: string, production: boolean): string {
  if (!secret) throw new Error(`\`${name}\` is empty: leave it out, or ${mend}`)
  const isWeak = Buffer.byteLength(secret) < minSecretBytes || new Set(secret).size < 10
  if (production && isWeak) {
    throw new Error(
      `The \`${name}\` is too weak: it needs at least ${minSecretBytes} bytes of randomness; ${mend}`,
    )
  }
  return secret
}
