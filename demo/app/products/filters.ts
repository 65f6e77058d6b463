import { categories, glazes, type Category, type Glaze } from './ware.ts'

/** Orders of the list; the first is that of the catalogue. */
export const sorts = ['featured', 'price', 'price-down', 'name'] as const

/** One of {@link sorts}. */
export type Sort = (typeof sorts)[number]

/** Longest text that is looked for. */
export const maxTextLength = 60

/** Steps of the slider for prices, in euros. */
export const priceStep = 10

/** Highest price that the slider reaches, in euros. Nothing costs more. */
export const highestPrice = 240

/** What a visitor looks for. All of it is in the address, and nothing else is. */
export interface Filters {
  readonly text: string
  /** None = all. */
  readonly categories: readonly Category[]
  /** None = all. */
  readonly glazes: readonly Glaze[]
  /** In euros, inclusive. */
  readonly min: number
  /** In euros, inclusive. */
  readonly max: number
  readonly inStock: boolean
  readonly sort: Sort
  /** From 1. */
  readonly page: number
}

/** Looks for everything. */
export const noFilters: Filters = {
  text: '',
  categories: [],
  glazes: [],
  min: 0,
  max: highestPrice,
  inStock: false,
  sort: 'featured',
  page: 1,
}

/** Reads the filters of an address. What it does not understand counts as not being there. */
export function readFilters(search: URLSearchParams): Filters {
  const chosen = <Name extends string>(key: string, names: readonly Name[]): readonly Name[] => {
    const asked = search.getAll(key)
    return names.filter((name) => asked.includes(name))
  }
  const one = readPrice(search.get('min'), noFilters.min)
  const other = readPrice(search.get('max'), noFilters.max)
  return {
    text: (search.get('text') ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, maxTextLength),
    categories: chosen('category', categories),
    glazes: chosen('colour', glazes),
    min: Math.min(one, other),
    max: Math.max(one, other),
    inStock: search.has('stock'),
    sort: sorts.find((name) => name === search.get('sort')) ?? noFilters.sort,
    page: readNumber(search.get('page'), 1, 999) ?? 1,
  }
}

/** Makes the shortest address of some filters. The same ones always have the same. */
export function addressOf(filters: Filters): string {
  const search = new URLSearchParams()
  if (filters.text !== '') search.append('text', filters.text)
  for (const name of filters.categories) search.append('category', name)
  for (const name of filters.glazes) search.append('colour', name)
  if (filters.min !== noFilters.min) search.append('min', String(filters.min))
  if (filters.max !== noFilters.max) search.append('max', String(filters.max))
  if (filters.inStock) search.append('stock', '1')
  if (filters.sort !== noFilters.sort) search.append('sort', filters.sort)
  if (filters.page !== 1) search.append('page', String(filters.page))
  return search.size === 0 ? '/products' : `/products?${search.toString()}`
}

/** Whether everything would be found. Neither order nor page count. */
export function isUnfiltered(filters: Filters): boolean {
  return addressOf({ ...filters, sort: noFilters.sort, page: 1 }) === '/products'
}

function readPrice(text: string | null, otherwise: number): number {
  const price = readNumber(text, 0, highestPrice)
  return price === undefined ? otherwise : Math.round(price / priceStep) * priceStep
}

function readNumber(text: string | null, min: number, max: number): number | undefined {
  if (text === null || !/^\d{1,6}$/.test(text)) return undefined
  return Math.min(max, Math.max(min, Number(text)))
}
