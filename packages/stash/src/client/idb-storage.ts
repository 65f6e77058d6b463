import { clear, createStore, get, promisifyRequest } from 'idb-keyval'
import type { Decision, RecordStorage } from './record-storage.ts'

/**
 * Opens the store of this origin in IndexedDB. The one file that touches it, and idb-keyval.
 *
 * @param name of the database
 */
export function openIdbStorage(name = 'livejsx-stash'): RecordStorage {
  const use = createStore(name, 'records')
  // Async functions all: where IndexedDB is missing or forbidden, idb-keyval throws at once.
  return {
    read: async (key) => get<unknown>(key, use),
    async change(key, decide) {
      await use('readwrite', (store) => {
        const request = store.get(key)
        request.onsuccess = () => orAbort(store, () => settle(store, key, decide(request.result)))
        return promisifyRequest(store.transaction)
      })
    },
    async sweep(decide) {
      await use('readwrite', (store) => {
        const request = store.openCursor()
        request.onsuccess = () =>
          orAbort(store, () => {
            const cursor = request.result
            if (cursor === null) return
            settle(store, cursor.key, decide(cursor.value))
            cursor.continue()
          })
        return promisifyRequest(store.transaction)
      })
    },
    clear: async () => clear(use),
  }
}

/** What throws within an event of the database would be the page's error, not the transaction's. */
function orAbort(store: IDBObjectStore, work: () => void): void {
  try {
    work()
  } catch {
    store.transaction.abort()
  }
}

function settle(store: IDBObjectStore, key: IDBValidKey, decision: Decision): void {
  if (decision === 'keep') return
  if (decision === 'delete') store.delete(key)
  else store.put(decision, key)
}
