import { IDBFactory } from 'fake-indexeddb'

/** What a browser keeps of one tab beyond its pages. */
export interface Profile {
  /** By name. */
  readonly cookies: Map<string, string>
  readonly storage: TabStorage
  readonly indexedDB: IDBFactory
  /** The Web Locks of a page, and a way to let go of those that it has: it has gone. */
  openLocks(): { readonly locks: PageLocks; release(): void }
}

/** The part of `sessionStorage` that pages use. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The part of `navigator.locks` that pages use. */
export interface PageLocks {
  request(
    name: string,
    options: { readonly signal?: AbortSignal },
    hold: () => Promise<void>,
  ): Promise<void>
}

/** Makes the profile of a tab that nobody has used yet. */
export function createProfile(): Profile {
  const stored = new Map<string, string>()
  /** Who waits for a lock that is held, by its name. */
  const held = new Map<string, (() => void)[]>()
  const letGo = (name: string): void => {
    const next = held.get(name)?.shift()
    if (next === undefined) held.delete(name)
    else next()
  }
  return {
    cookies: new Map(),
    indexedDB: new IDBFactory(),
    storage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    openLocks() {
      const own = new Set<string>()
      let hasGone = false
      const free = (name: string): void => {
        if (own.delete(name)) letGo(name)
      }
      const wait = (name: string, signal: AbortSignal | undefined): Promise<void> =>
        new Promise((resolve, reject) => {
          const take = (): void => {
            if (hasGone) return letGo(name)
            own.add(name)
            resolve()
          }
          const waiting = held.get(name)
          if (waiting === undefined) {
            held.set(name, [])
            return take()
          }
          waiting.push(take)
          signal?.addEventListener('abort', () => {
            const at = waiting.indexOf(take)
            if (at >= 0) waiting.splice(at, 1)
            reject(new DOMException('The wait was ended', 'AbortError'))
          })
        })
      return {
        release() {
          hasGone = true
          for (const name of [...own]) free(name)
        },
        locks: {
          async request(name, { signal }, hold) {
            await wait(name, signal)
            await hold()
            free(name)
          },
        },
      }
    },
  }
}
