import { idOfEntry, type StreamEntry } from '@livejsx/protocol'
import {
  changesSince,
  itemsAfter,
  listAfter,
  showRow,
  streamModel,
  streamRows,
  type RenderRow,
  type StreamModel,
  type StreamState,
} from '@livejsx/view/internal'
import { Component, createElement, type ComponentChildren } from 'preact'
import type { Part, State } from './part.ts'
import type { TreeContext } from './walk.ts'

/** What is known of the items of one stream, those included that the server has forgotten. */
export interface StreamRows {
  /** Number of the last change of the stream that is in here. */
  readonly count: number
  /** Ids of the items that the page shows, in its order; none as long as no item had parts. */
  readonly ids: ReadonlySet<string>
  /** Whether these are all, and not only those that came after the items that had no parts. */
  readonly isComplete: boolean
  /** By id of the item, in the order of the page. */
  readonly parts: ReadonlyMap<string, readonly Part[]>
}

/** By what the stream was made with. */
export type RowsOf = ReadonlyMap<StreamModel['source'], StreamRows>

/** One item of a stream in a render. */
interface Row {
  readonly model: StreamModel
  readonly id: string
}

const contextKey = 'livejsx-row'
const noRows: RowsOf = new Map()
const noIds: StreamRows['ids'] = new Set()
const noParts: StreamRows['parts'] = new Map()

/** Tells the parts inside what item they are in. */
class RowMark extends Component<{ row: Row }> {
  override getChildContext(): object {
    return { [contextKey]: this.props.row }
  }

  override render(): ComponentChildren {
    return this.props.children
  }
}

/** What is known of the rows of a stream in a render. */
type Known = Pick<StreamRows, 'ids' | 'isComplete'>

/** Whether a part may show items of a stream: most do not, and a watch of each costs a third of a pass. */
export function mayHaveRows(
  before: RowsOf | undefined,
  assigns: State,
  context: TreeContext,
): boolean {
  if (before !== undefined || contextKey in context) return true
  for (const name in assigns) if (streamModel(assigns[name]) !== undefined) return true
  return false
}

/** Finds out which parts are in items of streams, in one render of one part. */
export class RowWatch {
  readonly #before: RowsOf
  readonly #assigns: State
  /** Ids of the items that were rendered, with the parts that they show; most parts have no streams. */
  #seen: Map<StreamModel['source'], Map<string, Part[]>> | undefined
  #known: Map<StreamModel['source'], Known> | undefined
  readonly #onUnknown: () => void

  /**
   * @param before what was found last
   * @param onUnknown told of parts in an item that the page may show or not
   */
  constructor(before: RowsOf | undefined, assigns: State, onUnknown: () => void) {
    this.#before = before ?? noRows
    this.#assigns = assigns
    this.#onUnknown = onUnknown
  }

  /** Runs a render. */
  watch(render: () => void): void {
    const { make } = streamRows
    streamRows.make = (state, row) => this.#make(state, row)
    try {
      render()
    } finally {
      streamRows.make = make
    }
  }

  /**
   * Adds what was met in a context, unless it is in an item that the page does not show.
   *
   * @param place gets the context without the item
   */
  meet(context: TreeContext, place: (context: TreeContext) => Part): void {
    if (!(contextKey in context)) return void place(context)
    const { [contextKey]: row, ...own } = context
    const { model, id } = row as Row
    const { ids, isComplete } = this.#knownOf(model)
    if (!ids.has(id)) return void (isComplete || this.#onUnknown())
    this.#seen?.get(model.source)?.get(id)?.push(place(own))
  }

  /** Gives the parts in items, those that were not rendered included. */
  finish(): RowsOf | undefined {
    if (this.#before.size === 0 && this.#seen === undefined) return undefined
    const rows = new Map<StreamModel['source'], StreamRows>()
    for (const name in this.#assigns) {
      const model = streamModel(this.#assigns[name])
      if (model === undefined) continue
      const { source, count } = model
      const seen = this.#seen?.get(source)
      const last = this.#before.get(source)
      if (seen === undefined && last === undefined) continue
      if (!isTracked(last) && ![...(seen?.values() ?? [])].some((own) => own.length > 0)) {
        rows.set(source, { count, ids: noIds, isComplete: false, parts: noParts })
        continue
      }
      const { ids, isComplete } = this.#knownOf(model)
      const parts = new Map<string, readonly Part[]>()
      for (const id of ids) {
        const own = seen?.get(id) ?? last?.parts.get(id) ?? []
        if (own.length > 0) parts.set(id, own)
      }
      rows.set(source, { count, ids, isComplete, parts })
    }
    return rows
  }

  #make(state: StreamState, render: RenderRow): unknown[] {
    const model = streamModel(state)
    if (model === undefined) return state.items.map((entry) => showRow(entry, render))
    this.#seen ??= new Map()
    const seen = this.#seen.get(model.source) ?? new Map<string, Part[]>()
    this.#seen.set(model.source, seen)
    // What was rendered before and waits for the page would be the same again.
    const last = this.#before.get(model.source)
    const items = last ? itemsAfter(changesSince(model.last, last.count)) : state.items
    return items.map((entry) => {
      const id = idOfEntry(entry)
      if (!seen.has(id)) seen.set(id, [])
      const row = showRow(entry, render) as ComponentChildren
      return createElement(RowMark, { row: { model, id } }, row)
    })
  }

  #knownOf(model: StreamModel): Known {
    this.#known ??= new Map()
    const known = this.#known.get(model.source) ?? knownAfter(model, this.#before.get(model.source))
    this.#known.set(model.source, known)
    return known
  }
}

/** Gives the rows that the page shows after a change, as far as the server has heard of them. */
function knownAfter({ last }: StreamModel, before: StreamRows | undefined): Known {
  const changes = changesSince(last, isTracked(before) ? before.count : 0)
  if (isTracked(before) && changes.length === 0) return before
  const entries = [...(before?.ids ?? [])].map((id): StreamEntry => [id, undefined])
  return {
    ids: new Set(listAfter(entries, changes).map(idOfEntry)),
    isComplete: changes.some(({ verb }) => verb === 'set') || (before?.isComplete ?? false),
  }
}

function isTracked(rows: StreamRows | undefined): rows is StreamRows {
  return rows !== undefined && rows.ids !== noIds
}
