import { createCipheriv, createDecipheriv, randomUUID } from 'node:crypto'
import { parse, serialize } from 'cookie'
import { randomBytes } from './random.ts'
import type { KeyList } from './secret.ts'

/** A visitor's session. */
export interface Session {
  /** Random, unique; tokens are bound to it. */
  readonly id: string
  /** What the app keeps for the visitor: JSON. */
  readonly data: Readonly<Record<string, unknown>>
}

/** Keeps sessions between requests. */
export interface SessionStore {
  /**
   * Reads the session of a request's `Cookie` header; `undefined` = none, or not acceptable. While
   * the app's secret is rotated it is asked once for each key, newest first, until it finds one.
   */
  read(cookies: string | null | undefined, key: Buffer): Session | undefined
  /** Makes the `Set-Cookie` header that keeps the session. */
  write(session: Session, key: Buffer, secure: boolean): string
}

/** Options of {@link cookieSession}. */
export interface CookieSessionOptions {
  /** @default "livejsx", and "__Host-livejsx" over HTTPS */
  name?: string
  /** Seconds until the cookie ends. @default 1,209,600 (14 days) */
  maxAge?: number
}

const ivBytes = 12
const tagBytes = 16

/**
 * Keeps the session in a cookie, sealed with AES-256-GCM: the browser can neither read nor alter
 * it. The cookie is `HttpOnly`, `SameSite=Lax`, and `Secure` with the `__Host-` prefix over HTTPS.
 *
 * @throws TypeError for a name or an age that no cookie has
 */
export function cookieSession({
  name = 'livejsx',
  maxAge = 14 * 24 * 3600,
}: CookieSessionOptions = {}): SessionStore {
  // Made once: only the value differs, and sealed texts have no character that is to be encoded.
  const around = (full: string, secure: boolean): readonly [before: string, after: string] => {
    const text = serialize(full, '', { httpOnly: true, maxAge, path: '/', sameSite: 'lax', secure })
    return [text.slice(0, full.length + 1), text.slice(full.length + 1)]
  }
  const plain = around(name, false)
  const overHttps = around(`__Host-${name}`, true)
  return {
    read(cookies, key) {
      if (!cookies) return undefined
      const found = parse(cookies)
      const sealed = found[`__Host-${name}`] ?? found[name]
      return sealed === undefined ? undefined : open(sealed, key, maxAge)
    },
    write(session, key, secure) {
      const [before, after] = secure ? overHttps : plain
      return before + seal(session, key) + after
    },
  }
}

/** Reads the session of a `Cookie` header, whichever of the keys it was written with. */
export function readSession(
  store: SessionStore,
  cookies: string | null | undefined,
  keys: KeyList,
): Session | undefined {
  for (const key of keys) {
    const found = store.read(cookies, key)
    if (found !== undefined) return found
  }
  return undefined
}

/** Makes a session for a visitor who has none. */
export function newSession(): Session {
  return { id: randomUUID(), data: {} }
}

function seal({ id, data }: Session, key: Buffer): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const text = JSON.stringify({ id, data, at: Math.floor(Date.now() / 1000) })
  const sealed = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat(sealed).toString('base64url')
}

function open(text: string, key: Buffer, maxAge: number): Session | undefined {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length <= ivBytes + tagBytes) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
    decipher.setAuthTag(bytes.subarray(-tagBytes))
    const opened = Buffer.concat([
      decipher.update(bytes.subarray(ivBytes, -tagBytes)),
      decipher.final(),
    ])
    const { id, data, at } = JSON.parse(opened.toString()) as Session & { at: number }
    return at + maxAge > Date.now() / 1000 ? { id, data } : undefined
  } catch {
    // A cookie that we did not seal, or sealed with another secret, is like no cookie at all.
    return undefined
  }
}
