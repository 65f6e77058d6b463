import { describe, expect, it } from 'vitest'
import { flashCookie, hasFlashCookie, readFlash, sealFlash } from './flash-cookie.ts'

const key = Buffer.alloc(32, 7)
const holder = { session: 'visitor', now: 1_000 }
const cookieOf = (sealed: string): string => `a=1; livejsx-flash=${sealed}`

describe('readFlash', () => {
  const sealed = sealFlash(key, { info: 'Saved “ä”' }, holder)

  it('[EVT-16] gives the messages that were sealed for the session', () => {
    expect(readFlash([key], cookieOf(sealed), holder)).toEqual({ info: 'Saved “ä”' })
  })

  it('[EVT-16] [RT-04] gives messages that an older key has sealed', () => {
    expect(readFlash([Buffer.alloc(32, 8), key], cookieOf(sealed), holder)).toEqual({
      info: 'Saved “ä”',
    })
  })

  it('[EVT-16] gives nothing of another session, key or time, or of an altered cookie', () => {
    const found = [
      readFlash([key], cookieOf(sealed), { ...holder, session: 'other' }),
      readFlash([key], cookieOf(sealed), { ...holder, now: 61_000 }),
      readFlash([Buffer.alloc(32, 8)], cookieOf(sealed), holder),
      readFlash([key], cookieOf(`x${sealed}`), holder),
      readFlash([key], cookieOf('nonsense'), holder),
      readFlash([key], 'other=1', holder),
      readFlash([key], null, holder),
    ]
    expect(found).toEqual(found.map(() => undefined))
  })

  it('[EVT-16] refuses messages that no cookie holds', () => {
    expect(() => sealFlash(key, { info: 'x'.repeat(4_000) }, holder)).toThrow(
      /flash messages of a redirect take \d+ bytes/,
    )
  })
})

describe('flashCookie', () => {
  it('[EVT-16] lives a minute, and is taken away by an empty one', () => {
    expect(flashCookie('abc')).toBe('livejsx-flash=abc; Max-Age=60; Path=/; SameSite=Lax')
    expect(flashCookie(undefined)).toBe('livejsx-flash=; Max-Age=0; Path=/; SameSite=Lax')
    expect([hasFlashCookie('livejsx-flash=abc'), hasFlashCookie(null)]).toEqual([true, false])
  })
})
