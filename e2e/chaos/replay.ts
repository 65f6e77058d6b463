import type { Applied, LedgerRecord, Mounted, Told } from '../ledger/app/records.ts'
import { applyIntent, emptyLedger, type LedgerState } from '../ledger/app/reducer.ts'

/** One instance, put together from the server's records. */
export interface Replayed {
  readonly instance: string
  readonly mounted: Mounted
  readonly pid: number
  /** What it applied itself, in order. */
  readonly applied: readonly Applied[]
  /** The state after each of `applied`, by the name of the intent. */
  readonly states: ReadonlyMap<string, LedgerState>
  /** The state after all of them. */
  readonly state: LedgerState
  /** What it told of its state last. */
  readonly told: Told | undefined
  /** How it ended, if it had the time to say so. */
  readonly end: Told | undefined
}

/** Replays the records, instance by instance. */
export function replay(ledger: readonly LedgerRecord[]): Map<string, Replayed> {
  const groups = new Map<string, LedgerRecord[]>()
  for (const entry of ledger) {
    const group = groups.get(entry.instance)
    if (group === undefined) groups.set(entry.instance, [entry])
    else group.push(entry)
  }
  const all = new Map<string, Replayed>()
  for (const [instance, entries] of groups) {
    const mounted = entries.find(({ kind }) => kind === 'mount') as Mounted | undefined
    if (mounted !== undefined) all.set(instance, replayOne(mounted, entries))
  }
  return all
}

function replayOne(mounted: Mounted, entries: readonly LedgerRecord[]): Replayed {
  // A handler that was at work when its instance ended writes down what is not made true any more.
  const end = entries.findIndex(({ kind }) => kind === 'end')
  const lived = end < 0 ? entries : entries.slice(0, end)
  const applied = lived.filter((entry): entry is Applied => entry.kind === 'apply')
  const told = entries.filter((entry): entry is Told => 'cause' in entry)
  const states = new Map<string, LedgerState>()
  let state = mounted.state
  for (const intent of applied) states.set(intent.id, (state = applyIntent(state, intent)))
  const { instance } = mounted
  return {
    instance,
    mounted,
    pid: Number(instance.split('-')[0]),
    applied,
    states,
    state,
    told: told.at(-1),
    end: told.find(({ kind }) => kind === 'end'),
  }
}

/** The state that intents come to. */
export function stateOf(intents: readonly Applied[]): LedgerState {
  return intents.reduce(applyIntent, emptyLedger)
}

/**
 * The intents that are in the state of an instance: its own, and those of the state that it began
 * with, in order.
 */
export function intentsOf(own: Replayed, all: ReadonlyMap<string, Replayed>): readonly Applied[] {
  const { from } = own.mounted
  const before = from === undefined ? undefined : all.get(from)
  if (before === undefined) return own.applied
  const inherited = intentsOf(before, all).slice(0, own.mounted.state.applied)
  return [...inherited, ...own.applied]
}
