import { describe, expect, it } from 'vitest'
import type { RecordHeader } from '../header.ts'
import { createKeyRing } from './key-ring.ts'
import { createSeal, maxSealedLength, type Binding } from './seal.ts'

const ring = createKeyRing(['the secret of the app'])
const binding: Binding = {
  app: 'shop',
  view: 'app/board',
  session: 'session-1',
  sessionEpoch: 0,
  scope: 'reload',
  place: '/boards/7',
}
const header: RecordHeader = {
  lineage: 'bGluZWFnZQ',
  epoch: 2,
  seq: 7,
  page: 'page run 1 – grün',
  last: 12,
  ttlMs: 900_000,
}
const seal = createSeal(ring, binding)
const content = JSON.stringify({ text: 'x'.repeat(1_000) })

/** Thousands of texts on a busy machine. */
const patientMs = 60_000

/** Gives how often altered texts were opened all the same. */
function openedOf(texts: Iterable<string>): number {
  let opened = 0
  for (const text of texts) if (seal.open(text).isOpen) opened += 1
  return opened
}

describe('createSeal', () => {
  it('[STASH-02] opens what it sealed, header and content', () => {
    expect(seal.open(seal.seal(header, content))).toEqual({ isOpen: true, header, content })
  })

  it('[STASH-02] hides the content, and seals the same twice into different texts', () => {
    const sealed = seal.seal(header, 'the word')
    expect(Buffer.from(sealed.split('.')[4] ?? '', 'base64url').toString('latin1')).not.toContain(
      'word',
    )
    expect(seal.seal(header, 'the word')).not.toBe(sealed)
  })

  it(
    '[STASH-02] refuses a record of 1 KB with any bit of its text flipped',
    () => {
      const bytes = Buffer.from(seal.seal(header, content))
      const flipped = Array.from({ length: bytes.length * 8 }, (_, bit) => {
        const copy = Buffer.from(bytes)
        copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        return copy.toString('latin1')
      })
      expect(flipped.length).toBeGreaterThan(8_192)
      expect(openedOf(flipped)).toBe(0)
    },
    patientMs,
  )

  it(
    '[STASH-02] refuses a record with any bit of its bytes flipped',
    () => {
      const words = seal.seal(header, content).split('.')
      const flipped = [2, 3, 4].flatMap((at) => {
        const bytes = Buffer.from(words[at] ?? '', 'base64url')
        return Array.from({ length: bytes.length * 8 }, (_, bit) => {
          const copy = Buffer.from(bytes)
          copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
          return words.with(at, copy.toString('base64url')).join('.')
        })
      })
      expect(flipped.length).toBeGreaterThan(8_192)
      expect(openedOf(flipped)).toBe(0)
    },
    patientMs,
  )

  it('[STASH-02] refuses texts that were cut off or have something added', () => {
    const sealed = seal.seal(header, content)
    const cut = Array.from({ length: sealed.length }, (_, length) => sealed.slice(0, length))
    const added = ['A', '=', '.', ' ', '\n', '!', '.A'].flatMap((text) => [
      sealed + text,
      text + sealed,
    ])
    expect(openedOf([...cut, ...added, sealed + sealed])).toBe(0)
  })

  it('[STASH-02] refuses words of two records of the same binding put together', () => {
    const one = seal.seal(header, content).split('.')
    const other = seal.seal({ ...header, seq: 8 }, content).split('.')
    expect(openedOf([one.with(3, other[3] ?? '').join('.')])).toBe(0)
    expect(openedOf([one.with(4, other[4] ?? '').join('.')])).toBe(0)
    expect(openedOf([one.join('.'), other.join('.')])).toBe(2)
  })

  it.each<[string, Partial<Binding>, string]>([
    ['another app', { app: 'shop2' }, 'session'],
    ['another view', { view: 'app/other' }, 'invalid'],
    ['another session', { session: 'session-2' }, 'session'],
    ['the session after it was signed out', { sessionEpoch: 1 }, 'session'],
    ['another scope', { scope: 'tab' }, 'invalid'],
    ['another place', { place: '/boards/8' }, 'invalid'],
  ])('[STASH-05] refuses the record of %s', (_name, other, reason) => {
    const foreign = createSeal(ring, { ...binding, ...other })
    expect(seal.open(foreign.seal(header, content))).toEqual({ isOpen: false, reason })
    // Neither with the word that says whose it is put right.
    const owner = seal.seal(header, content).split('.')[2] ?? ''
    const disguised = foreign.seal(header, content).split('.').with(2, owner).join('.')
    expect(seal.open(disguised)).toEqual({ isOpen: false, reason: 'invalid' })
  })

  it('[STASH-05] opens records of older secrets, and seals with the newest one', () => {
    const rotated = createSeal(createKeyRing(['a newer secret', 'the secret of the app']), binding)
    expect(rotated.open(seal.seal(header, content)).isOpen).toBe(true)
    expect(seal.open(rotated.seal(header, content))).toEqual({ isOpen: false, reason: 'key' })
    const alone = createSeal(createKeyRing(['a newer secret']), binding)
    expect(alone.open(rotated.seal(header, content)).isOpen).toBe(true)
    expect(alone.open(seal.seal(header, content))).toEqual({ isOpen: false, reason: 'key' })
  })

  it('[STASH-05] refuses forged formats and keys', () => {
    const words = seal.seal(header, content).split('.')
    const forged = ['0', '2', 'none', '__proto__', '../1', '', '1'.repeat(1_000)].map((format) =>
      words.with(0, format).join('.'),
    )
    const keys = ['constructor', '__proto__', '../key', '', 'x'.repeat(100_000)].map((key) =>
      words.with(1, key).join('.'),
    )
    expect(openedOf([...forged, ...keys])).toBe(0)
    expect(seal.open(words.with(0, '2').join('.'))).toEqual({ isOpen: false, reason: 'version' })
  })

  it.each(['', '.', '....', '1....', 'null', '{}', '\0', 'é'.repeat(500), '1.a.b.c.d.e'])(
    '[STASH-02] refuses %j without throwing',
    (text) => expect(seal.open(text).isOpen).toBe(false),
  )

  it('[STASH-02] neither makes nor looks at records beyond the cap', () => {
    const large = 'x'.repeat(maxSealedLength)
    expect(() => seal.seal(header, large)).toThrow(
      /The stash of `app\/board` takes \d+ characters when sealed, and 245760 are allowed/,
    )
    const roomy = createSeal(ring, binding, { maxLength: 2 * maxSealedLength })
    expect(seal.open(roomy.seal(header, large))).toEqual({ isOpen: false, reason: 'too-large' })
  })

  it('[STASH-02] makes contents of about one size the same size when asked to', () => {
    const padded = createSeal(ring, binding, { padBytes: 256 })
    const lengths = [1, 100, 200, 254].map((size) => {
      const sealed = padded.seal(header, JSON.stringify('x'.repeat(size)))
      const opened = padded.open(sealed)
      expect(opened.isOpen && JSON.parse(opened.content)).toBe('x'.repeat(size))
      return sealed.length
    })
    expect(new Set(lengths).size).toBe(1)
  })

  it(
    '[STASH-02] uses each nonce once',
    () => {
      const nonces = new Set<string>()
      for (let at = 0; at < 5_000; at++) {
        nonces.add((seal.seal(header, '').split('.')[4] ?? '').slice(0, 16))
      }
      expect(nonces.size).toBe(5_000)
    },
    patientMs,
  )
})
