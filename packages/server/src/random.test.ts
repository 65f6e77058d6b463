import { describe, expect, it } from 'vitest'
import { createNonce, randomBytes } from './random.ts'

describe('randomBytes', () => {
  it('gives as many as are asked for, never the same', () => {
    const texts = Array.from({ length: 2_000 }, () => randomBytes(12).toString('hex'))
    expect(new Set(texts.map(({ length }) => length))).toEqual(new Set([24]))
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('draws more when there are not enough left', () => {
    const first = Buffer.from(randomBytes(4_000))
    const second = Buffer.from(randomBytes(4_000))
    expect(second.equals(first)).toBe(false)
    expect([first.length, second.length]).toEqual([4_000, 4_000])
  })
})

describe('createNonce', () => {
  it('[RT-06] makes another one for each page, of characters that a header may have', () => {
    const nonces = Array.from({ length: 1_000 }, createNonce)
    expect(new Set(nonces).size).toBe(1_000)
    expect(nonces.every((nonce) => /^[\w-]{22}$/.test(nonce))).toBe(true)
  })
})
