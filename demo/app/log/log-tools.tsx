import { debounce, Link } from 'livejsx'
import { Icon } from '../dashboard/icon.tsx'
import { addressOf, type LogView, type RowMode } from './filter.ts'
import { levels, type Level } from './line.ts'

type Handler = (event: Event) => unknown

const levelNames: Readonly<Record<Level, string>> = {
  debug: 'All',
  info: 'Info',
  warn: 'Warnings',
  error: 'Errors',
}

const modes: readonly { readonly rows: RowMode; readonly name: string; readonly title: string }[] =
  [
    {
      rows: 'window',
      name: '600 rows',
      title: 'The browser holds 600 lines, and all are in the page',
    },
    {
      rows: 'virtual',
      name: 'Virtual',
      title: 'The browser holds all lines, and only those in view are in the page',
    },
  ]

/** What narrows the log and holds it. Filters are links: they can be sent, and need no script. */
export function LogTools(props: {
  view: LogView
  isPaused: boolean
  onSearch: Handler
  onBurst: Handler
  onPause: Handler
}) {
  const { view, isPaused, onSearch, onBurst, onPause } = props
  return (
    <div class="log-tools">
      <form class="search" role="search" action="/log" onSubmit={onSearch}>
        <Icon name="search" />
        <input
          type="search"
          name="q"
          aria-label="Search the log"
          placeholder="Text or source"
          autocomplete="off"
          spellcheck={false}
          value={view.q}
          onInput={debounce(onSearch, 200)}
        />
        {view.level !== 'debug' && <input type="hidden" name="level" value={view.level} />}
        {view.rows !== 'window' && <input type="hidden" name="rows" value={view.rows} />}
      </form>
      <nav class="segments" aria-label="Level and above">
        {levels.map((level) => (
          <Link
            key={level}
            to={addressOf({ ...view, level })}
            patch
            aria-current={level === view.level ? 'true' : undefined}
          >
            {levelNames[level]}
          </Link>
        ))}
      </nav>
      <nav class="segments" aria-label="Rows">
        {modes.map(({ rows, name, title }) => (
          <Link
            key={rows}
            to={addressOf({ ...view, rows })}
            patch
            title={title}
            aria-current={rows === view.rows ? 'true' : undefined}
          >
            {name}
          </Link>
        ))}
      </nav>
      <button class="button log-pause" type="button" onClick={onPause}>
        <Icon name={isPaused ? 'play' : 'pause'} />
        <span class="wide">{isPaused ? 'Resume' : 'Pause'}</span>
      </button>
      <button class="button log-burst" type="button" onClick={onBurst}>
        <Icon name="add" />
        <span>
          <span class="wide">Write</span> 1,000 <span class="wide">lines</span>
        </span>
      </button>
    </div>
  )
}
