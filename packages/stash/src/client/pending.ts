import { fromStored, toStored, type StashEntry } from './entry.ts'
import type { SlotStorage } from './slot.ts'

const storedAt = 'livejsx-stash'

/** UTF-16 units of all records that are kept for the next page of the tab. Browsers allow 5 Mi in all. */
const maxPendingLength = 1024 * 1024

/**
 * Keeps records that are not on the disk yet for the next page of this tab. `sessionStorage` is done
 * at once, and a page that goes has no time for more.
 */
export function putPending(
  storage: SlotStorage | undefined,
  entries: ReadonlyMap<string, StashEntry>,
): void {
  if (entries.size === 0) return
  const text = JSON.stringify([...entries].map(([key, entry]) => [key, toStored(entry)]))
  if (text.length > maxPendingLength) return
  try {
    storage?.setItem(storedAt, text)
  } catch {
    // Forbidden or full: the disk's older record is what the next page gets.
  }
}

/** Takes out what {@link putPending} kept. A duplicate of the tab may have it too: slots keep it apart. */
export function takePending(storage: SlotStorage | undefined): Map<string, StashEntry> {
  const entries = new Map<string, StashEntry>()
  try {
    const stored: unknown = JSON.parse(storage?.getItem(storedAt) ?? '[]')
    storage?.removeItem(storedAt)
    for (const [key, value] of stored as [string, unknown][]) {
      const entry = fromStored(value)
      if (entry !== undefined) entries.set(key, entry)
    }
  } catch {
    // Forbidden, or not what was put there.
  }
  return entries
}
