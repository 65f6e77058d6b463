import { describe, expect, it } from 'vitest'
import { deriveKeys } from './secret.ts'

const strong = 'mJ3vQ8sK1xW6zR0bT5yN9cF4hL7pD2gA'

describe('deriveKeys', () => {
  it('derives one key a purpose, the same ones from the same secret', () => {
    const keys = deriveKeys(strong, true)
    expect(deriveKeys(strong, true)).toEqual(keys)
    expect(new Set([keys.token, keys.session, keys.csrf].map(String)).size).toBe(3)
  })

  it.each([
    ['missing', undefined, /No `secret`/],
    ['empty', '', /No `secret`/],
    ['short', 'hunter2', /too weak/],
    ['monotonous', 'a'.repeat(64), /too weak/],
  ])(
    'stops a production server whose secret is %s, and says how to make one',
    (_, secret, message) => {
      expect(() => deriveKeys(secret, true)).toThrow(message)
      expect(() => deriveKeys(secret, true)).toThrow(/openssl rand/)
    },
  )

  it('makes up a secret outside production', () => {
    expect(deriveKeys(undefined, false)).not.toEqual(deriveKeys(undefined, false))
  })
})
