import type { PageClock } from './record-store.ts'

/** The part of `sessionStorage` that is used here. It may throw. */
export type SlotStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The part of `navigator.locks` that is used here. */
export interface SlotLocks {
  request(name: string, options: LockOptions, hold: () => Promise<void>): Promise<unknown>
}

/** What a slot is made of. Tests pass their own. */
export interface SlotTools {
  /** `undefined` = the browser forbids it */
  readonly storage: SlotStorage | undefined
  /** `undefined` = the browser has none; they need HTTPS */
  readonly locks: SlotLocks | undefined
  readonly clock: PageClock
  /** Makes an id that no other slot has. */
  readonly random: () => string
}

/** The part of the browser's store that belongs to this tab, as long as this page lives. */
export interface Slot {
  /** Changes when the page comes back and another one has taken the slot meanwhile. */
  readonly id: string
  /** Gives the slot to the next page of the tab. Call it at `pagehide`. */
  release(): void
  /**
   * Takes it again. Call it when the page comes back from the back-forward cache.
   *
   * @returns whether it is still the same
   */
  retake(): Promise<boolean>
}

const storedAt = 'livejsx-slot'

/** How long a page waits for the one before it to let the slot go, in ms. A duplicate waits in vain. */
export const maxSlotWaitMs = 150

/**
 * Takes the slot of this tab. `sessionStorage` is copied when a tab is duplicated, so an id found
 * there is not enough: a Web Lock says whose it is. Without locks the id is taken out while a page
 * lives, so that there is nothing to copy; then a crash of the tab loses it.
 */
export async function takeSlot(tools: SlotTools): Promise<Slot> {
  const { random } = tools
  const hold = tools.locks === undefined ? holdByTaking(tools) : holdByLock(tools, tools.locks)
  let id = quietly(() => tools.storage?.getItem(storedAt)) ?? ''
  if (id === '' || !(await hold.take(id))) {
    id = random()
    await hold.take(id)
  }
  return {
    get id() {
      return id
    },
    release: () => hold.release(id),
    async retake() {
      if (await hold.take(id)) return true
      id = random()
      await hold.take(id)
      return false
    },
  }
}

/** How a page says that a slot is its own. */
interface Hold {
  /** @returns whether the slot was free */
  take(id: string): Promise<boolean>
  release(id: string): void
}

function holdByTaking({ storage }: SlotTools): Hold {
  return {
    take(id) {
      const stored = quietly(() => storage?.getItem(storedAt)) ?? id
      quietly(() => storage?.removeItem(storedAt))
      return Promise.resolve(stored === id)
    },
    release: (id) => quietly(() => storage?.setItem(storedAt, id)),
  }
}

function holdByLock({ storage, clock }: SlotTools, locks: SlotLocks): Hold {
  let free: (() => void) | undefined
  return {
    async take(id) {
      free = await holdLock(locks, `livejsx-slot ${id}`, clock)
      if (free !== undefined) quietly(() => storage?.setItem(storedAt, id))
      return free !== undefined
    },
    release: () => free?.(),
  }
}

/**
 * Holds a lock as long as the page lives.
 *
 * @returns what lets it go; `undefined` = another page has it
 */
export function holdLock(
  locks: SlotLocks,
  name: string,
  clock: PageClock,
): Promise<(() => void) | undefined> {
  const given = new AbortController()
  const cancel = clock.after(maxSlotWaitMs, () => given.abort())
  return new Promise((resolve) => {
    const held = locks.request(name, { signal: given.signal }, () => {
      cancel()
      return new Promise<void>((free) => resolve(free))
    })
    // Aborted, or forbidden in this document: either way it is not ours.
    held.catch(() => resolve(undefined))
  })
}

function quietly<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    // Storage that is forbidden or full: the slot lives as long as the page.
    return undefined
  }
}
