import { describe, expect, it } from 'vitest'
import { deriveKeys } from './secret.ts'

const strong = 'mJ3vQ8sK1xW6zR0bT5yN9cF4hL7pD2gA'
const newer = 'Yd7uE2kP5wZ9aG3fX8hB1nV6mC4rT0qS'

describe('deriveKeys', () => {
  it('derives one key a purpose, the same ones from the same secret', () => {
    const keys = deriveKeys(strong, true)
    expect(deriveKeys(strong, true)).toEqual(keys)
    expect(new Set([keys.token, keys.session, keys.csrf].flat().map(String)).size).toBe(3)
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

  it('[RT-04] derives keys of each secret of a list, in its order', () => {
    const keys = deriveKeys([newer, strong], true)
    const [each, all] = [deriveKeys(newer, true), deriveKeys(strong, true)]
    expect(keys).toEqual({
      secrets: [newer, strong],
      token: [...each.token, ...all.token],
      session: [...each.session, ...all.session],
      csrf: [...each.csrf, ...all.csrf],
      flash: [...each.flash, ...all.flash],
    })
  })

  it.each([
    ['that is empty', [], /No secret in the list `secret`/],
    ['with an empty text', [strong, ''], /`secret\[1\]` is empty/],
    ['with a secret that is there twice', [strong, newer, strong], /twice in the list/],
  ])('[RT-04] stops any server for a list %s', (_, secret, message) => {
    expect(() => deriveKeys(secret, true)).toThrow(message)
    expect(() => deriveKeys(secret, false)).toThrow(message)
  })

  it('[RT-04] stops a production server for one weak secret among strong ones, which it does not print', () => {
    expect(() => deriveKeys([strong, 'hunter2'], true)).toThrow(/`secret\[1\]` is too weak/)
    expect(() => deriveKeys([strong, 'hunter2'], true)).not.toThrow(/hunter2/)
    expect(deriveKeys([strong, 'hunter2'], false).secrets).toEqual([strong, 'hunter2'])
  })

  it('makes up a secret outside production', () => {
    expect(deriveKeys(undefined, false)).not.toEqual(deriveKeys(undefined, false))
    const [madeUp = ''] = deriveKeys('', false).secrets
    expect(deriveKeys(madeUp, true)).toMatchObject({ secrets: [madeUp] })
  })
})
