import type { StashHint, StashLevel } from '@livejsx/protocol'
import { checkStrict, type Restore, type StashAdapter } from '@livejsx/stash/server'
import type { StashScope, ViewObject } from '@livejsx/view'

/** How long a record is kept after the connection was lost, in seconds. */
const defaultTtl = 900

/** What a view says of its stash, with the defaults filled in. */
export interface ViewStash {
  /** Id of the view. */
  readonly view: string
  readonly adapter: StashAdapter
  readonly restore: Restore
  readonly ttlMs: number
  readonly scope: StashScope
  readonly level: StashLevel
}

/**
 * Reads what a view says of its stash; `undefined` = it has none.
 *
 * @param standard where views keep theirs that name no adapter
 * @throws Error when it is strict and its marks die with the process
 */
export function viewStash(view: ViewObject, standard: StashAdapter): ViewStash | undefined {
  const { stash } = view.definition
  if (stash === undefined) return undefined
  const { keys, version, migrate, ttl = defaultTtl, scope = 'reload', auto = true } = stash
  const adapter = (stash.adapter ?? standard) as StashAdapter
  const { id = '' } = view
  const isStrict = stash.strict === true
  if (isStrict) checkStrict(id, adapter)
  return {
    view: id,
    adapter,
    restore: { keys, version, migrate: migrate as Restore['migrate'] },
    ttlMs: ttl * 1_000,
    scope,
    level: isStrict ? 'strict' : auto ? 'retain' : 'commit',
  }
}

/** Tells a page how it keeps the stash of a view at a place. */
export function hintOf({ view, scope, level }: ViewStash, place: string): StashHint {
  return { view, place, scope, level }
}
