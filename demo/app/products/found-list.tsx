import { Link } from 'livejsx'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Icon } from '../dashboard/icon.tsx'
import { Glide } from '../kanban/glide.tsx'
import { chipsOf } from './chips.ts'
import { addressOf, noFilters, type Filters } from './filters.ts'
import type { Found } from './find-wares.ts'
import { choosePicture, lastWare, sawList } from './last-seen.ts'
import { Pager } from './pager.tsx'
import { WareCard } from './ware-card.tsx'

/** What was found, page by page. Things that stay glide to where they are now. */
export function FoundList(props: { filters: Filters; found: Found; isPending: boolean }) {
  const { filters, found, isPending } = props
  const { wares, page, pages, total } = found
  const list = useRef<HTMLUListElement>(null)
  const results = useRef<HTMLElement>(null)
  const goesToTop = useRef(false)
  const address = addressOf({ ...filters, page })

  // Back from the page of one of them, its picture goes back to its place.
  useLayoutEffect(() => {
    const card = list.current?.querySelector(`[data-card="${lastWare() ?? ''}"]`)
    choosePicture(card?.querySelector('.ware-picture'))
  }, [])
  useLayoutEffect(() => sawList(address), [address])
  useLayoutEffect(() => {
    if (!goesToTop.current) return
    goesToTop.current = false
    results.current?.scrollIntoView({ block: 'start' })
  }, [page])

  return (
    <section ref={results} class="results" aria-labelledby="results" aria-busy={isPending}>
      <h2 id="results" class="hidden">
        Results
      </h2>
      {total === 0 ? (
        <NothingFound filters={filters} without={found.without} />
      ) : (
        <ul ref={list} class="wares">
          <Glide root={list}>
            {wares.map((ware) => (
              <WareCard key={ware.id} ware={ware} text={filters.text} />
            ))}
          </Glide>
        </ul>
      )}
      <Pager
        filters={filters}
        page={page}
        pages={pages}
        onChoose={() => void (goesToTop.current = true)}
      />
    </section>
  )
}

/** Tells which of the filters to take off. */
function NothingFound(props: { filters: Filters; without: Readonly<Record<string, number>> }) {
  const { filters, without } = props
  const ways = chipsOf(filters).filter(({ key }) => (without[key] ?? 0) > 0)
  return (
    <div class="nothing-found">
      <Icon name="search" />
      <h3>No product is like that</h3>
      {ways.length === 0 ? (
        <p>Not even with one filter less.</p>
      ) : (
        <ul>
          {ways.map(({ key, label, without: less }) => (
            <li key={key}>
              <Link to={addressOf(less)} patch>
                Without {label}
              </Link>{' '}
              there {without[key] === 1 ? 'is 1' : `are ${without[key]}`}
            </li>
          ))}
        </ul>
      )}
      <Link class="button" to={addressOf(noFilters)} patch>
        Show all products
      </Link>
    </div>
  )
}
