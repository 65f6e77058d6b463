import { Link, type Handler } from 'livejsx'
import { Icon } from '../dashboard/icon.tsx'
import { Price } from '../dashboard/price.tsx'
import { chipsOf } from './chips.ts'
import { CopyLink } from './copy-link.tsx'
import { addressOf, maxTextLength, sorts, type Filters, type Sort } from './filters.ts'

const sortNames: Readonly<Record<Sort, string>> = {
  featured: 'Featured',
  price: 'Cheapest first',
  'price-down': 'Dearest first',
  name: 'Name',
}

/** Text, order, and the address to take along. */
export function Toolbar(props: {
  filters: Filters
  isOpen: boolean
  onOpen(): void
  onType: Handler
}) {
  const { filters, isOpen, onOpen, onType } = props
  const count = chipsOf(filters).length
  return (
    <div class="catalogue-bar">
      <label class="search">
        <span class="hidden">Find products</span>
        <Icon name="search" />
        <input
          type="search"
          name="text"
          placeholder="Find products"
          autocomplete="off"
          maxLength={maxTextLength}
          value={filters.text}
          onInput={onType}
        />
      </label>
      <button
        class="button filters-toggle"
        type="button"
        aria-expanded={isOpen}
        aria-controls="filters"
        onClick={onOpen}
      >
        <Icon name="gear" />
        Filters{count > 0 && <b>{count}</b>}
      </button>
      <label class="sort">
        <span>Sort by</span>
        <select class="input" name="sort">
          {sorts.map((sort) => (
            <option key={sort} value={sort} selected={sort === filters.sort}>
              {sortNames[sort]}
            </option>
          ))}
        </select>
      </label>
      <CopyLink />
    </div>
  )
}

/** How much was found, and what for. Each filter is taken off by its link. */
export function Chips(props: { filters: Filters; total: number; all: number }) {
  const { filters, total, all } = props
  const chips = chipsOf(filters)
  return (
    <div class="chips-row">
      <p class="total" role="status">
        {chips.length === 0 ? `${all} products` : `${total} of ${all} products`}
      </p>
      <ul class="chips" aria-label="Filters that are on">
        {chips.map(({ key, label, without }) => (
          <li key={key}>
            <Link class="chip" to={addressOf(without)} patch aria-label={`Remove filter ${label}`}>
              {label}
              <Icon name="close" />
            </Link>
          </li>
        ))}
      </ul>
      <Price names={['wares', 'total', 'page', 'pages', 'without']} parts={[]} />
    </div>
  )
}
