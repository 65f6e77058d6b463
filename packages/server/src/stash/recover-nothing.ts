/** `recover` of what has no stash. */
export const recoverNothing = (): Promise<{ readonly status: 'new' }> =>
  Promise.resolve({ status: 'new' })
