import { live, liveView, toPath } from '@livejsx/view'
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

  it('loads a view once where views are kept, and a failed load again', async () => {
    let loads = 0
    const failing = () => {
      loads += 1
      return loads === 1 ? Promise.reject(new Error('offline')) : load()
    }
    const router = createRouter([live('/', failing)], { keeps: true })
    await expect(router('/')?.load()).rejects.toThrow('offline')
    expect([await router('/')?.load(), await router('/')?.load()]).toEqual([view, view])
    expect(loads).toBe(2)
  })

  it('finds nothing for unknown paths and malformed escapes', () => {
    const router = createRouter([live('/users/:id', load)])
    expect([router('/nope'), router('/users/%zz'), router('/users')]).toEqual(
      Array(3).fill(undefined),
    )
  })

  it('[NAV-01] gives optional values only where the path has them, and the rest as it is', () => {
    const router = createRouter([live('/a/:tab?', load), live('/files/*', load)])
    expect(router('/a')?.params).toEqual({})
    expect(router('/a/x')?.params).toEqual({ tab: 'x' })
    expect(router('/files/a/b%20c')?.params).toEqual({ '*': 'a/b c' })
  })

  it('[NAV-01] takes the texts of a path literally, as addresses write them', () => {
    const paths = ['/caf\u00e9 x', '/a.b', '/a+b', '/(a)', '/a|b', '/$']
    const router = createRouter(paths.map((path) => live(path, load)))
    const found = (path: string) => router(new URL(path, 'http://test').pathname)?.route.path
    expect(paths.map(found)).toEqual(paths)
    expect(['/axb', '/aab', '/a', '/b'].map(found)).toEqual(Array(4).fill(undefined))
  })

  it('[NAV-01] gives back the values of an address that was made from its path', () => {
    const router = createRouter([live('/u/:id/:file.png', load), live('/f/*', load)])
    const values = ['a/b', '//x', '..%2f', 'ü \u2028', '?#&', 'a.png', '%', '__proto__', '\\']
    const back = (path: string) => router(new URL(path, 'http://test').pathname)?.params
    for (const value of values) {
      const both = { id: value, file: value }
      expect(back(toPath('/u/:id/:file.png', both))).toEqual(both)
      expect(back(toPath('/f/*', { '*': value }))).toEqual({ '*': value })
    }
  })

  it('[NAV-05] finds nothing for what is another site when it is resolved again', () => {
    const router = createRouter([live('/*', load), live('/:host', load)])
    expect(router('/a//b')?.params).toEqual({ '*': 'a//b' })
    expect([router('//evil.example/'), router('///evil.example')]).toEqual([undefined, undefined])
  })

  it('[NAV-01] tells of routes that no path comes to', () => {
    const told: string[] = []
    const paths = [
      '/users/:id',
      '/users/new',
      '/:a/:b',
      '/x/:b?',
      '/y/:c',
      '/:a/:b.png',
      '/z',
      '/*',
    ]
    createRouter(
      paths.map((path) => live(path, load)),
      { warn: (text) => told.push(text) },
    )
    expect(told.map((text) => /"([^"]*)": "([^"]*)"/.exec(text)?.slice(1))).toEqual([
      ['/users/new', '/users/:id'],
      ['/y/:c', '/:a/:b'],
      ['/:a/:b.png', '/:a/:b'],
    ])
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
