import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { limits } from '@livejsx/protocol'
import { readHeader, writeHeader, type RecordHeader } from '../header.ts'
import type { StashScope } from '../scope.ts'
import { deriveSessionKey, type KeyRing, type RingKey, type SessionKey } from './key-ring.ts'

/** All that a record belongs to. A record opens for exactly the binding that it was sealed for. */
export interface Binding {
  /** Name of the app: two apps that share a secret do not share stashes. */
  readonly app: string
  /** Stable name of the view. */
  readonly view: string
  /** Id of the cookie session. */
  readonly session: string
  /** Counts how often the session was signed out. */
  readonly sessionEpoch: number
  readonly scope: StashScope
  /** Where in the app the view is: the path of its address, the id of a nested view. */
  readonly place: string
}

export interface SealOptions {
  /** UTF-16 units of a sealed record; longer ones are neither made nor looked at. @default 240 KiB */
  readonly maxLength?: number
  /** Contents are lengthened to multiples of it, in bytes, so that their sizes tell less. @default 1 */
  readonly padBytes?: number
}

/** Why a text was not opened. */
export type SealRefusal = 'too-large' | 'invalid' | 'key' | 'session' | 'version'

export type Opened =
  | { readonly isOpen: true; readonly header: RecordHeader; readonly content: string }
  | { readonly isOpen: false; readonly reason: SealRefusal }

/** Seals and opens the records of one binding. */
export interface Seal {
  /** @throws RangeError when the sealed text would be longer than `maxLength` */
  seal(header: RecordHeader, content: string): string
  open(sealed: string): Opened
}

/** Fits, with the rest of a join, into the largest message that a server takes from a page. */
export const maxSealedLength = limits.maxStashLength

const format = '1'
const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/**
 * Makes the seal of a binding: AES-256-GCM (NIST SP 800-38D) with a random nonce, the binding and
 * the clear header as associated data. Nothing of a text is decoded before its seal is verified.
 *
 * A sealed record is `format.key.owner.header.content`, each a word of base64url.
 */
export function createSeal(ring: KeyRing, binding: Binding, options: SealOptions = {}): Seal {
  const { maxLength = maxSealedLength, padBytes = 1 } = options
  const bound = boundTo(binding)
  const derived = new Map<RingKey, SessionKey>()
  const keyOf = (key: RingKey): SessionKey => {
    const known = derived.get(key) ?? deriveSessionKey(key, binding)
    derived.set(key, known)
    return known
  }

  return {
    seal(header, content) {
      const { key, owner } = keyOf(ring.newest)
      const headerWord = writeHeader(header)
      const padded = pad(content, padBytes)
      const body = encrypt(key, bound + headerWord, padded)
      const sealed = [format, ring.newest.id, owner, headerWord, body].join('.')
      if (sealed.length > maxLength) throw tooLarge(binding.view, sealed.length, maxLength)
      return sealed
    },
    open(sealed) {
      if (sealed.length > maxLength) return refused('too-large')
      const words = sealed.split('.', 6)
      const [given, keyId = '', owner, headerWord = '', body = ''] = words
      if (given !== format) return refused(/^\d{1,3}$/.test(given ?? '') ? 'version' : 'invalid')
      if (words.length !== 5) return refused('invalid')
      const ringKey = ring.find(keyId)
      if (ringKey === undefined) return refused('key')
      const sessionKey = keyOf(ringKey)
      // Not a check of its own, since the key differs too: it tells a signed-out visitor from a forger.
      if (owner !== sessionKey.owner) return refused('session')
      const content = decrypt(sessionKey.key, bound + headerWord, body)
      const header = content === undefined ? undefined : readHeader(sealed)
      if (content === undefined || header === undefined) return refused('invalid')
      return { isOpen: true, header, content }
    },
  }
}

function boundTo({ app, view, session, sessionEpoch, scope, place }: Binding): string {
  return JSON.stringify([format, app, view, session, sessionEpoch, scope, place])
}

function refused(reason: SealRefusal): Opened {
  return { isOpen: false, reason }
}

function tooLarge(view: string, length: number, maxLength: number): RangeError {
  return new RangeError(
    `The stash of \`${view}\` takes ${length} characters when sealed, and ${maxLength} are allowed; ` +
      'name fewer keys, or keep what is large where it can be read again',
  )
}

// Spaces behind it, which JSON does not mind.
function pad(content: string, padBytes: number): Buffer {
  const bytes = Buffer.from(content)
  const rest = bytes.length % padBytes
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(padBytes - rest, ' ')])
}

function encrypt(key: Buffer, bound: string, content: Buffer): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(bound))
  const parts = [nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat(parts).toString('base64url')
}

function decrypt(key: Buffer, bound: string, body: string): string | undefined {
  const bytes = Buffer.from(body, 'base64url')
  // Node skips what is not base64url, and the last character has bits to spare: one text per record.
  if (bytes.length < nonceBytes + tagBytes || bytes.toString('base64url') !== body) return undefined
  const nonce = bytes.subarray(0, nonceBytes)
  const cipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-tagBytes))
  try {
    const content = cipher.update(bytes.subarray(nonceBytes, -tagBytes))
    return Buffer.concat([content, cipher.final()]).toString()
  } catch {
    // The one thing that GCM says of a record that was altered or is bound to something else.
    return undefined
  }
}
