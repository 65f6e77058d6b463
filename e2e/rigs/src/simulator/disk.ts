import type { TestClock } from '@livejsx/testing'
import {
  maxReadMs,
  maxWriteMs,
  type Decision,
  type RecordStorage,
} from '../../../../packages/stash/src/client/index.ts'

/**
 * What a disk does: `works` at once; `waits` until the schedule completes what was begun; `full`
 * refuses writes; `fails` refuses everything; `hangs` never answers.
 */
export type DiskMode = (typeof diskModes)[number]

export const diskModes = ['works', 'waits', 'full', 'fails', 'hangs'] as const

/** A page at a disk. */
export interface DiskUser {
  /** Whether its code runs no more: nothing is given to it. */
  readonly isGone: boolean
  /** The disk did not do in time what it was asked for. */
  onDiskFault(): void
}

/** The disk of one browser, for all of its tabs. */
export interface Disk {
  mode: DiskMode
  /** How a page reaches it. */
  of(user: DiskUser): RecordStorage
  /** Completes the oldest transactions that wait. Returns whether there was one. */
  complete(count: number): boolean
  /** Transactions of a page that has gone are rolled back. */
  rollBack(user: DiskUser): void
}

interface Transaction {
  readonly user: DiskUser
  run(): void
}

/** @param lies whether it says that it has written before it has: a bug to be found */
export function createDisk(clock: TestClock, lies = false): Disk {
  const content = new Map<string, unknown>()
  let waiting: Transaction[] = []

  const settle = (key: string, decision: Decision): void => {
    if (decision === 'delete') content.delete(key)
    else if (decision !== 'keep') content.set(key, { ...decision })
  }
  const transact = <Result>(user: DiskUser, run: () => Result, isWrite: boolean) => {
    if (user.isGone) return new Promise<Result>(() => undefined)
    const fault = (): void => user.onDiskFault()
    if (disk.mode === 'hangs') {
      fault()
      return new Promise<Result>(() => undefined)
    }
    if (disk.mode === 'fails' || (disk.mode === 'full' && isWrite)) {
      fault()
      return Promise.reject(new Error('The disk is full'))
    }
    const isEarly = lies && isWrite
    if (disk.mode !== 'waits' && !isEarly) return Promise.resolve(run())
    const latest = clock.now() + (isWrite ? maxWriteMs : maxReadMs)
    return new Promise<Result>((resolve) => {
      const complete = (): void => {
        const result = run()
        if (clock.now() >= latest) fault()
        if (!user.isGone) resolve(result)
      }
      waiting.push({ user, run: complete })
      if (isEarly) resolve(undefined as Result)
    })
  }

  const disk: Disk = {
    mode: 'works',
    of: (user) => ({
      read: (key) => transact(user, () => content.get(key), false),
      change: (key, decide) => transact(user, () => settle(key, decide(content.get(key))), true),
      sweep: (decide) =>
        transact(
          user,
          () => {
            for (const [key, stored] of [...content]) settle(key, decide(stored))
          },
          true,
        ),
      clear: () => transact(user, () => content.clear(), true),
    }),
    complete(count) {
      const ready = waiting.splice(0, count)
      for (const { run } of ready) run()
      return ready.length > 0
    },
    rollBack(user) {
      waiting = waiting.filter((transaction) => transaction.user !== user)
    },
  }
  return disk
}
