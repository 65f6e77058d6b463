// Runs in the page itself: when code of the page is gone, as it is after a deploy, the page is loaded
// anew, once; when that does not help, it says so.
import { giveUp } from './early-events.ts'

/** Build that the page is of; absent in development, whose errors have an overlay. */
const build = document.currentScript?.dataset['liveBuild']
/** What browsers and Vite say of a module, or of its styles, that does not come or is of another build. */
const importFailed = /dynamically imported|module script failed|preload CSS|requested module/
/** As in the client's own `reload.ts`, with the same key: no two of them at a time. */
const minIntervalMs = 30_000
const lastKey = 'live:reloaded'

let isKnown = false

function onMissing(error: unknown): void {
  if (isKnown || build === undefined) return
  isKnown = true
  const mark = `live:missing ${build} ${location.pathname}${location.search}`
  const isMarked = (): boolean =>
    sessionStorage.getItem(mark) !== null ||
    Date.now() - Number(sessionStorage.getItem(lastKey)) < minIntervalMs
  const reload = ({ status }: Response): void => {
    if (isMarked() || status >= 500) return explain(error)
    sessionStorage.setItem(mark, '1')
    sessionStorage.setItem(lastKey, String(Date.now()))
    location.reload()
  }
  // A page that the network has left is better than the browser's own page about that. Without
  // storage nothing would stop a loop.
  fetch(location.href, { method: 'HEAD', cache: 'no-store' })
    .then(reload)
    .catch(() => explain(error))
}

function explain(cause: unknown): void {
  giveUp()
  const { dataset } = document.documentElement
  if (dataset['liveConnection'] !== 'joined') dataset['liveConnection'] = 'failed'
  const error = new Error('Code of this page could not be loaded', { cause })
  const detail = { version: 1, level: 'error', code: 'code-missing', attribution: 'network', error }
  if (!dispatchEvent(new CustomEvent('live:diagnostic', { detail, cancelable: true }))) return
  console.error('[livejsx] code-missing', error)
  const notice = document.createElement('div')
  notice.setAttribute('role', 'alert')
  notice.dataset['liveNotice'] = ''
  // Not as an attribute, which the page's policy forbids.
  notice.style.cssText =
    'position:fixed;inset:auto 0 0;z-index:9999;padding:1em;background:Canvas;color:CanvasText;border-top:1px solid;text-align:center'
  document.body.append(notice)
  const again = document.createElement('button')
  again.type = 'button'
  again.textContent = 'Load again'
  again.onclick = () => location.reload()
  // Screen readers tell what comes into an element that is there.
  notice.append('A part of this page could not be loaded. ', again)
}

/** Looks at what nobody has handled; a listener that calls `preventDefault()` has. */
function look(event: Event, error: unknown): void {
  if (!importFailed.test((error as Partial<Error> | undefined)?.message ?? '')) return
  // Other listeners come after this one.
  setTimeout(() => event.defaultPrevented || onMissing(error))
}

addEventListener(
  'error',
  (event) => {
    const { type } = event.target as Partial<HTMLScriptElement>
    if (type !== 'module') return look(event, event.error)
    // Other scripts, of others, may be blocked.
    if (build === undefined) giveUp()
    else onMissing(new Error('module script'))
  },
  true,
)
addEventListener('unhandledrejection', (event) => look(event, event.reason))
addEventListener('live:diagnostic', (event) => look(event, (event as CustomEvent).detail.error))
