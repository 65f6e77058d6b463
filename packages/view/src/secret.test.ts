import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { secret } from './secret.ts'

describe('secret', () => {
  const key = secret('canary')

  it('[LIFE-12] hands its value out when it is asked to', () => {
    expect(key.reveal()).toBe('canary')
  })

  it('[LIFE-12] is in no text, no log, no clone and no JSON', () => {
    const texts = [`${String(key)}`, inspect(key), inspect({ key }, { depth: 9, showHidden: true })]
    expect(texts.filter((text) => text.includes('canary'))).toEqual([])
    expect(() => JSON.stringify({ key })).toThrow('`secret()` was about to become JSON')
    expect(Object.keys(key)).toEqual([])
    expect(JSON.stringify(structuredClone(key))).toBe('{}')
  })
})
