import type { BrowserStashTools } from '@livejsx/stash/client'

type RecordStorage = NonNullable<BrowserStashTools['records']>
type Decision = ReturnType<Parameters<RecordStorage['change']>[1]>

/** Makes a browser's store of records that lives as long as whoever holds it. */
export function createMemoryRecords(): RecordStorage {
  const records = new Map<string, unknown>()
  const settle = (key: string, decision: Decision): void => {
    if (decision === 'delete') records.delete(key)
    else if (decision !== 'keep') records.set(key, structuredClone(decision))
  }
  return {
    read: async (key) => records.get(key),
    change: async (key, decide) => settle(key, decide(records.get(key))),
    async sweep(decide) {
      for (const [key, stored] of [...records]) settle(key, decide(stored))
    },
    clear: async () => records.clear(),
  }
}
