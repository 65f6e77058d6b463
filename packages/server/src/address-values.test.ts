import { liveView, statusError } from '@livejsx/view'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readAddress, searchOf } from './address-values.ts'
import { currentAssets, setAssets } from './assets.ts'

const render = () => null
const mount = () => ({})
const plain = liveView({ mount, render })

function address(path: string, params: Record<string, string> = {}) {
  const url = new URL(path, 'http://test')
  return { params, search: searchOf(url), url }
}

describe('searchOf', () => {
  it('[NAV-01] gives texts, and lists for names that come more than once or end in []', () => {
    expect(searchOf(new URL('http://test/?q=a+b&tag=x&empty&tag=y&ids[]=1'))).toEqual({
      q: 'a b',
      tag: ['x', 'y'],
      empty: '',
      'ids[]': ['1'],
    })
  })

  it('[NAV-01] sets no prototype, whatever the names are', () => {
    const search = searchOf(
      new URL('http://test/?__proto__=x&__proto__[a]=y&constructor=z&toString'),
    )
    expect(Object.keys(search)).toEqual(['__proto__[a]', 'constructor', 'toString'])
    expect(Object.getPrototypeOf(Object.assign({}, search))).toBe(Object.prototype)
    expect(Object.hasOwn(searchOf(new URL('http://test/')), 'constructor')).toBe(false)
  })

  it('[NAV-01] reads thousands of names in no time that anybody notices', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => `a${index % 7}=${index}`).join('&')
    expect(Object.keys(searchOf(new URL(`http://test/?${many}`)))).toHaveLength(7)
  })
})

describe('readAddress', () => {
  it('[NAV-01] gives what is written to a view without schemas', () => {
    expect(readAddress(plain, address('/7?page=2', { id: '7' }))).toEqual({
      params: { id: '7' },
      search: { page: '2' },
    })
  })

  it('[NAV-01] gives the outputs of schemas, of asynchronous ones as well', async () => {
    const id = z.object({ id: z.coerce.number() })
    const late = z.object({
      id: z.string().transform(async (text) => Promise.resolve(text.length)),
    })
    const page = z.object({ page: z.coerce.number().default(1) })
    const at = address('/7', { id: '7' })
    expect(readAddress(liveView({ params: id, search: page, mount, render }), at)).toEqual({
      params: { id: 7 },
      search: { page: 1 },
    })
    const both = liveView({ params: late, search: page, mount, render })
    expect(await readAddress(both, at)).toEqual({ params: { id: 1 }, search: { page: 1 } })
  })

  it('[NAV-01] answers 404 for values of the path, and 400 for those of the search', async () => {
    const view = liveView({
      params: z.object({ id: z.coerce.number() }),
      search: z.object({ page: z.string().refine(async (text) => Promise.resolve(text !== '0')) }),
      mount,
      render,
    })
    const fail = async (path: string, params: Record<string, string>) => {
      try {
        return await readAddress(view, address(path, params))
      } catch (error) {
        return error
      }
    }
    expect(await fail('/x?page=0', { id: 'x' })).toMatchObject({ status: 404, text: undefined })
    expect(await fail('/7?page=0', { id: '7' })).toMatchObject({ status: 400, text: undefined })
    expect(await fail('/7', { id: '7' })).toMatchObject({ status: 400 })
  })

  it('[NAV-01] lets a schema throw a status of its own', async () => {
    const id = z.string().transform((text) => (text === 'old' ? statusError(410) : text))
    const view = liveView({ params: z.object({ id }), mount, render })
    const read = async () => readAddress(view, address('/old', { id: 'old' }))
    await expect(read()).rejects.toMatchObject({ status: 410 })
  })

  it('[NAV-01] answers 414 for an address that a page could not join with', () => {
    expect(() => readAddress(plain, address(`/?q=${'x'.repeat(5_000)}`))).toThrow(
      expect.objectContaining({ status: 414 }),
    )
  })
})

describe('in development', () => {
  const last = currentAssets()
  afterEach(() => setAssets(last))

  it('[NAV-01] tells the author what the schema said', () => {
    setAssets({ ...last, development: true })
    const view = liveView({ params: z.object({ id: z.uuid('is no id') }), mount, render })
    expect(() => readAddress(view, address('/x', { id: 'x' }))).toThrow('params.id: is no id')
  })
})
