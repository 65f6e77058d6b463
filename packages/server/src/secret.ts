import { hkdfSync, randomBytes } from 'node:crypto'

const minSecretBytes = 32

/** Keys that the server derives from the app's secret, one for each purpose. */
export interface Keys {
  readonly token: Buffer
  readonly session: Buffer
  readonly csrf: Buffer
  readonly flash: Buffer
  /** What they were derived from, newest first. */
  readonly secrets: readonly string[]
}

/**
 * Derives the server's keys (HKDF-SHA256, RFC 5869) from the app's secret.
 *
 * Without a secret, a development server makes one up, which ends with the process.
 *
 * @throws Error in production when the secret is missing, shorter than 32 bytes or monotonous
 */
export function deriveKeys(secret: string | undefined, production: boolean): Keys {
  if (production) checkSecret(secret)
  const material = secret ?? randomBytes(minSecretBytes).toString('base64url')
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', material, '', `livejsx ${purpose}`, 32))
  return {
    token: derive('join token'),
    session: derive('session'),
    csrf: derive('csrf'),
    flash: derive('flash'),
    secrets: [material],
  }
}

function checkSecret(secret: string | undefined): void {
  const mend = 'set `secret` of `createLiveServer` to the output of `openssl rand -base64 48`'
  if (secret === undefined || secret === '') {
    throw new Error(`No \`secret\`: a production server needs one to sign sessions; ${mend}`)
  }
  if (Buffer.byteLength(secret) < minSecretBytes || new Set(secret).size < 10) {
    throw new Error(
      `The \`secret\` is too weak: it needs at least ${minSecretBytes} bytes of randomness; ${mend}`,
    )
  }
}
