import { limitEntries, type StreamEntry } from '@livejsx/protocol'
import { entriesOf } from './stream-entries.ts'
import { itemsAfter, type StreamChange } from './stream-changes.ts'

/** What a stream was made with. Two streams are the same if this is the same object. */
export interface StreamSource {
  readonly id: string | ((item: never) => string | number) | undefined
  readonly limit: number | undefined
}

/** A stream as `render` gets it: from the assigns of the server, or the plain data of a page. */
export interface StreamState {
  readonly '#': 'stream'
  /** How many a page keeps; absence = all. */
  readonly limit?: number | undefined
  /** Whether there are live components or nested views in items; absence = there are none. */
  readonly live?: true
  /** In a page all of them; on the server those that were not sent yet. */
  readonly items: readonly StreamEntry[]
}

/** A change with those before it, as far as they were not sent yet. */
export interface StreamStep {
  /** Counts the changes of a stream, from 1. */
  readonly number: number
  readonly change: StreamChange
  readonly before: StreamStep | undefined
  /** Whether nothing older is needed to know the whole list. */
  readonly isWhole: boolean
  /** How many entries the author has given as the whole list at once; 0 = the list is not whole. */
  readonly given: number
  /** Count of items and ids that came since the list was put together, or was sent. */
  readonly loose: number
  /** Count of items and ids that wait, without as many as were given at once. */
  readonly waiting: number
}

/** What the server knows of a stream besides. Never changed in place, so that a rollback is free. */
export interface StreamModel {
  readonly source: StreamSource
  /** How many changes there were. */
  readonly count: number
  /** The last change that was not sent yet; `undefined` = all were. */
  readonly last: StreamStep | undefined
}

/**
 * A stream on the server. Its own fields are few and always the same, as each handler makes some of
 * these: with properties of their own for all, they took half of its time.
 */
class Stream implements StreamState {
  readonly '#' = 'stream'
  readonly #model: StreamModel
  #items: readonly StreamEntry[] | undefined

  constructor(model: StreamModel) {
    this.#model = model
  }

  get limit(): number | undefined {
    return this.#model.source.limit
  }

  /** Made when someone looks: most handlers change a stream more than once, or never show it. */
  get items(): readonly StreamEntry[] {
    return (this.#items ??= itemsOf(this.#model.last))
  }

  static modelOf(value: unknown): StreamModel | undefined {
    return value instanceof Stream ? value.#model : undefined
  }
}

/** Gives what the server knows of a stream; `undefined` = the value is none. */
export const streamModel: (value: unknown) => StreamModel | undefined = Stream.modelOf

/** Makes the data of a model. */
export function streamState(model: StreamModel): StreamState {
  return new Stream(model)
}

/** Gives what is sent of a stream as a whole. */
export function streamContent({ items, limit }: StreamState): StreamState {
  return { '#': 'stream', ...(limit !== undefined && { limit }), items }
}

/** Makes a stream. @throws TypeError for a limit that is none, and for an item without an id */
export function createStream(source: StreamSource, items: Iterable<unknown>): StreamState {
  checkLimit(source.limit, 'stream')
  const entries = limitEntries(entriesOf(source.id, items, 'stream'), source.limit)
  return streamState({ source, count: 1, last: wholeStep(1, entries) })
}

/**
 * Makes the step after which a list is known as a whole.
 *
 * @param given how many entries were given at once. @default all of them
 */
export function wholeStep(
  number: number,
  entries: readonly StreamEntry[],
  given = entries.length,
): StreamStep {
  return {
    number,
    change: { verb: 'set', entries },
    before: undefined,
    isWhole: true,
    given,
    loose: 0,
    waiting: Math.max(0, entries.length - given),
  }
}

// The step of a whole list that others led to: the next one need not go through these again.
const folded = new WeakMap<StreamStep, StreamStep>()

/** Gives the step that the next one follows. */
export function foldedStep(step: StreamStep | undefined): StreamStep | undefined {
  return step && (folded.get(step) ?? step)
}

/** Makes one step of those that lead to a whole list. */
export function foldSteps(last: StreamStep): StreamStep {
  return wholeStep(last.number, itemsAfter(changesSince(last, 0)), last.given)
}

function itemsOf(last: StreamStep | undefined): readonly StreamEntry[] {
  if (last === undefined) return []
  if (!last.isWhole) return itemsAfter(changesSince(last, 0))
  const whole = folded.get(last) ?? foldSteps(last)
  if (last.before !== undefined) folded.set(last, whole)
  return whole.change.verb === 'set' ? whole.change.entries : []
}

/** Gives the changes after one of a number, oldest first. */
export function changesSince(last: StreamStep | undefined, number: number): StreamChange[] {
  const changes: StreamChange[] = []
  for (let step = last; step !== undefined && step.number > number; step = step.before) {
    changes.push(step.change)
  }
  return changes.toReversed()
}

/** @throws TypeError for a limit that is no whole number, and for 0 */
export function checkLimit(limit: number | undefined, call: string): void {
  if (limit === undefined || (Number.isSafeInteger(limit) && limit !== 0)) return
  throw new TypeError(
    `\`${call}(…, { limit: ${String(limit)} })\`: a limit is a whole number of items, those at the start, or below 0 those at the end`,
  )
}

// What an author finds who looks for the methods of a stream where it has none.
for (const name of ['insert', 'update', 'delete', 'reset', 'map', 'size', Symbol.iterator]) {
  Object.defineProperty(Stream.prototype, name, {
    get() {
      throw new TypeError(
        'A stream was used where it is no assign of its own: return it from `mount` at the top level of the assigns, change it by `socket.assigns`, and show it by the first argument of `render`',
      )
    },
  })
}
