import { toPath } from 'livejsx'
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

/** The fields of a search: a text, or a list where a name comes more than once. */
export type Search = Readonly<Record<string, string | readonly string[]>>

/** Reads filters. What they do not understand counts as not being there. */
export function readFilters(search: Search): Filters {
  const all = (name: string): readonly string[] => [search[name] ?? []].flat()
  const first = (name: string): string => all(name)[0] ?? ''
  const one = readPrice(first('min')) ?? noFilters.min
  const other = readPrice(first('max')) ?? noFilters.max
  return {
    text: first('text').trim().replaceAll(/\s+/g, ' ').slice(0, maxTextLength),
    categories: categories.filter((name) => all('category').includes(name)),
    glazes: glazes.filter((name) => all('colour').includes(name)),
    min: Math.min(one, other),
    max: Math.max(one, other),
    inStock: first('stock') !== '',
    sort: sorts.find((name) => name === first('sort')) ?? noFilters.sort,
    page: readNumber(first('page'), 1, 999) ?? 1,
  }
}

/** Makes the shortest address of some filters. The same ones always have the same. */
export function addressOf(filters: Filters): string {
  const unless = <Value>(value: Value, usual: Value): Value | undefined =>
    value === usual ? undefined : value
  return toPath('/products', undefined, {
    text: unless(filters.text, ''),
    category: filters.categories,
    colour: filters.glazes,
    min: unless(filters.min, noFilters.min),
    max: unless(filters.max, noFilters.max),
    stock: filters.inStock ? 1 : undefined,
    sort: unless(filters.sort, noFilters.sort),
    page: unless(filters.page, 1),
  })
}

/** Whether everything would be found. Neither order nor page count. */
export function isUnfiltered(filters: Filters): boolean {
  return addressOf({ ...filters, sort: noFilters.sort, page: 1 }) === '/products'
}

function readPrice(text: string): number | undefined {
  const price = readNumber(text, 0, highestPrice)
  return price && Math.round(price / priceStep) * priceStep
}

function readNumber(text: string, min: number, max: number): number | undefined {
  if (!/^\d{1,6}$/.test(text)) return undefined
  return Math.min(max, Math.max(min, Number(text)))
}
