import type { StashScope } from '../scope.ts'
import type { StashEntry } from './entry.ts'
import { createKeeper, type Keeper, type KeeperOptions } from './keeper.ts'
import { putPending, takePending } from './pending.ts'
import type { RecordStorage } from './record-storage.ts'
import { createRecordStore } from './record-store.ts'
import { holdLock, takeSlot, type Slot, type SlotTools } from './slot.ts'

/** What a page keeps records with. Tests pass their own. */
export interface BrowserStashTools extends SlotTools {
  /** `undefined` = the browser has none */
  readonly records: RecordStorage | undefined
  /** The document was opened by a link or by its address: neither reload nor back nor forward. */
  readonly isNewVisit: boolean
}

/** Which view of the page a record is of. */
export interface KeeperPlace {
  /** Stable name of the view. */
  readonly view: string
  /** Where in the app it is, as the server binds its records to. */
  readonly place: string
  readonly scope: StashScope
  /** The view came with the document, not by a navigation within it. */
  readonly isFirst: boolean
}

/** The keepers of a page, and the slot that they share. */
export interface BrowserStash {
  /** Makes the keeper of a view. */
  open(
    place: KeeperPlace,
    events: Pick<KeeperOptions, 'onStored' | 'onGivenUp'>,
  ): Promise<PlacedKeeper>
  /** The page goes: call it at `pagehide`. */
  hide(): void
  /** The page is back from the back-forward cache: call it at `pageshow`, and join afterwards. */
  show(): Promise<void>
  /** Deletes every record of every tab: the visitor has signed out. */
  clear(): Promise<void>
}

/** The keeper of one view. */
export interface PlacedKeeper extends Omit<Keeper, 'refresh' | 'unwritten' | 'move'> {
  /** The view's address has changed within its route. */
  moveTo(place: string): void
  /** The view is left, and the page lives on. Its record stays for the scopes `tab` and `session`. */
  leave(): Promise<void>
}

interface OpenKeeper extends PlacedKeeper, Keeper {
  readonly key: () => string | undefined
}

/**
 * Takes the slot of this tab, and sweeps what has expired. Takes 150 ms at most, whatever the browser
 * does.
 */
export async function createBrowserStash(tools: BrowserStashTools): Promise<BrowserStash> {
  const { storage, clock, isNewVisit } = tools
  const records = createRecordStore(tools.records, clock)
  const slot = await takeSlot(tools)
  const session = createSessionHold(tools)
  const pending = takePending(storage)
  const keepers = new Set<OpenKeeper>()
  void records.sweep()

  const keyOf = ({ view, place, scope }: KeeperPlace): string | undefined => {
    if (scope === 'reconnect') return undefined
    return JSON.stringify([holderOf(scope, slot, session), view, place])
  }

  return {
    async open(at, events) {
      if (at.scope === 'session') await session.take()
      let place = at
      const key = (): string | undefined => keyOf(place)
      const record = pending.get(key() ?? '')
      pending.delete(key() ?? '')
      const keeper = createKeeper({ ...events, key: key(), records, clock, pending: record })
      const placed: OpenKeeper = {
        ...keeper,
        key,
        moveTo(path) {
          place = { ...place, place: path }
          keeper.move(key())
        },
        async leave() {
          keepers.delete(placed)
          if (place.scope === 'reconnect' || place.scope === 'reload') await keeper.forget()
        },
      }
      keepers.add(placed)
      const isReload = at.isFirst && !isNewVisit
      // Not waited for: the disk may hang, and the keeper knows already.
      if (at.scope === 'reload' && !isReload) void keeper.forget()
      return placed
    },
    hide() {
      putPending(storage, unwrittenOf(keepers))
      slot.release()
      session.release()
    },
    async show() {
      takePending(storage)
      await Promise.all([slot.retake(), session.retake()])
      for (const keeper of keepers) {
        // Under a key that another page has taken meanwhile, the record is that page's.
        keeper.move(keeper.key(), true)
        keeper.refresh()
      }
    },
    async clear() {
      pending.clear()
      takePending(storage)
      await Promise.all([...keepers].map((keeper) => keeper.forget()))
      await records.clear()
    },
  }
}

function unwrittenOf(keepers: Iterable<OpenKeeper>): Map<string, StashEntry> {
  const unwritten = new Map<string, StashEntry>()
  for (const keeper of keepers) {
    const key = keeper.key()
    const entry = keeper.unwritten()
    if (key !== undefined && entry !== undefined) unwritten.set(key, entry)
  }
  return unwritten
}

/** Who has the records of the scope `session`: one page at a time. */
interface SessionHold {
  readonly isHeld: () => boolean
  take(): Promise<void>
  release(): void
  /** Takes it again, if it was taken before. */
  retake(): Promise<void>
}

function createSessionHold({ locks, clock }: SlotTools): SessionHold {
  let taken: Promise<(() => void) | undefined> | undefined
  let free: (() => void) | undefined
  const take = async (): Promise<void> => {
    taken ??= locks && holdLock(locks, 'livejsx-stash session', clock)
    free = await taken
  }
  return {
    isHeld: () => free !== undefined,
    take,
    release() {
      free?.()
      free = undefined
    },
    async retake() {
      if (taken === undefined) return
      taken = undefined
      await take()
    },
  }
}

// Without the lock the tab has a stash of its own: two pages at one record would fence each other.
function holderOf(scope: StashScope, slot: Slot, session: SessionHold): string {
  return scope === 'session' && session.isHeld() ? 'session' : slot.id
}
