import { createHmac, timingSafeEqual, type Hmac } from 'node:crypto'
import { LiveError } from '@livejsx/protocol'
import type { KeyList } from './secret.ts'

/** What a join token says: which instance waits for whom, at which address, until when. */
export interface JoinToken {
  readonly instance: string
  /** Id of the cookie session that the page was rendered for. */
  readonly session: string
  /** Path and query of the page. */
  readonly url: string
  /** Build of the client that the page loads. */
  readonly build: string
  /** Milliseconds since the epoch. */
  readonly expires: number
  /** Whether it is a nested view's, which only the view around it can make anew. */
  readonly nested?: true
  /** Id of a sticky view in the document of the page. */
  readonly sticky?: string
}

/** How long a page may present the token of its HTML, in ms: as long as a tab is left open. */
const lifetimeMs = 24 * 3600 * 1000

/** Makes the token by which a page finds its instance. */
export function issueToken(
  key: Buffer,
  { id, place }: { id: string; place: TokenPlace },
  { build, now }: { build: string; now: number },
): string {
  const { session, url, parent, sticky } = place
  const token = { instance: id, session, url, build, expires: now + lifetimeMs }
  if (parent !== undefined) return signToken(key, { ...token, nested: true })
  return signToken(key, sticky === undefined ? token : { ...token, sticky })
}

/** What a token tells of an instance's place. */
interface TokenPlace {
  readonly session: string
  readonly url: string
  readonly parent?: unknown
  readonly sticky?: string | undefined
}

/** Signs a token (HMAC-SHA256). The content is readable by its holder, and not alterable. */
export function signToken(key: Buffer, token: JoinToken): string {
  return signText(key, JSON.stringify(token))
}

/** Signs a text (HMAC-SHA256). It stays readable. */
export function signText(key: Buffer, text: string): string {
  const body = Buffer.from(text).toString('base64url')
  return `${body}.${sign(key, body).digest('base64url')}`
}

/** Reads what {@link signText} made with one of the keys; `undefined` = it was altered, or is another's. */
export function readSigned(keys: KeyList, text: string): string | undefined {
  const [body = '', signature = ''] = text.split('.')
  if (!isSignedBy(keys, body, Buffer.from(signature, 'base64url'))) return undefined
  return Buffer.from(body, 'base64url').toString()
}

/**
 * Reads a token that {@link signToken} made.
 *
 * @throws LiveError `token-invalid` when it was altered or belongs to another session
 */
export function readToken(keys: KeyList, text: string, session: string): JoinToken {
  const signed = readSigned(keys, text)
  if (signed === undefined) throw new LiveError('token-invalid')
  // The signature is ours, so the shape is too.
  const token = JSON.parse(signed) as JoinToken
  if (token.session !== session) throw new LiveError('token-invalid')
  return token
}

/** Makes the CSRF token of a session: pages carry it, and the socket's handshake must present it. */
export function csrfToken(key: Buffer, session: string): string {
  return sign(key, session).digest('base64url')
}

/** Checks a CSRF token in constant time. */
export function isCsrfToken(keys: KeyList, session: string, given: unknown): boolean {
  return typeof given === 'string' && isSignedBy(keys, session, Buffer.from(given, 'base64url'))
}

function sign(key: Buffer, text: string): Hmac {
  return createHmac('sha256', key).update(text)
}

// How long it takes may tell which secret it was, which is no secret; never how much of it was right.
function isSignedBy(keys: KeyList, text: string, signature: Buffer): boolean {
  return keys.some((key) => {
    const expected = sign(key, text).digest()
    return expected.length === signature.length && timingSafeEqual(expected, signature)
  })
}
