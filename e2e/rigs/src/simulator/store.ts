import type { OwnerStore } from '../../../../packages/stash/src/server/index.ts'

/**
 * What becomes of a call: done, and its answer lost; neither done nor answered; done, or answered,
 * when the schedule lets it.
 */
export type StoreFault = 'answer lost' | 'lost' | 'late' | 'answered late'

export const storeFaults: readonly StoreFault[] = ['answer lost', 'lost', 'late', 'answered late']

/** Text of what a store rejects with on purpose. */
export const storeFailed = 'The store has failed on purpose'

/** A store that all nodes share, and that goes wrong when the schedule says so. */
export interface SharedStore extends OwnerStore {
  /** The next call that nothing was said of goes wrong. */
  fail(fault: StoreFault): void
  /** Lets the oldest call that waits go on. Returns whether there was one. */
  release(): boolean
}

/** Makes a store that goes wrong of one that does not. */
export function createSharedStore(inner: OwnerStore): SharedStore {
  const faults: StoreFault[] = []
  const waiting: (() => void)[] = []

  const call = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const lost = (): Promise<Result> => Promise.reject(new Error(storeFailed))
    switch (faults.shift()) {
      case 'answer lost':
        return run().then(lost)
      case 'lost':
        return lost()
      case 'late':
        return new Promise((resolve, reject) => {
          waiting.push(() => void run().then(resolve, reject))
        })
      case 'answered late': {
        const done = run()
        return new Promise((resolve, reject) => {
          waiting.push(() => void done.then(resolve, reject))
        })
      }
      case undefined:
        return run()
    }
  }

  return {
    isShared: true,
    read: (...args) => call(() => inner.read(...args)),
    claim: (...args) => call(() => inner.claim(...args)),
    confirm: (...args) => call(() => inner.confirm(...args)),
    reset: (...args) => call(() => inner.reset(...args)),
    renew: (...args) => call(() => inner.renew(...args)),
    remove: (...args) => call(() => inner.remove(...args)),
    fail: (fault) => void faults.push(fault),
    release() {
      const go = waiting.shift()
      go?.()
      return go !== undefined
    },
  }
}
