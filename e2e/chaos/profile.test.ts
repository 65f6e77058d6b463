import { expect, it } from 'vitest'
import { createProfile } from './profile.ts'

const forever = (): Promise<void> => new Promise(() => undefined)

it('gives a lock to one page at a time, and to the next one when the first has gone', async () => {
  const profile = createProfile()
  const [first, second] = [profile.openLocks(), profile.openLocks()]
  void first.locks.request('slot', {}, forever)
  const taken = new Promise<string>((resolve) => {
    void second.locks.request('slot', {}, async () => resolve('taken'))
  })
  first.release()
  expect(await taken).toBe('taken')
})

it('ends the wait for a lock when it is told so', async () => {
  const profile = createProfile()
  const { locks, release } = profile.openLocks()
  void locks.request('slot', {}, forever)
  const given = new AbortController()
  const waiting = locks.request('slot', { signal: given.signal }, forever)
  given.abort()
  await expect(waiting).rejects.toThrow('The wait was ended')
  release()
  await profile.openLocks().locks.request('slot', {}, () => Promise.resolve())
})
