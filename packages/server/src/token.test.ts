import { LiveError } from '@livejsx/protocol'
import { describe, expect, it } from 'vitest'
import { csrfToken, isCsrfToken, readToken, signToken, type JoinToken } from './token.ts'

const key = Buffer.from('key')
const newer = Buffer.from('newer')
const token: JoinToken = { instance: 'i', session: 's', url: '/a?b', build: 'x', expires: 2_000 }

function codeOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    return error instanceof LiveError ? error.code : 'no LiveError'
  }
  return 'no error'
}

describe('readToken', () => {
  it('reads what signToken signed', () => {
    expect(readToken([key], signToken(key, token), 's')).toEqual(token)
  })

  it('[RT-04] reads what any of its keys signed', () => {
    const read = [key, newer].map((each) => readToken([newer, key], signToken(each, token), 's'))
    expect(read).toEqual([token, token])
    const unknown = signToken(Buffer.from('unknown'), token)
    expect(codeOf(() => readToken([newer, key], unknown, 's'))).toBe('token-invalid')
  })

  it('refuses a token of another session, of another key, altered, or without shape', () => {
    const text = signToken(key, token)
    const forged = `${Buffer.from(JSON.stringify({ ...token, url: '/admin' })).toString('base64url')}.${text.split('.')[1]}`
    const read = [
      () => readToken([key], text, 'other'),
      () => readToken([newer], text, 's'),
      () => readToken([key], forged, 's'),
      () => readToken([key], '', 's'),
      () => readToken([key], 'a.b.c', 's'),
    ]
    expect(read.map(codeOf)).toEqual(Array(5).fill('token-invalid'))
  })
})

describe('isCsrfToken', () => {
  it('[RT-06] accepts the token of this session only', () => {
    const given = csrfToken(key, 's')
    expect(isCsrfToken([key], 's', given)).toBe(true)
    const refused = [csrfToken(key, 'other'), '', undefined, 7, {}]
    expect(refused.map((value) => isCsrfToken([key], 's', value))).toEqual(Array(5).fill(false))
  })

  it('[RT-06] accepts the token of any of its keys', () => {
    const given = [key, newer, Buffer.from('unknown')].map((each) => csrfToken(each, 's'))
    expect(given.map((value) => isCsrfToken([newer, key], 's', value))).toEqual([true, true, false])
  })
})
