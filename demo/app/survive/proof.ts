import { useConnection } from 'livejsx'
import { useEffect } from 'preact/hooks'
import type { SideState } from './side-state.ts'
import { createTabStore, useTabStore, type TabStore } from './tab-store.ts'

/** The two halves of the comparison. */
export type SideName = 'with' | 'without'

/** What this tab knows of a half, whatever the server still knows. */
interface Proof {
  /** Events that were sent to it. */
  readonly sent: number
  /** How it was when nothing was missing. */
  readonly whole: SideState | undefined
  /** Losses that were told. */
  readonly told: number
}

const none: Proof = { sent: 0, whole: undefined, told: 0 }

const stores: Readonly<Record<SideName, TabStore<Proof>>> = {
  with: createTabStore('proof:with', none),
  without: createTabStore('proof:without', none),
}

/** What a half has to show for itself. */
export interface Verdict {
  readonly sent: number
  /** Events that are not in the state any more. */
  readonly lost: number
  /** How it was before they were lost. `undefined` = nothing is lost. */
  readonly before: SideState | undefined
  /** Whether nothing can be said yet: answers are to come, or there is no connection. */
  readonly waits: boolean
}

/** Counts an event that is sent to a half. */
export function countSent(side: SideName): void {
  const known = stores[side].read()
  stores[side].write({ ...known, sent: known.sent + 1 })
}

/** Whether more is lost than was told. Says so once. */
export function isNewLoss(side: SideName, lost: number): boolean {
  const known = stores[side].read()
  if (lost <= known.told) return false
  stores[side].write({ ...known, told: lost })
  return true
}

/** Begins anew. */
export function forgetProof(): void {
  for (const store of Object.values(stores)) store.write(none)
}

/**
 * Compares what was sent to a half with what its state holds.
 *
 * @param isPending whether answers are still to come
 */
export function useVerdict(side: SideName, state: SideState, isPending: boolean): Verdict {
  // What came as HTML knows of no stash: nothing can be said before the page has joined.
  const waits = useConnection() !== 'joined' || isPending
  const { sent, whole } = useTabStore(stores[side], none)
  const lost = waits ? 0 : Math.max(0, sent - state.applied)
  useEffect(() => {
    const known = stores[side].read()
    const isWhole = !waits && known.sent === state.applied && state.applied > 0
    if (isWhole && known.whole?.applied !== state.applied) {
      stores[side].write({ ...known, whole: state })
    }
  })
  return { sent, lost, before: lost > 0 ? whole : undefined, waits }
}
