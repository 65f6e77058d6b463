import {
  dropEntries,
  limitEntries,
  ownId,
  putEntries,
  streamEntry,
  type StreamEntry,
} from '@livejsx/protocol'

/** What a stream was made with. Two streams are the same if this is the same object. */
export interface StreamSource {
  readonly id: string | ((item: never) => string | number) | undefined
  readonly limit: number | undefined
}

/** A stream as it lies in the assigns and in the page: plain data. */
export interface StreamState {
  readonly '#': 'stream'
  /** In a page all of them; on the server those that were not sent yet. */
  readonly items: readonly StreamEntry[]
  /** How many a page keeps; absence = all. */
  readonly limit?: number
}

/** What was done to a stream. */
export type StreamChange =
  | { readonly verb: 'set'; readonly entries: readonly StreamEntry[] }
  | {
      readonly verb: 'put'
      /** See `putEntries`. */
      readonly at: number | null
      readonly entries: readonly StreamEntry[]
      readonly limit: number | undefined
    }
  | { readonly verb: 'drop'; readonly ids: readonly string[] }

/** A change with those before it, as far as they were not sent yet. */
export interface StreamStep {
  /** Counts the changes of a stream, from 1. */
  readonly number: number
  readonly change: StreamChange
  readonly before: StreamStep | undefined
}

/** What the server knows of a stream besides. Never changed in place, so that a rollback is free. */
export interface StreamModel {
  readonly source: StreamSource
  /** How many changes there were. */
  readonly count: number
  /** The last change that was not sent yet; `undefined` = all were. */
  readonly last: StreamStep | undefined
}

const models = new WeakMap<object, StreamModel>()

/** Gives what the server knows of a stream; `undefined` = the value is none. */
export function streamModel(value: unknown): StreamModel | undefined {
  return models.get(value as object)
}

/** Makes the data of a new stream. */
export function streamStateOf(source: StreamSource, items: Iterable<unknown>): StreamState {
  checkLimit(source.limit, 'stream')
  const entries = limitEntries(entriesOf(source, items, 'stream'), source.limit)
  const change: StreamChange = { verb: 'set', entries }
  return streamState({ source, count: 1, last: { number: 1, change, before: undefined } })
}

/** Makes the data of a model. */
export function streamState(model: StreamModel): StreamState {
  const { source, last } = model
  let items: readonly StreamEntry[] | undefined
  const state = Object.assign(Object.create(misplaced), {
    '#': 'stream',
    ...(source.limit !== undefined && { limit: source.limit }),
  }) as StreamState
  // Made when someone looks: most handlers change a stream more than once, or never show it.
  Object.defineProperty(state, 'items', {
    enumerable: true,
    get: () => (items ??= itemsOf(last)),
  })
  models.set(state, model)
  return state
}

/** Gives the changes since a step, oldest first. */
export function changesSince(last: StreamStep | undefined, number: number): StreamChange[] {
  const changes: StreamChange[] = []
  for (let step = last; step !== undefined && step.number > number; step = step.before) {
    changes.push(step.change)
  }
  return changes.toReversed()
}

function itemsOf(last: StreamStep | undefined): readonly StreamEntry[] {
  return changesSince(last, 0).reduce<readonly StreamEntry[]>(applyChange, [])
}

function applyChange(list: readonly StreamEntry[], change: StreamChange): readonly StreamEntry[] {
  if (change.verb === 'set') return change.entries
  if (change.verb === 'drop') return dropEntries(list, change.ids)
  return putEntries(list, change.at, change.entries, change.limit)
}

/**
 * Makes entries of items; of several with one id the last counts, in the place of the first.
 *
 * @param call what the author has called, for errors
 * @throws TypeError for an item without an id
 */
export function entriesOf(
  { id }: StreamSource,
  items: Iterable<unknown>,
  call: string,
): StreamEntry[] {
  const entries = new Map<string, StreamEntry>()
  for (const item of items) {
    const own = idOf(item, id)
    if (own === undefined) throw withoutId(id, call)
    entries.set(own, streamEntry(own, item))
  }
  return [...entries.values()]
}

function idOf(item: unknown, id: StreamSource['id']): string | undefined {
  if (id === undefined) return ownId(item)
  const value: unknown =
    typeof id === 'function' ? id(item as never) : (item as Record<string, unknown> | null)?.[id]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function withoutId(id: StreamSource['id'], call: string): TypeError {
  if (id === undefined) {
    return new TypeError(
      `\`${call}(…)\`: an item has neither an \`id\` nor a \`key\` that is a text or a number; say by \`stream(items, { id: … })\` what it is known by`,
    )
  }
  const source = typeof id === 'function' ? 'the function `id`' : `its field \`${id}\``
  return new TypeError(
    `\`${call}(…)\`: for an item, ${source} gives neither a text nor a number as its id`,
  )
}

/** @throws TypeError for a limit that is no whole number, and for 0 */
export function checkLimit(limit: number | undefined, call: string): void {
  if (limit === undefined || (Number.isSafeInteger(limit) && limit !== 0)) return
  throw new TypeError(
    `\`${call}(…, { limit: ${String(limit)} })\`: a limit is a whole number of items, those at the start, or below 0 those at the end`,
  )
}

// What an author finds who looks for the methods of a stream where it has none.
const misplaced: object = Object.create(null)
for (const name of ['insert', 'update', 'delete', 'reset', 'map', 'size', Symbol.iterator]) {
  Object.defineProperty(misplaced, name, {
    get() {
      throw new TypeError(
        'A stream was used where it is no assign of its own: return it from `mount` at the top level of the assigns, change it by `socket.assigns`, and show it by the first argument of `render`',
      )
    },
  })
}
