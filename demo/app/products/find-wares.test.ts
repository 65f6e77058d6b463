import { describe, expect, it } from 'vitest'
import { noFilters, type Filters } from './filters.ts'
import { findWares, matchesText, pageSize } from './find-wares.ts'
import type { Ware } from './ware.ts'

const mug: Ware = { id: 1, name: 'Alder mug', kind: 'mug', glaze: 'clay', price: 18, stock: 4 }
const lamp: Ware = {
  id: 2,
  name: 'Inlet desk lamp',
  kind: 'desk-lamp',
  glaze: 'plum',
  price: 129,
  stock: 0,
}
const bowl: Ware = { id: 3, name: 'Ember bowl', kind: 'bowl', glaze: 'clay', price: 26, stock: 9 }
const all = [mug, lamp, bowl]

function idsFor(filters: Partial<Filters>): readonly number[] {
  return findWares(all, { ...noFilters, ...filters }).wares.map(({ id }) => id)
}

describe('findWares', () => {
  it.each([
    ['everything without filters', {}, [1, 2, 3]],
    ['a category', { categories: ['lighting'] }, [2]],
    ['any of several categories', { categories: ['lighting', 'kitchen'] }, [1, 2, 3]],
    ['a colour', { glazes: ['clay'] }, [1, 3]],
    ['a range of prices, its ends included', { min: 20, max: 26 }, [3]],
    ['what is in stock', { inStock: true }, [1, 3]],
    ['what all filters let through', { glazes: ['clay'], min: 20 }, [3]],
    ['the lowest price first', { sort: 'price' }, [1, 3, 2]],
    ['the highest price first', { sort: 'price-down' }, [2, 3, 1]],
    ['names in their order', { sort: 'name' }, [1, 3, 2]],
  ] as const)('finds %s', (_name, filters, expected) => {
    expect(idsFor(filters)).toEqual(expected)
  })

  it('shows a page of them, and the last one instead of one beyond', () => {
    const many = Array.from({ length: pageSize + 1 }, (_, index) => ({ ...mug, id: index }))
    expect(findWares(many, noFilters)).toMatchObject({ total: pageSize + 1, pages: 2, page: 1 })
    const last = findWares(many, { ...noFilters, page: 9 })
    expect(last).toMatchObject({ page: 2, wares: [{ id: pageSize }] })
  })

  it('counts each category and colour as if it were chosen instead', () => {
    const { counts } = findWares(all, { ...noFilters, categories: ['lighting'], glazes: ['clay'] })
    expect(counts.categories).toMatchObject({ kitchen: 2, lighting: 0 })
    expect(counts.glazes).toMatchObject({ clay: 0, plum: 1 })
  })

  it('counts prices whatever range is chosen', () => {
    const { prices } = findWares(all, { ...noFilters, min: 100 }).counts
    expect(prices.map((count, bar) => count > 0 && bar).filter((bar) => bar !== false)).toEqual([
      1, 2, 12,
    ])
  })

  it('tells what there would be without each of the filters, when there is nothing', () => {
    const filters: Filters = { ...noFilters, text: 'lamp', glazes: ['clay'], inStock: true }
    expect(findWares(all, filters).without).toEqual({ text: 2, 'colour-clay': 0, stock: 0 })
    expect(findWares(all, noFilters).without).toEqual({})
  })
})

describe('matchesText', () => {
  it('looks for each word in name, colour and category', () => {
    expect(matchesText(lamp, 'LAMP plum')).toBe(true)
    expect(matchesText(lamp, 'lighting')).toBe(true)
    expect(matchesText(lamp, 'lamp clay')).toBe(false)
    expect(matchesText(lamp, '.*')).toBe(false)
  })
})
