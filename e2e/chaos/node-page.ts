import { Window } from 'happy-dom'
import { evidenceOf, createPageLog } from './page-log.ts'
import { installPageGlobals, runInPage } from './page-globals.ts'
import { openPageSocket, type WireFault } from './page-socket.ts'
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
  const { name, url, path, evaluate, fault } = options
  const response = await fetch(url + path, {
    signal: AbortSignal.timeout(20_000),
    headers: { connection: 'close' },
  })
  const html = await response.text()
  if (!html.includes('data-live-state')) throw new Error(`No page at ${path}: ${response.status}`)
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0])
  const window = new Window({ url: url + path })
  const log = createPageLog(options.onJoined)
  const scope = {
    window,
    openSocket: (address: string) =>
      openPageSocket(address, {
        cookies: cookies.join('; '),
        origin: url,
        log,
        fault,
        run: (handler) => runInPage(scope, handler),
      }),
  }
  const stateLost: number[] = []
  const gaveUp: number[] = []
  let eventsLost = 0
  window.addEventListener('live:event-lost', () => (eventsLost += 1))
  window.addEventListener('live:state-lost', () => stateLost.push(Date.now()))
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
    leave() {
      transition('pagehide', false)
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
