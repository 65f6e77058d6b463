import { Window } from 'happy-dom'
import type { StateLoss } from './evidence.ts'
import { evidenceOf, createPageLog } from './page-log.ts'
import { installPageGlobals, runInPage } from './page-globals.ts'
import { closedSocket, openPageSocket, type WireFault } from './page-socket.ts'
import type { Profile } from './profile.ts'
import type { RigPage } from './rig-page.ts'

/** Where a page without a browser is opened. */
export interface NodePageOptions {
  readonly name: string
  /** Address of the way to the server. */
  readonly url: string
  /** Path with search. */
  readonly path: string
  /** Evaluates the page's bundle once more, as each page does. */
  readonly evaluate: () => Promise<unknown>
  /** What the pages before it in its tab have left. */
  readonly profile: Profile
  readonly fault?: WireFault | undefined
  readonly onJoined?: (() => void) | undefined
}

let isInstalled = false

/**
 * Opens a page without a browser: it runs the bundle that browsers get, in a DOM of its own, over a
 * WebSocket of its own. Only HTML, layout and the loading of scripts are not a browser's.
 *
 * @throws (as a rejection) what `fetch` throws, or Error when the answer is no page
 */
export async function openNodePage(options: NodePageOptions): Promise<RigPage> {
  if (!isInstalled) installPageGlobals()
  isInstalled = true
  const { name, url, path, evaluate, fault, profile } = options
  const response = await fetch(url + path, {
    signal: AbortSignal.timeout(20_000),
    headers: { connection: 'close', cookie: cookieOf(profile) },
  })
  const html = await response.text()
  if (!html.includes('data-live-state')) throw new Error(`No page at ${path}: ${response.status}`)
  for (const line of response.headers.getSetCookie()) {
    const [cookie = ''] = line.split(';', 1)
    profile.cookies.set(cookie.slice(0, cookie.indexOf('=')), cookie)
  }
  const window = new Window({ url: url + path })
  const { locks, release } = profile.openLocks()
  Object.defineProperty(window, 'sessionStorage', { value: profile.storage })
  Object.defineProperty(window, 'indexedDB', { value: profile.indexedDB })
  Object.defineProperty(window.navigator, 'locks', { value: locks })
  let hasCrashed = false
  const log = createPageLog(options.onJoined)
  const scope = {
    window,
    openSocket(address: string) {
      if (hasCrashed) return closedSocket()
      return openPageSocket(address, {
        cookies: cookieOf(profile),
        origin: url,
        log,
        fault,
        run(handler) {
          if (!hasCrashed) runInPage(scope, handler)
        },
      })
    },
  }
  const stateLost: StateLoss[] = []
  const gaveUp: number[] = []
  let eventsLost = 0
  window.addEventListener('live:event-lost', () => (eventsLost += 1))
  window.addEventListener('live:state-lost', (event) => {
    const { from, to } = (event as unknown as CustomEvent<Omit<StateLoss, 'at'>>).detail
    stateLost.push({ at: Date.now(), from, to })
  })
  window.addEventListener('live:diagnostic', (event) =>
    log.onDiagnostic((event as unknown as CustomEvent<{ code: string }>).detail.code),
  )
  const [, content = ''] = /<body[^>]*>(.*)<\/body>/s.exec(html) ?? []
  window.document.body.innerHTML = content
  const driver = (): globalThis.Window['ledger'] => (window as unknown as globalThis.Window).ledger
  const transition = (type: string, persisted: boolean): void =>
    runInPage(scope, () => {
      window.dispatchEvent(Object.assign(new window.Event(type), { persisted }))
    })
  const shown: RigPage['shown'] = () => runInPage(scope, () => Promise.resolve(driver()?.shown()))
  await runInPage(scope, evaluate)

  return {
    name,
    shown,
    isJoined: () =>
      Promise.resolve(window.document.documentElement.dataset['liveConnection'] === 'joined'),
    push: (event, payload) =>
      runInPage(scope, () => {
        const own = driver()
        return own === undefined ? Promise.reject(new Error('not ready')) : own.push(event, payload)
      }),
    save: (id, value) => runInPage(scope, () => Promise.resolve(driver()?.save(id, value))),
    hideAndShow() {
      gaveUp.push(Date.now())
      transition('pagehide', true)
      transition('pageshow', true)
      return Promise.resolve()
    },
    leave(how) {
      if (how === 'crash') hasCrashed = true
      else transition('pagehide', false)
      release()
      return window.happyDOM.close()
    },
    evidence: async (end) => ({
      page: name,
      end,
      ...evidenceOf(log),
      gaveUp,
      eventsLost,
      stateLost,
      shown: end === 'open' ? await shown() : undefined,
    }),
  }
}

function cookieOf({ cookies }: Profile): string {
  return [...cookies.values()].join('; ')
}
