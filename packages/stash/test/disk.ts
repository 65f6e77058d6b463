import type { StoredEntry } from '../src/client/entry.ts'
import type { RecordStorage } from '../src/client/record-storage.ts'

/** A disk in memory, and what is wrong with it. */
export interface TestDisk extends RecordStorage {
  readonly content: Map<string, unknown>
  /**
   * `works`: at once. `throws`: at each call. `fails`: rejects. `full`: rejects writes. `hangs`: never
   * ends. `waits`: each transaction completes when `complete` is called.
   */
  mode: 'works' | 'throws' | 'fails' | 'full' | 'hangs' | 'waits'
  /** Completes the transactions that wait, in the order in which they began. */
  complete(): void
}

export function createTestDisk(mode: TestDisk['mode'] = 'works'): TestDisk {
  const content = new Map<string, unknown>()
  let waiting: (() => void)[] = []
  const disk: TestDisk = {
    mode,
    content,
    complete() {
      const ready = waiting
      waiting = []
      for (const run of ready) run()
    },
    read: (key) => transact(() => content.get(key), false),
    change: (key, decide) => transact(() => settle(key, decide(content.get(key))), true),
    sweep: (decide) =>
      transact(() => {
        for (const [key, stored] of [...content]) settle(key, decide(stored))
      }, true),
    clear: () => transact(() => content.clear(), true),
  }
  return disk

  function settle(key: string, decision: StoredEntry | 'keep' | 'delete'): void {
    if (decision === 'delete') content.delete(key)
    else if (decision !== 'keep') content.set(key, structuredClone(decision))
  }

  function transact<Result>(run: () => Result, isWrite: boolean): Promise<Result> {
    if (disk.mode === 'throws') throw new Error('there is no disk')
    if (disk.mode === 'hangs') return new Promise(() => undefined)
    if (disk.mode === 'fails' || (disk.mode === 'full' && isWrite)) {
      return Promise.reject(new Error('the disk is full'))
    }
    if (disk.mode !== 'waits') return Promise.resolve(run())
    return new Promise((resolve) => waiting.push(() => resolve(run())))
  }
}
