import { describe, expect, it } from 'vitest'
import { live, routes } from './routes.ts'

const load = () => Promise.reject(new Error('not loaded here'))

describe('live', () => {
  it('refuses a path that does not begin with a slash, and says how to write it', () => {
    expect(() => live('users', load)).toThrow('write "/users"')
  })
})

describe('routes', () => {
  it('keeps the routes in their order', () => {
    expect(routes([live('/b', load), live('/a', load)]).map(({ path }) => path)).toEqual([
      '/b',
      '/a',
    ])
  })

  it('refuses a path that is listed twice', () => {
    expect(() => routes([live('/a', load), live('/a', load)])).toThrow('"/a" is listed twice')
  })
})
