import type { SlotStorage } from '../../../../packages/stash/src/client/index.ts'

/** One tab of a browser: its `sessionStorage`, through all the pages that it shows. */
export interface Tab {
  readonly storage: SlotStorage
  /** What a duplicate of the tab begins with. */
  duplicate(): Tab
}

export function createTab(content = new Map<string, string>()): Tab {
  return {
    storage: {
      getItem: (key) => content.get(key) ?? null,
      setItem: (key, value) => void content.set(key, value),
      removeItem: (key) => void content.delete(key),
    },
    duplicate: () => createTab(new Map(content)),
  }
}
