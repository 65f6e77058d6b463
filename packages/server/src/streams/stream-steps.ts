import { idOfEntry, type StreamEntry } from '@livejsx/protocol'
import {
  foldedStep,
  foldSteps,
  wholeStep,
  type StreamChange,
  type StreamModel,
  type StreamPut,
  type StreamStep,
} from '@livejsx/view/internal'

/** After so many items and ids a whole list is put together, so that only what is in it waits. */
const foldEvery = 100

/**
 * Adds a change to a stream. What it makes superfluous is let go.
 *
 * @param change has entries that can be sent: nobody looks at them again before they are
 */
export function withChange(
  { source, count, last }: StreamModel,
  change: StreamChange,
): StreamModel {
  const number = count + 1
  if (change.verb === 'set')
    return { source, count: number, last: wholeStep(number, change.entries) }
  const before = foldedStep(last)
  const size = change.verb === 'put' ? change.entries.length : change.ids.length
  const step: StreamStep = {
    number,
    change,
    before,
    isWhole: before?.isWhole ?? false,
    given: before?.given ?? 0,
    loose: (before?.loose ?? 0) + size,
    waiting: (before?.waiting ?? 0) + size,
  }
  return { source, count: number, last: shortened(step) }
}

function shortened(step: StreamStep): StreamStep {
  const entries = pushedThrough(step)
  if (entries !== undefined) return wholeStep(step.number, entries)
  return step.isWhole && step.loose >= foldEvery ? foldSteps(step) : step
}

/**
 * Gives the whole list, if the last puts at one end of a limited list have surely pushed out
 * everything else; `undefined` = something older may be left.
 *
 * Each of them comes in at that end, or takes the place of an entry of its id that is there. With a
 * limit of n, at most n are there before them, and so no more than n take such a place. After 2n
 * different ones, n have come in and nothing is left of what was there. The n that follow come in too:
 *
 *     … | at most n left | 2n different ids | n others |
 *                                             └─ the list
 */
function pushedThrough(last: StreamStep): readonly StreamEntry[] | undefined {
  const { change } = last
  if (change.verb !== 'put' || !pushes(change)) return undefined
  const limit = Math.abs(change.limit ?? 0)
  // Looks only now and then: what it costs is in proportion to what has come since.
  if (last.loose % limit >= change.entries.length) return undefined
  const ids = new Set<string>()
  const blocks: (readonly StreamEntry[])[] = []
  let enough = Infinity
  for (let step: StreamStep | undefined = last; step !== undefined; step = step.before) {
    const each: StreamChange = step.change
    if (each.verb !== 'put' || each.at !== change.at || each.limit !== change.limit)
      return undefined
    // This one has applied the limit before those that were counted.
    if (ids.size >= enough) return listOf(blocks, change, limit)
    const before = ids.size
    for (const entry of each.entries) ids.add(idOfEntry(entry))
    if (ids.size < before + each.entries.length) return undefined
    blocks.push(each.entries)
    if (enough === Infinity && ids.size >= limit) enough = ids.size + 2 * limit
  }
  return undefined
}

/** Whether what comes in at one end leaves by the other. */
function pushes({ at, limit }: StreamPut): boolean {
  if (limit === undefined) return false
  return (at === -1 && limit < 0) || (at === 0 && limit > 0)
}

function listOf(
  newestFirst: readonly (readonly StreamEntry[])[],
  { at }: StreamPut,
  limit: number,
): readonly StreamEntry[] {
  if (at === 0) return newestFirst.flat().slice(0, limit) as StreamEntry[]
  return newestFirst.toReversed().flat().slice(-limit) as StreamEntry[]
}
