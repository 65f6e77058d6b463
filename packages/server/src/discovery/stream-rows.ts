import { idOfEntry, type StreamEntry } from '@livejsx/protocol'
import {
  changesSince,
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

/** The parts in the items of one stream: those of items that pages show and the server has forgotten. */
export interface StreamRows {
  /** Number of the last change of the stream that is in here. */
  readonly count: number
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

/** Tells the parts inside what item they are in. */
class RowMark extends Component<{ row: Row }> {
  override getChildContext(): object {
    return { [contextKey]: this.props.row }
  }

  override render(): ComponentChildren {
    return this.props.children
  }
}

/** Finds out which parts are in items of streams, in one render of one part. */
export class RowWatch {
  readonly #before: RowsOf
  readonly #assigns: State
  /** Ids of the items that were rendered, with the parts that they show; most parts have no streams. */
  #seen: Map<StreamModel['source'], Map<string, Part[]>> | undefined
  #ids: Map<StreamModel['source'], ReadonlySet<string>> | undefined

  /** @param before what was found last */
  constructor(before: RowsOf | undefined, assigns: State) {
    this.#before = before ?? noRows
    this.#assigns = assigns
  }

  /** Runs a render. */
  watch(render: () => void): void {
    const { make } = streamRows
    streamRows.make = (items, row, state) => this.#make(items, row, state)
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
    if (!this.#idsOf(model).has(id)) return
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
      const parts = new Map<string, readonly Part[]>()
      for (const id of this.#idsOf(model)) {
        const own = seen?.get(id) ?? last?.parts.get(id) ?? []
        if (own.length > 0) parts.set(id, own)
      }
      if (parts.size > 0) rows.set(source, { count, parts })
    }
    return rows
  }

  #make(items: readonly StreamEntry[], render: RenderRow, state: StreamState): unknown[] {
    const model = streamModel(state)
    if (model === undefined) return items.map((entry) => showRow(entry, render))
    this.#seen ??= new Map()
    const seen = this.#seen.get(model.source) ?? new Map<string, Part[]>()
    this.#seen.set(model.source, seen)
    return items.map((entry) => {
      const id = idOfEntry(entry)
      if (!seen.has(id)) seen.set(id, [])
      const row = showRow(entry, render) as ComponentChildren
      return createElement(RowMark, { row: { model, id } }, row)
    })
  }

  /** Ids of the items that the page shows, as far as they hold parts, or are new. */
  #idsOf(model: StreamModel): ReadonlySet<string> {
    this.#ids ??= new Map()
    const known = this.#ids.get(model.source)
    if (known !== undefined) return known
    const last = this.#before.get(model.source)
    const changes = changesSince(model.last, last?.count ?? 0)
    const entries = [...(last?.parts.keys() ?? [])].map((id): StreamEntry => [id, undefined])
    const ids = new Set(listAfter(entries, changes).map(idOfEntry))
    this.#ids.set(model.source, ids)
    return ids
  }
}
