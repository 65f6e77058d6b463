import type { SlotLocks, SlotStorage } from '../src/client/slot.ts'

/** Web Locks of one browser: of an origin, for all of its tabs. */
export function createTestLocks(): SlotLocks & { readonly held: Set<string> } {
  const held = new Set<string>()
  const waiting = new Map<string, (() => void)[]>()
  const wake = (name: string): void => {
    for (const go of waiting.get(name) ?? []) go()
    waiting.delete(name)
  }
  return {
    held,
    async request(name, { signal }, hold) {
      while (held.has(name)) {
        await new Promise<void>((go, give) => {
          signal?.addEventListener('abort', () => give(new Error('aborted')))
          waiting.set(name, [...(waiting.get(name) ?? []), go])
        })
      }
      held.add(name)
      await hold()
      held.delete(name)
      wake(name)
    },
  }
}

/** The `sessionStorage` of one tab. */
export interface TestStorage extends SlotStorage {
  readonly content: Map<string, string>
  /** What a duplicate of the tab begins with. */
  duplicate(): TestStorage
}

export function createTestStorage(content = new Map<string, string>()): TestStorage {
  return {
    content,
    duplicate: () => createTestStorage(new Map(content)),
    getItem: (key) => content.get(key) ?? null,
    setItem: (key, value) => void content.set(key, value),
    removeItem: (key) => void content.delete(key),
  }
}

/** Storage that a browser forbids. */
export const forbiddenStorage: SlotStorage = {
  getItem: forbid,
  setItem: forbid,
  removeItem: forbid,
}

function forbid(): never {
  throw new Error('The operation is insecure')
}
