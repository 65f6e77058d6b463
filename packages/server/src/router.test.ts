import { live, liveView } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { createRouter } from './router.ts'

const view = liveView({ mount: () => ({}), render: () => null })
const load = () => Promise.resolve({ default: view })

describe('createRouter', () => {
  it('finds the first route that matches, with decoded params', async () => {
    const router = createRouter([live('/', load), live('/users/:id', load)])
    expect(router('/')?.params).toEqual({})
    expect(router('/users/ana%20b')?.params).toEqual({ id: 'ana b' })
    expect(await router('/users/1')?.load()).toBe(view)
  })

  it('finds nothing for unknown paths and malformed escapes', () => {
    const router = createRouter([live('/users/:id', load)])
    expect([router('/nope'), router('/users/%zz'), router('/users')]).toEqual(
      Array(3).fill(undefined),
    )
  })

  it('refuses a view that handles an event of the page itself', async () => {
    const taken = liveView({
      mount: () => ({}),
      handleEvent: { 'live:address': () => undefined },
      render: () => null,
    })
    const router = createRouter([live('/taken', () => Promise.resolve({ default: taken }))])
    await expect(router('/taken')?.load()).rejects.toThrow(/"\/taken" handles `live:address`/)
  })

  it('says which route has a module without a live view', async () => {
    const router = createRouter([
      live('/broken', () => Promise.resolve({} as { default: typeof view })),
    ])
    await expect(router('/broken')?.load()).rejects.toThrow(/"\/broken" has no live view/)
  })
})
