import { decodeState, type StashRecord, type StashVersion } from './record.ts'

/** How a view reads its stash, as its definition says. */
export interface Restore {
  readonly keys: readonly string[]
  readonly version?: StashVersion | undefined
  /** Makes the state of today of that of another version; `undefined` = it cannot. */
  readonly migrate?: Migrate | undefined
}

/** Makes the state of today of that of another version; `undefined` = it cannot. */
export type Migrate = (
  from: StashVersion | undefined,
  state: Record<string, unknown>,
) => Record<string, unknown> | undefined

/** The declared state of a record, or why there is none. */
export type Restored =
  | {
      readonly state: Record<string, unknown>
      readonly reason?: undefined
      readonly error?: undefined
    }
  | {
      readonly state?: undefined
      readonly reason: 'version' | 'migrate' | 'invalid'
      /** What was thrown. */
      readonly error?: unknown
    }

/** Reads the declared state, and only that, as the view's version of today. Never throws. */
export function restoreState(record: StashRecord, { keys, version, migrate }: Restore): Restored {
  if (record.version === version) return attempt('invalid', () => decodeState(record.state, keys))
  if (migrate === undefined) return { reason: 'version' }
  const before = attempt('invalid', () => decodeState(record.state))
  if (before.state === undefined) return before
  return attempt('migrate', () => pick(migrate(record.version, before.state), keys))
}

function attempt(
  reason: 'migrate' | 'invalid',
  read: () => Record<string, unknown> | undefined,
): Restored {
  try {
    const state = read()
    return state === undefined ? { reason: 'version' } : { state }
  } catch (error) {
    return { reason, error }
  }
}

function pick(
  state: Record<string, unknown> | undefined,
  keys: readonly string[],
): Record<string, unknown> | undefined {
  if (state === undefined) return undefined
  const owned = keys.filter((key) => Object.hasOwn(state, key))
  return Object.fromEntries(owned.map((key) => [key, state[key]]))
}
