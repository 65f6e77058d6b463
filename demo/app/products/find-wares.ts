import { chipsOf } from './chips.ts'
import { highestPrice, noFilters, priceStep, type Filters } from './filters.ts'
import {
  categories,
  categoryNames,
  glazeNames,
  glazes,
  kindFacts,
  type Category,
  type Glaze,
  type Ware,
} from './ware.ts'

/** How many things a page shows: full rows of two, three and four. */
export const pageSize = 12

/** Bars of the chart of prices: one for each step of the slider. */
const priceBars = highestPrice / priceStep

/** How many things there would be. */
export interface Counts {
  /** With each category instead of those that are chosen. */
  readonly categories: Readonly<Record<Category, number>>
  /** With each colour instead of those that are chosen. */
  readonly glazes: Readonly<Record<Glaze, number>>
  /** At each price, from the lowest to the highest, whatever range is chosen. */
  readonly prices: readonly number[]
}

/** What is found. */
export interface Found {
  /** Things of this page. */
  readonly wares: readonly Ware[]
  /** Things of all pages. */
  readonly total: number
  /** At least 1. */
  readonly pages: number
  /** The page that is shown: never beyond the last one. */
  readonly page: number
  readonly counts: Counts
  /** When nothing is found: what there is without one of the filters, by the key of its chip. */
  readonly without: Readonly<Record<string, number>>
}

/** Finds things in a catalogue. */
export function findWares(all: readonly Ware[], filters: Filters): Found {
  const found = sortWares(
    all.filter((ware) => matches(ware, filters)),
    filters.sort,
  )
  const pages = Math.max(1, Math.ceil(found.length / pageSize))
  const page = Math.min(filters.page, pages)
  return {
    wares: found.slice((page - 1) * pageSize, page * pageSize),
    total: found.length,
    pages,
    page,
    counts: countWares(all, filters),
    without: found.length > 0 ? {} : countWithout(all, filters),
  }
}

/** Whether each word of a text is in a thing's name, colour or category, upper or lower case. */
export function matchesText(ware: Ware, text: string): boolean {
  const { category } = kindFacts[ware.kind]
  const told = `${ware.name} ${glazeNames[ware.glaze]} ${categoryNames[category]}`.toLowerCase()
  return text
    .toLowerCase()
    .split(' ')
    .every((word) => told.includes(word))
}

function matches(ware: Ware, filters: Filters): boolean {
  const { category } = kindFacts[ware.kind]
  return (
    (filters.categories.length === 0 || filters.categories.includes(category)) &&
    (filters.glazes.length === 0 || filters.glazes.includes(ware.glaze)) &&
    ware.price >= filters.min &&
    ware.price <= filters.max &&
    (!filters.inStock || ware.stock > 0) &&
    matchesText(ware, filters.text)
  )
}

function sortWares(wares: readonly Ware[], sort: Filters['sort']): readonly Ware[] {
  switch (sort) {
    case 'featured':
      return wares
    case 'price':
      return wares.toSorted((one, other) => one.price - other.price || one.id - other.id)
    case 'price-down':
      return wares.toSorted((one, other) => other.price - one.price || one.id - other.id)
    case 'name':
      return wares.toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
  }
}

function countWares(all: readonly Ware[], filters: Filters): Counts {
  const inAnyCategory = all.filter((ware) => matches(ware, { ...filters, categories: [] }))
  const inAnyColour = all.filter((ware) => matches(ware, { ...filters, glazes: [] }))
  const { min, max } = noFilters
  const atAnyPrice = all.filter((ware) => matches(ware, { ...filters, min, max }))
  const prices = Array.from({ length: priceBars }, () => 0)
  for (const { price } of atAnyPrice) {
    const bar = Math.min(priceBars - 1, Math.floor(price / priceStep))
    prices[bar] = (prices[bar] ?? 0) + 1
  }
  return {
    categories: countBy(categories, inAnyCategory, ({ kind }) => kindFacts[kind].category),
    glazes: countBy(glazes, inAnyColour, ({ glaze }) => glaze),
    prices,
  }
}

function countBy<Name extends string>(
  names: readonly Name[],
  wares: readonly Ware[],
  nameOf: (ware: Ware) => Name,
): Readonly<Record<Name, number>> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
  for (const ware of wares) counts[nameOf(ware)] += 1
  return counts
}

function countWithout(all: readonly Ware[], filters: Filters): Readonly<Record<string, number>> {
  return Object.fromEntries(
    chipsOf(filters).map(({ key, without }) => [
      key,
      all.filter((ware) => matches(ware, without)).length,
    ]),
  )
}
