import {
  browserStash,
  createKeyRing,
  createSeal,
  withDeadline,
  type KeyRing,
  type Seal,
  type StashAdapter,
} from '@livejsx/stash/server'
import type { ViewObject } from '@livejsx/view'
import type { Clock } from '../clock.ts'
import { InstanceStash, type StashedInstance } from './instance-stash.ts'
import { Partings } from './partings.ts'
import { viewStash, type ViewStash } from './view-stash.ts'

/** What a server keeps of the stashes of its views. */
export interface Stashes {
  /** @throws Error when the view's stash is strict and its marks die with the process */
  of(view: ViewObject): ViewStash | undefined
  /** Makes the stash of an instance; `undefined` = its view has none. */
  open(
    view: ViewObject,
    session: string,
    instance: () => StashedInstance,
  ): InstanceStash | undefined
}

/** Makes the stashes of a server. @param secrets newest first */
export function createStashes(secrets: readonly string[], clock: Clock): Stashes {
  const standard = browserStash()
  const known = new WeakMap<object, ViewStash | undefined>()
  const owners = new Map<string, InstanceStash>()
  const partings = new Partings(clock)
  // Most apps have no stash.
  let ring: KeyRing | undefined

  const of = (view: ViewObject): ViewStash | undefined => {
    const { definition } = view
    if (!known.has(definition)) known.set(definition, within(viewStash(view, standard), clock))
    return known.get(definition)
  }

  return {
    of,
    open(view, session, instance) {
      const stash = of(view)
      if (stash === undefined) return undefined
      ring ??= createKeyRing(secrets)
      const { view: name, scope } = stash
      const seals = ring
      const sealAt = (place: string): Seal =>
        createSeal(seals, { app: '', view: name, session, sessionEpoch: 0, scope, place })
      return new InstanceStash(stash, instance(), { session, sealAt, owners, partings, clock })
    },
  }
}

// A store that hangs must not hang joins.
function within(stash: ViewStash | undefined, clock: Clock): ViewStash | undefined {
  if (stash === undefined) return undefined
  const { holder, store } = stash.adapter
  const adapter: StashAdapter = { holder, store: withDeadline(store, clock) }
  return { ...stash, adapter }
}
