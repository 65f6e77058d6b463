import { describe, expect, it } from 'vitest'
import { cookieSession, newSession, readSession } from './cookie-session.ts'

const key = Buffer.alloc(32, 1)
const session = { id: 'visitor', data: { user: 'ana' } }

describe('cookieSession', () => {
  it('[RT-05] reads back the session that it wrote', () => {
    const store = cookieSession()
    const [cookie] = store.write(session, key, false).split(';')
    expect(store.read(`other=1; ${cookie}`, key)).toEqual(session)
  })

  it('[RT-05] hides the session from scripts and from other hosts', () => {
    const plain = cookieSession().write(session, key, false)
    expect(plain).toMatch(/^livejsx=[\w-]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/)
    const secure = cookieSession().write(session, key, true)
    expect(secure).toMatch(/^__Host-livejsx=/)
    expect(secure).toContain('; Secure')
    expect(Buffer.from(plain.slice(8), 'base64url').toString('latin1')).not.toContain('ana')
  })

  it('takes an altered, foreign, short or missing cookie for none', () => {
    const store = cookieSession()
    const [cookie = ''] = store.write(session, key, false).split(';')
    const altered = cookie.slice(0, -2) + (cookie.endsWith('AA') ? 'BB' : 'AA')
    const headers = [altered, 'livejsx=abc', '', undefined, null]
    expect(headers.map((header) => store.read(header, key))).toEqual(Array(5).fill(undefined))
    expect(store.read(cookie, Buffer.alloc(32, 2))).toBeUndefined()
  })

  it('takes a session whose time is over for none', () => {
    const store = cookieSession({ maxAge: 0 })
    const [cookie] = store.write(session, key, false).split(';')
    expect(store.read(cookie, key)).toBeUndefined()
  })

  it('[RT-05] [RT-04] is opened by an older key, and by no unknown one', () => {
    const store = cookieSession()
    const [newer, unknown] = [Buffer.alloc(32, 2), Buffer.alloc(32, 3)]
    const [cookie] = store.write(session, key, false).split(';')
    expect(readSession(store, cookie, [newer, key])).toEqual(session)
    expect(readSession(store, cookie, [newer, unknown])).toBeUndefined()
  })

  it('gives each new visitor an id of their own', () => {
    expect(newSession().id).not.toBe(newSession().id)
  })
})
