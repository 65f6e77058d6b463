import { describe, expect, it } from 'vitest'
import { chipsOf, priceText } from './chips.ts'
import { addressOf, noFilters, type Filters } from './filters.ts'

const some: Filters = {
  ...noFilters,
  text: 'lamp',
  categories: ['kitchen', 'lighting'],
  max: 80,
  inStock: true,
  page: 3,
}

describe('chipsOf', () => {
  it('names each filter that is on, and the address without it', () => {
    const chips = chipsOf(some).map(({ label, without }) => [label, addressOf(without)])
    expect(chips).toEqual([
      ['“lamp”', '/products?category=kitchen&category=lighting&max=80&stock=1'],
      ['Kitchen', '/products?text=lamp&category=lighting&max=80&stock=1'],
      ['Lighting', '/products?text=lamp&category=kitchen&max=80&stock=1'],
      ['up to 80 €', '/products?text=lamp&category=kitchen&category=lighting&stock=1'],
      ['In stock', '/products?text=lamp&category=kitchen&category=lighting&max=80'],
    ])
  })

  it('finds none where nothing is chosen', () => {
    expect(chipsOf({ ...noFilters, sort: 'price', page: 2 })).toEqual([])
  })
})

describe('priceText', () => {
  it('says no more than is needed', () => {
    expect(priceText(20, noFilters.max)).toBe('from 20 €')
    expect(priceText(noFilters.min, 80)).toBe('up to 80 €')
    expect(priceText(20, 80)).toBe('20–80 €')
  })
})
