import type { OwnerClock } from './owner.ts'
import type { OwnerStore } from './owner-store.ts'

/** How long a store may take to answer, in ms. */
export const maxAnswerMs = 2_000

/**
 * Gives a store whose calls reject when there is no answer in time. They may have been done all the
 * same, as with any call that rejects.
 */
export function withDeadline(store: OwnerStore, clock: OwnerClock, ms = maxAnswerMs): OwnerStore {
  const within = <Result>(answer: Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      const cancel = clock.after(ms, () =>
        reject(new Error(`The store did not answer in ${ms} ms`)),
      )
      answer.then(resolve, reject).finally(cancel)
    })
  return {
    isShared: store.isShared,
    read: (...call) => within(store.read(...call)),
    claim: (...call) => within(store.claim(...call)),
    confirm: (...call) => within(store.confirm(...call)),
    reset: (...call) => within(store.reset(...call)),
    renew: (...call) => within(store.renew(...call)),
    remove: (...call) => within(store.remove(...call)),
  }
}
