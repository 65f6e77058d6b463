import { debounce } from 'livejsx'
import type { ComponentChildren } from 'preact'
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
  onShow(change: Partial<LogView>): Handler
  onBurst: Handler
  onPause: Handler
}) {
  const { view, isPaused, onSearch, onShow, onBurst, onPause } = props
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
          <ViewLink key={level} view={view} change={{ level }} onShow={onShow({ level })}>
            {levelNames[level]}
          </ViewLink>
        ))}
      </nav>
      <nav class="segments" aria-label="Rows">
        {modes.map(({ rows, name, title }) => (
          <ViewLink
            key={rows}
            view={view}
            change={{ rows }}
            title={title}
            onShow={onShow({ rows })}
          >
            {name}
          </ViewLink>
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

/**
 * A link to the log with something changed. Where there is script the server is told of the change
 * alone: what was typed meanwhile, and is not in this address yet, stays.
 */
function ViewLink(props: {
  view: LogView
  change: Partial<LogView>
  title?: string
  onShow: Handler
  children: ComponentChildren
}) {
  const { view, change, title, onShow, children } = props
  const to = addressOf({ ...view, ...change })
  const onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onShow(event)
  }
  return (
    <a
      href={to}
      title={title}
      aria-current={to === addressOf(view) ? 'true' : undefined}
      onClick={onClick}
    >
      {children}
    </a>
  )
}
