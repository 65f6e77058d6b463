import { parse, serialize } from 'cookie'
import { flashCookieName as cookie } from '@livejsx/protocol'
import type { KeyList } from './secret.ts'
import { readSigned, signText } from './token.ts'

/** Flash messages, by kind. */
export type FlashMessages = Readonly<Record<string, string>>

/** Whose messages they are, and until when. */
interface FlashHolder {
  /** Id of the cookie session. */
  readonly session: string
  /** ms since the epoch */
  readonly now: number
}

/** How long messages wait for the next page, in ms. */
const lifetimeMs = 60_000
/** Browsers refuse cookies of more than 4,096 bytes, name and attributes included. */
const maxLength = 3_800

/**
 * Seals messages for the next page of a session: it is reached by a document load, so they go by a
 * cookie.
 *
 * @throws TypeError when they are too long for one
 */
export function sealFlash(
  key: Buffer,
  messages: FlashMessages,
  { session, now }: FlashHolder,
): string {
  const text = signText(key, JSON.stringify({ messages, session, expires: now + lifetimeMs }))
  if (text.length <= maxLength) return text
  throw new TypeError(
    `The flash messages of a redirect take ${text.length} bytes, and a cookie holds ${maxLength}: shorten them, or let the next page's \`mount\` put them`,
  )
}

/** Reads the messages of a `Cookie` header; `undefined` = none, or another session's, or too old. */
export function readFlash(
  keys: KeyList,
  cookies: string | null,
  holder: FlashHolder,
): FlashMessages | undefined {
  return openFlash(keys, cookies === null ? undefined : parse(cookies)[cookie], holder)
}

/** Opens sealed messages; `undefined` = there are none, or another session's, or too old. */
export function openFlash(
  keys: KeyList,
  text: string | undefined,
  { session, now }: FlashHolder,
): FlashMessages | undefined {
  const signed = text === undefined ? undefined : readSigned(keys, text)
  if (signed === undefined) return undefined
  const found = JSON.parse(signed) as {
    messages: FlashMessages
    session: string
    expires: number
  }
  return found.session === session && found.expires > now ? found.messages : undefined
}

/** Makes the `Set-Cookie` header that keeps sealed messages; of none, the one that takes them away. */
export function flashCookie(sealed: string | undefined): string {
  const maxAge = sealed === undefined ? 0 : lifetimeMs / 1_000
  return serialize(cookie, sealed ?? '', { maxAge, path: '/', sameSite: 'lax' })
}

/** Whether a `Cookie` header has messages, readable or not. */
export function hasFlashCookie(cookies: string | null): boolean {
  return cookies?.includes(`${cookie}=`) ?? false
}
