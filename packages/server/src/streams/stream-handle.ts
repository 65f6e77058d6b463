import { limitEntries, pointerTo, type StreamEntry } from '@livejsx/protocol'
import type { Stream } from '@livejsx/view'
import {
  checkLimit,
  entriesOf,
  streamModel,
  streamState,
  type StreamChange,
  type StreamModel,
  type StreamState,
} from '@livejsx/view/internal'
import type { LiveBinding } from '../live-values.ts'
import { encodeItems } from './sent-items.ts'
import { withChange } from './stream-steps.ts'

/** Makes the stream that a handler sees. */
export function createStreamHandle({
  key,
  get,
  update,
}: LiveBinding<StreamState>): Stream<unknown> {
  const source = (): StreamModel['source'] => modelOf(get()).source
  const entriesFor = (call: string, items: Iterable<unknown>): StreamEntry[] => {
    const entries = entriesOf(source().id, items, `${key}.${call}`)
    // Here, and not when the handler has ended: so the author sees which call it was, and what waits
    // for a page need not be looked at again. As deep as they lie in the state.
    encodeItems(entries, 'assigns', pointerTo(pointerTo(undefined, key), call))
    return entries
  }
  const add = (change: StreamChange): void =>
    update((state) => streamState(withChange(modelOf(state), change)))
  return {
    insert(items, { at = -1, limit = source().limit } = {}) {
      checkPosition(at, key)
      checkLimit(limit, `${key}.insert`)
      const entries = entriesFor('insert', listOf(items))
      if (entries.length > 0) add({ verb: 'put', at, entries, limit })
    },
    update(items) {
      const entries = entriesFor('update', listOf(items))
      if (entries.length > 0) add({ verb: 'put', at: null, entries, limit: undefined })
    },
    delete(ids) {
      const list = [...new Set(listOf(ids).map(String))]
      if (list.length > 0) add({ verb: 'drop', ids: list })
    },
    reset(items = []) {
      add({ verb: 'set', entries: limitEntries(entriesFor('reset', items), source().limit) })
    },
  } satisfies Omit<Stream<unknown>, symbol> as unknown as Stream<unknown>
}

function modelOf(state: StreamState): StreamModel {
  const model = streamModel(state)
  if (model !== undefined) return model
  throw new TypeError(
    'A stream was copied, and what belongs to it is lost: assign the stream itself, or make one by `stream(…)`',
  )
}

function listOf<Item>(items: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(items) ? (items as readonly Item[]) : [items as Item]
}

function checkPosition(at: number, key: string): void {
  if (Number.isSafeInteger(at) && at >= -1) return
  throw new TypeError(
    `\`${key}.insert(…, { at: ${String(at)} })\`: a position is a whole number from 0, or -1 for the end`,
  )
}
