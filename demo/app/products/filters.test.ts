import { describe, expect, it } from 'vitest'
import { addressOf, isUnfiltered, noFilters, readFilters, type Filters } from './filters.ts'

const some: Filters = {
  text: 'desk & lamp',
  categories: ['kitchen', 'lighting'],
  glazes: ['ink'],
  min: 20,
  max: 80,
  inStock: true,
  sort: 'price-down',
  page: 3,
}

/** Reads an address as the server does: lists where a name comes more than once. */
function searchOf(address: string): Record<string, string | string[]> {
  const { searchParams } = new URL(address, 'http://localhost')
  const names = [...new Set(searchParams.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...more] = searchParams.getAll(name)
      return [name, more.length > 0 ? [first, ...more] : first]
    }),
  )
}

describe('addressOf', () => {
  it('[NAV-01] names what is asked for and nothing else', () => {
    expect(addressOf(noFilters)).toBe('/products')
    expect(addressOf({ ...noFilters, glazes: ['moss'], page: 2 })).toBe(
      '/products?colour=moss&page=2',
    )
  })

  it('[NAV-01] is read again as the same filters', () => {
    expect(readFilters(searchOf(addressOf(some)))).toEqual(some)
    expect(readFilters(searchOf(addressOf(noFilters)))).toEqual(noFilters)
  })
})

describe('readFilters', () => {
  it('makes one value of what is written in several ways', () => {
    expect(readFilters({ category: ['lighting', 'kitchen', 'kitchen'] })).toEqual(
      readFilters({ category: ['kitchen', 'lighting'] }),
    )
    expect(readFilters({ text: '  desk   lamp ' }).text).toBe('desk lamp')
  })

  it.each([
    ['unknown names', { category: 'weapons', colour: ['petrol'], sort: 'size', utm: 'x' }],
    ['empty fields, as forms without JavaScript send them', { text: '', stock: '', sort: '' }],
    ['what is no price and no page', { min: 'free', max: '1e9', page: '-1' }],
    ['prices beyond the ends', { min: '0', max: '9999', page: '0' }],
  ])('takes %s for nothing', (_name, search) => {
    expect(readFilters(search)).toEqual(noFilters)
  })

  it('turns prices round that are the wrong way round, and keeps to the steps', () => {
    expect(readFilters({ min: '83', max: '19' })).toMatchObject({ min: 20, max: 80 })
  })

  it('cuts what is too long', () => {
    expect(readFilters({ text: 'x'.repeat(900) }).text).toHaveLength(60)
  })
})

describe('isUnfiltered', () => {
  it('does not count order and page', () => {
    expect(isUnfiltered({ ...noFilters, sort: 'name', page: 4 })).toBe(true)
    expect(isUnfiltered({ ...noFilters, inStock: true })).toBe(false)
  })
})
