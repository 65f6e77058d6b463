import { Link, type Handler } from 'livejsx'
import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import { addressOf, isUnfiltered, noFilters, type Filters } from './filters.ts'
import type { Counts } from './find-wares.ts'
import { PriceRange } from './price-range.tsx'
import { categories, categoryNames, glazeNames, glazes } from './ware.ts'

/** Everything that can be chosen. It stands in a form, which is sent as it is without JavaScript. */
export function FilterPanel(props: {
  filters: Filters
  counts: Counts
  /** Whether it is shown where there is no room for it beside the list. */
  isOpen: boolean
  /** Told of each letter and each step of a slider. */
  onType: Handler
}) {
  const { filters, counts, isOpen, onType } = props
  return (
    <section
      id="filters"
      class={isOpen ? 'panel filters is-open' : 'panel filters'}
      aria-labelledby="filters-title"
    >
      <header>
        <h2 id="filters-title">Filters</h2>
        <Price names={['filters', 'counts']} parts={[]} />
      </header>
      <div class="body">
        <fieldset>
          <legend>Category</legend>
          {categories.map((name) => (
            <label key={name} class="check">
              <input
                type="checkbox"
                name="category"
                value={name}
                checked={filters.categories.includes(name)}
              />
              {categoryNames[name]}
              <Count count={counts.categories[name]} />
            </label>
          ))}
        </fieldset>
        <fieldset class="swatches">
          <legend>Colour</legend>
          {glazes.map((name) => (
            <label key={name} class={`check glaze-${name}`}>
              <input
                type="checkbox"
                name="colour"
                value={name}
                checked={filters.glazes.includes(name)}
              />
              <span class="swatch-face">
                <Icon name="check" />
              </span>
              {glazeNames[name]}
              <Count count={counts.glazes[name]} />
            </label>
          ))}
        </fieldset>
        <PriceRange min={filters.min} max={filters.max} prices={counts.prices} onType={onType} />
        <label class="check">
          <input type="checkbox" name="stock" value="1" checked={filters.inStock} />
          In stock only
        </label>
        <button class="button is-primary for-static" type="submit">
          Show
        </button>
      </div>
      <footer>
        {isUnfiltered(filters) ? (
          <span>Everything is shown</span>
        ) : (
          <Link to={addressOf({ ...noFilters, sort: filters.sort })} patch>
            Clear all filters
          </Link>
        )}
      </footer>
    </section>
  )
}

function Count({ count }: { count: number }) {
  return (
    <span class="count">
      {count}
      <span class="hidden"> {count === 1 ? 'product' : 'products'}</span>
    </span>
  )
}
