import type { SlotLocks } from '../../../../packages/stash/src/client/index.ts'

/** Web Locks of one browser, for all of its tabs. */
export interface Locks {
  /** How a page reaches them. */
  of(owner: object): SlotLocks
  /** A page is gone: what it held is free, and it waits for nothing. */
  free(owner: object): void
}

interface Request {
  readonly owner: object
  go(): void
}

/** @param isShared whether everybody gets every lock: a bug to be found */
export function createLocks(isShared = false): Locks {
  const held = new Map<string, Request>()
  const waiting: { name: string; request: Request }[] = []

  const release = (name: string, request: Request): void => {
    if (held.get(name) !== request) return
    held.delete(name)
    const at = waiting.findIndex((other) => other.name === name)
    const [next] = at < 0 ? [] : waiting.splice(at, 1)
    if (next === undefined) return
    held.set(name, next.request)
    next.request.go()
  }
  const forget = (request: Request): void => {
    const at = waiting.findIndex((other) => other.request === request)
    if (at >= 0) waiting.splice(at, 1)
  }

  return {
    of: (owner) => ({
      request: (name, { signal }, hold) =>
        new Promise((resolve, reject) => {
          const request: Request = {
            owner,
            go: () =>
              void hold().then(() => {
                release(name, request)
                resolve(undefined)
              }),
          }
          signal?.addEventListener('abort', () => {
            forget(request)
            reject(new Error('aborted'))
          })
          if (held.has(name) && !isShared) return void waiting.push({ name, request })
          held.set(name, request)
          request.go()
        }),
    }),
    free(owner) {
      for (const { request } of waiting.filter((other) => other.request.owner === owner)) {
        forget(request)
      }
      for (const [name, request] of [...held]) if (request.owner === owner) release(name, request)
    },
  }
}
