import { Link } from 'livejsx'
import { Icon } from '../dashboard/icon.tsx'
import { addressOf, type Filters } from './filters.ts'
import { pagesShown } from './pages-shown.ts'

/** Links to the other pages of what was found. */
export function Pager(props: {
  filters: Filters
  page: number
  pages: number
  /** Called when a page is chosen. */
  onChoose(): void
}) {
  const { filters, page, pages, onChoose } = props
  const to = (number: number): string => addressOf({ ...filters, page: number })
  return (
    <nav class="pager" aria-label="Pages of products" hidden={pages === 1}>
      <Step name="Previous" to={page > 1 ? to(page - 1) : undefined} onChoose={onChoose} />
      <ol>
        {pagesShown(page, pages).map((number, index) => (
          <li key={number ?? `gap-${index}`}>
            {number === null ? (
              <span class="pager-gap">…</span>
            ) : (
              <Link
                to={to(number)}
                patch
                aria-label={`Page ${number}`}
                aria-current={number === page ? 'page' : undefined}
                onClick={onChoose}
              >
                {number}
              </Link>
            )}
          </li>
        ))}
      </ol>
      <Step name="Next" to={page < pages ? to(page + 1) : undefined} onChoose={onChoose} />
    </nav>
  )
}

function Step(props: { name: 'Previous' | 'Next'; to: string | undefined; onChoose(): void }) {
  const { name, to, onChoose } = props
  const icon = <Icon name={name === 'Next' ? 'right' : 'left'} />
  const word = <span class="pager-word">{name}</span>
  const content = name === 'Next' ? [word, icon] : [icon, word]
  // Its place stays, so that the numbers do not move when an end is reached.
  if (to === undefined) return <span class="button is-quiet is-off">{content}</span>
  return (
    <Link class="button is-quiet" to={to} patch onClick={onChoose}>
      {content}
    </Link>
  )
}
