import { browserClock } from './browser-clock.ts'
import { createBrowserStash, type BrowserStash } from './browser-stash.ts'
import { openIdbStorage } from './idb-storage.ts'

/** Opens the stash of this page with what its browser has. */
export function openBrowserStash(): Promise<BrowserStash> {
  return createBrowserStash({
    storage: sessionStorageOf(window),
    locks: navigator.locks as LockManager | undefined,
    clock: browserClock,
    random: randomId,
    records: openIdbStorage(),
    isNewVisit: isNewVisit(performance),
  })
}

// Reading the property throws where the browser forbids storage.
function sessionStorageOf(from: Window): Storage | undefined {
  try {
    return from.sessionStorage
  } catch {
    return undefined
  }
}

// `crypto.randomUUID` needs HTTPS.
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function isNewVisit(from: Performance): boolean {
  const [entry] = from.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return entry?.type !== 'reload' && entry?.type !== 'back_forward'
}
