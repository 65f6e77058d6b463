import { useNavigation, type Handler } from 'livejsx'
import { useState } from 'preact/hooks'
import { FilterPanel } from './filter-panel.tsx'
import type { Filters } from './filters.ts'
import type { Found } from './find-wares.ts'
import { FoundList } from './found-list.tsx'
import { Chips, Toolbar } from './toolbar.tsx'

/** The catalogue: filters, and what they find. All of it is one form. */
export function Catalogue(props: {
  filters: Filters
  found: Found
  /** Count of all products. */
  all: number
  isPending: boolean
  /** Told of each choice. */
  onChoose: Handler
  /** Told of each letter and each step of a slider. */
  onType: Handler
}) {
  const { filters, found, all, onChoose, onType } = props
  const [isOpen, setOpen] = useState(false)
  // By a link of its own, too.
  const { to = '' } = useNavigation()
  const isPending = props.isPending || /^\/products(?:\?|$)/.test(to)
  return (
    <form
      class="catalogue"
      method="get"
      action="/products"
      role="search"
      aria-label="Products"
      onChange={onChoose}
      onSubmit={onChoose}
    >
      <Toolbar filters={filters} isOpen={isOpen} onOpen={() => setOpen(!isOpen)} onType={onType} />
      <FilterPanel filters={filters} counts={found.counts} isOpen={isOpen} onType={onType} />
      <div class="catalogue-main" data-waits={isPending ? '' : undefined}>
        <Chips filters={filters} total={found.total} all={all} />
        <FoundList filters={filters} found={found} isPending={isPending} />
      </div>
    </form>
  )
}
