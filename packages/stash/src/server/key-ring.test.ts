import { describe, expect, it } from 'vitest'
import { createKeyRing, deriveSessionKey } from './key-ring.ts'

const session = { app: 'shop', session: 'one', sessionEpoch: 0 }

describe('createKeyRing', () => {
  it('[STASH-05] knows each secret by an id that is the same everywhere and says nothing of it', () => {
    const ring = createKeyRing(['new', 'old'])
    expect(ring.newest.id).toBe(createKeyRing(['new']).newest.id)
    expect(ring.find(createKeyRing(['old']).newest.id)?.secret).toBe('old')
    expect(ring.newest.id).toMatch(/^[\w-]{8}$/)
  })

  it('[STASH-05] finds nothing under names that objects have', () => {
    const ring = createKeyRing(['new'])
    for (const id of ['constructor', '__proto__', 'toString', '']) {
      expect(ring.find(id)).toBeUndefined()
    }
  })

  it('[STASH-05] refuses to be without a secret, or with one twice', () => {
    expect(() => createKeyRing([])).toThrow('A stash needs a secret')
    expect(() => createKeyRing(['new', ''])).toThrow('A stash needs a secret')
    expect(() => createKeyRing(['new', 'new'])).toThrow('given twice')
  })
})

describe('deriveSessionKey', () => {
  const { newest } = createKeyRing(['new'])

  it('[STASH-05] gives every app, session and session epoch a key of its own', () => {
    const keys = [
      session,
      { ...session, app: 'blog' },
      { ...session, session: 'two' },
      { ...session, sessionEpoch: 1 },
      { ...session, session: 'x'.repeat(5_000) },
    ].map((of) => deriveSessionKey(newest, of))
    expect(new Set(keys.map(({ key }) => key.toString('hex'))).size).toBe(5)
    expect(new Set(keys.map(({ owner }) => owner)).size).toBe(5)
  })

  it('[STASH-05] derives the same key on every server', () => {
    expect(deriveSessionKey(newest, session)).toEqual(deriveSessionKey(newest, { ...session }))
  })
})
