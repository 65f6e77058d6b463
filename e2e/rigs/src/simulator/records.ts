import { readHeader } from '../../../../packages/stash/src/client/index.ts'
import {
  openRecord,
  ownerKey,
  sealRecord,
  type Mark,
  type OwnerStore,
  type Seal,
  type StashRecord,
} from '../../../../packages/stash/src/server/index.ts'
import { covers, type LedgerState } from './ledger.ts'
import type { SealedPlant } from './plant.ts'

/** What the records of a world hold, and which of them a shared store has confirmed. */
export interface Records {
  /** All that pages were sent, in this order. */
  readonly sealed: string[]
  /** A server sends a record. Gives what arrives in its place. */
  send(sealed: string): string
  /** Looks on while a store is used. */
  watch(store: OwnerStore): OwnerStore
  /** A state comes back: it has all that was confirmed, and nothing that was reset. */
  recover(state: LedgerState): void
  /** A handler resets a state. */
  reset(state: LedgerState): void
}

/**
 * @param session whose records they are
 * @param seal opens what servers seal
 * @param complain told what must not happen
 * @param plant alters records on their way
 */
export function createRecords(
  session: string,
  seal: () => Seal,
  complain: (oracle: string, text: string) => void,
  plant?: SealedPlant,
): Records {
  /** States in records, by the key of the lineage and the position. */
  const states = new Map<string, LedgerState>()
  const confirmed = new Map<string, readonly number[]>()
  const resetting = new Map<string, readonly number[]>()
  const dead = new Map<string, readonly number[]>()
  const rootOf = new Map<string, string>()
  /** What was confirmed when a state was claimed: its instance begins later, maybe after another claim. */
  const claimed = new Map<string, (readonly number[])[]>()
  let last: StashRecord | undefined

  const at = (key: string, { epoch, seq }: { epoch: number; seq: number }): string =>
    `${key} ${epoch} ${seq}`
  const note = (record: StashRecord): void => {
    const key = ownerKey(session, record.lineage)
    const state = record.state as unknown as LedgerState
    states.set(at(key, record), state)
    rootOf.set(key, state.root)
  }
  const read = (sealed: string): StashRecord | undefined => {
    if (readHeader(sealed)?.seq === 0) return undefined
    return openRecord(seal(), sealed).record
  }
  const confirm = (key: string, position: { epoch: number; seq: number }): void => {
    const state = states.get(at(key, position))
    if (state === undefined) return
    checkRollback(state)
    confirmed.set(state.root, [...state.log, ...state.gone])
  }
  const checkRollback = (state: LedgerState): void => {
    const missing = (confirmed.get(state.root) ?? []).filter((id) => !covers(state, id))
    if (missing.length > 0) complain('rollback', `${missing.join()} of ${state.root}`)
  }

  return {
    sealed: [],
    send(sealed) {
      const record = read(sealed)
      if (record === undefined) return sealed
      note(record)
      const altered = plant?.(record, last) ?? record
      last = record
      const sent = altered === record ? sealed : sealRecord(seal(), altered)
      this.sealed.push(sent)
      return sent
    },
    watch: (store) => ({
      ...store,
      async claim(key, expected, next: Mark, ttlMs) {
        const isDone = await store.claim(key, expected, next, ttlMs)
        if (isDone && (next.epoch !== expected?.epoch || next.seq !== expected.seq)) {
          confirm(key, next)
        }
        const root = rootOf.get(key)
        if (isDone && expected !== undefined && root !== undefined) {
          claimed.set(root, [...(claimed.get(root) ?? []), confirmed.get(root) ?? []])
        }
        return isDone
      },
      async confirm(key, position, kept) {
        const record = kept.record === undefined ? undefined : read(kept.record)
        if (record !== undefined) note(record)
        const before = (await store.read(key))?.mark
        const written = await store.confirm(key, position, kept)
        const isNewer =
          before === undefined ||
          before.epoch < position.epoch ||
          (before.epoch === position.epoch && before.seq < position.seq)
        if (written === 'written' && isNewer) confirm(key, position)
        return written
      },
      async reset(key, position, ttlMs) {
        const written = await store.reset(key, position, ttlMs)
        const root = rootOf.get(key)
        if (written === 'written' && root !== undefined) {
          confirmed.delete(root)
          dead.set(root, [...(dead.get(root) ?? []), ...(resetting.get(root) ?? [])])
        }
        return written
      },
    }),
    recover(state) {
      const claims = claimed.get(state.root) ?? []
      const own = claims.findIndex((ids) => ids.every((id) => covers(state, id)))
      if (own < 0) checkRollback(state)
      else claimed.set(state.root, claims.slice(own + 1))
      const revived = (dead.get(state.root) ?? []).filter((id) => state.log.includes(id))
      if (revived.length > 0) complain('reset revived', `${revived.join()} of ${state.root}`)
    },
    reset: ({ root, log }) => void resetting.set(root, log),
  }
}
