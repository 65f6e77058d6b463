import { noFilters, type Filters } from './filters.ts'
import { categoryNames, glazeNames } from './ware.ts'

/** One filter that is on, and what is left when it is taken off. */
export interface Chip {
  /** Unique among the chips of a page. */
  readonly key: string
  readonly label: string
  readonly without: Filters
}

/** The filters that are on, in the order of the form. */
export function chipsOf(filters: Filters): readonly Chip[] {
  const { text, min, max, inStock } = filters
  const chip = (key: string, label: string, change: Partial<Filters>): Chip => ({
    key,
    label,
    without: { ...filters, ...change, page: 1 },
  })
  return [
    ...(text === '' ? [] : [chip('text', `“${text}”`, { text: '' })]),
    ...filters.categories.map((name) =>
      chip(`category-${name}`, categoryNames[name], {
        categories: filters.categories.filter((other) => other !== name),
      }),
    ),
    ...filters.glazes.map((name) =>
      chip(`colour-${name}`, glazeNames[name], {
        glazes: filters.glazes.filter((other) => other !== name),
      }),
    ),
    ...(min === noFilters.min && max === noFilters.max
      ? []
      : [chip('price', priceText(min, max), { min: noFilters.min, max: noFilters.max })]),
    ...(inStock ? [chip('stock', 'In stock', { inStock: false })] : []),
  ]
}

/** Writes a range of prices: `from 20 €`, `up to 80 €`, `20–80 €`. */
export function priceText(min: number, max: number): string {
  if (max === noFilters.max) return `from ${min} €`
  return min === noFilters.min ? `up to ${max} €` : `${min}–${max} €`
}
