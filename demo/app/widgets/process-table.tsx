import { useEffect, useRef } from 'preact/hooks'
import { size, text } from '../dashboard/figures.ts'
import { Icon } from '../dashboard/icon.tsx'
import {
  processLimits,
  type ProcessColumn,
  type ProcessLimit,
  type ProcessView,
} from '../dashboard/process-list.ts'
import type { Process } from '../dashboard/readings.ts'

type Handler = (event: Event) => void

const columns: readonly { by: ProcessColumn; title: string; class: string }[] = [
  { by: 'id', title: 'PID', class: 'number is-minor' },
  { by: 'name', title: 'Name', class: 'name' },
  { by: 'cpu', title: 'CPU %', class: 'number' },
  { by: 'memory', title: 'Memory', class: 'number' },
  { by: 'threads', title: 'Threads', class: 'number is-minor' },
]

/** Title of a column. */
export function columnTitle(by: ProcessColumn): string {
  return columns.find((column) => column.by === by)?.title ?? by
}

/** The programs that run on the machine, with what narrows the list. */
export function ProcessTable(props: {
  /** Id of the element that names the table. */
  label: string
  processes: readonly Process[]
  processCount: number
  view: ProcessView
  /** Number of this server's process. */
  pid: number
  /** Number of the window that renders this. */
  own: number
  onSort(by: ProcessColumn): Handler
  onFilter: Handler
  onLimit(limit: ProcessLimit): Handler
}) {
  const { label, processes, processCount, view, pid, own, onSort, onFilter, onLimit } = props
  const search = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // After a restart of the server another instance answers, and the text must reach it too.
    if (search.current?.value !== view.filter) search.current?.dispatchEvent(new Event('input'))
  }, [own])
  return (
    <>
      <div class="toolbar">
        <label class="search">
          <Icon name="search" />
          <span class="hidden">Filter processes</span>
          <input
            ref={search}
            type="search"
            placeholder="Name or PID"
            autocomplete="off"
            spellcheck={false}
            defaultValue={view.filter}
            onInput={onFilter}
          />
        </label>
        <div class="segments" role="group" aria-label="Rows">
          {processLimits.map((limit) => (
            <button
              key={limit}
              type="button"
              aria-pressed={view.limit === limit}
              onClick={onLimit(limit)}
            >
              {limit}
            </button>
          ))}
        </div>
      </div>
      <div class="table" role="group" tabIndex={0} aria-labelledby={label}>
        <table>
          <thead>
            <tr>
              {columns.map(({ by, title, class: name }) => (
                <th key={by} class={name} scope="col" aria-sort={sortOf(view, by)}>
                  <button type="button" onClick={onSort(by)}>
                    {title}
                    <Icon name={view.by === by && !view.isDescending ? 'up' : 'down'} />
                  </button>
                </th>
              ))}
              <th class="is-minor" scope="col">
                State
              </th>
            </tr>
          </thead>
          <tbody>
            {processes.map((row) => (
              <ProcessRow key={row.id} row={row} isOwn={row.id === pid} />
            ))}
          </tbody>
        </table>
        {processes.length === 0 && (
          <p class="nothing">
            {view.filter === ''
              ? 'This system does not show its processes.'
              : `No process matches “${view.filter}”.`}
          </p>
        )}
      </div>
      <footer>
        <span>
          {processes.length === 0 ? 'none' : `1–${processes.length}`} of {processCount}
        </span>
      </footer>
    </>
  )
}

function ProcessRow({ row, isOwn }: { row: Process; isOwn: boolean }) {
  return (
    <tr class={isOwn ? 'is-own' : undefined}>
      <td class="number is-minor faint">{row.id}</td>
      <th scope="row" class="name">
        {row.name}
        {isOwn && <span class="mark live">this page</span>}
      </th>
      <td class="number">
        <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect class="tone-1" width={Math.min(100, row.cpu)} height="6" />
        </svg>
        <span class="figure">{row.cpu}</span>
      </td>
      <td class="number">{text(size(row.memory))}</td>
      <td class="number is-minor">{row.threads}</td>
      <td class="is-minor dim">{row.state}</td>
    </tr>
  )
}

function sortOf(view: ProcessView, by: ProcessColumn): 'ascending' | 'descending' | undefined {
  if (view.by !== by) return undefined
  return view.isDescending ? 'descending' : 'ascending'
}
