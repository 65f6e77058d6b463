import { limitEntries, pointerTo, type StreamEntry } from '@livejsx/protocol'
import type { Stream, StreamInsertOptions } from '@livejsx/view'
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
import { knownPut, rememberPut } from './shared-puts.ts'
import { withChange } from './stream-steps.ts'

/** Makes the stream that a handler sees. */
export function createStreamHandle(binding: LiveBinding<StreamState>): Stream<unknown> {
  return new StreamHandle(binding) as unknown as Stream<unknown>
}

// A class, as each turn makes one of these: with a function for each method that is made anew, they
// were a tenth of what a delivered broadcast allocates.
class StreamHandle implements Omit<Stream<unknown>, symbol> {
  readonly #binding: LiveBinding<StreamState>

  constructor(binding: LiveBinding<StreamState>) {
    this.#binding = binding
  }

  insert(items: unknown, { at = -1, limit = this.#source.limit }: StreamInsertOptions = {}): void {
    checkPosition(at, this.#binding.key)
    checkLimit(limit, `${this.#binding.key}.insert`)
    this.#put('insert', items, at, limit)
  }

  update(items: unknown): void {
    this.#put('update', items, null, undefined)
  }

  delete(ids: string | number | readonly (string | number)[]): void {
    const list = [...new Set(listOf(ids).map(String))]
    if (list.length > 0) this.#add({ verb: 'drop', ids: list })
  }

  reset(items: Iterable<unknown> = []): void {
    const entries = limitEntries(this.#entries('reset', items), this.#source.limit)
    this.#add({ verb: 'set', entries })
  }

  get #source(): StreamModel['source'] {
    return modelOf(this.#binding.get()).source
  }

  #put(call: string, items: unknown, at: number | null, limit: number | undefined): void {
    const asked = { id: this.#source.id, items, at, limit }
    const known = knownPut(asked)
    if (known !== undefined) return this.#add(known)
    const entries = this.#entries(call, listOf(items))
    if (entries.length > 0) this.#add(rememberPut({ verb: 'put', at, entries, limit }, asked))
  }

  #entries(call: string, items: Iterable<unknown>): StreamEntry[] {
    const { key } = this.#binding
    const entries = entriesOf(this.#source.id, items, `${key}.${call}`)
    // Here, and not when the handler has ended: so the author sees which call it was, and what waits
    // for a page need not be looked at again. As deep as they lie in the state.
    encodeItems(entries, 'assigns', pointerTo(pointerTo(undefined, key), call))
    return entries
  }

  #add(change: StreamChange): void {
    this.#binding.update((state) => streamState(withChange(modelOf(state), change)))
  }
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
