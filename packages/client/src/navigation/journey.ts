import type { NavigateOptions, Visit } from '@livejsx/view'
import { dispatch, reportDiagnostic } from '../diagnostics.ts'
import { currentAddress } from '../page-link.ts'
import { redirect } from '../redirect.ts'
import { focusNewPage } from './focus.ts'
import { currentStep, writeStep } from './history-steps.ts'
import type { NavigationHost } from './navigation-host.ts'
import { joinNext, type Detour } from './next-view.ts'
import { createScrollMemory } from './scroll-memory.ts'
import { withTransition } from './transition.ts'

/** The way of a page through the app. */
export interface Journey {
  /** Goes somewhere because the visitor wants to. */
  go(to: string, options?: NavigateOptions): void
  /** The view has another address now. */
  onAddress(to: string, how: 'push' | 'replace'): void
  /** The server sends the page to another view. */
  onNavigate(to: string, how: 'push' | 'replace', flash: string | undefined): void
  stop(): void
}

/** One way from an address to another. */
interface Way {
  readonly url: URL
  readonly isPatch: boolean
  /** What becomes of the history; `undefined` = it is there already, as with back and forward. */
  readonly how?: 'push' | 'replace' | undefined
  readonly direction?: Visit['direction']
  readonly transition?: boolean | undefined
  readonly flash?: string | undefined
}

/**
 * Leads a page from address to address, one at a time: a new way takes the place of the one that the
 * page is on.
 *
 * @param announce reads out the title of a new page
 */
export function createJourney(host: NavigationHost, announce: (title: string) => void): Journey {
  const { link, root } = host
  const memory = createScrollMemory()
  const newView = (): string => `${performance.timeOrigin}/${link.main}`
  // What is shown, and the step of the history that the browser is at: while a page that the visitor
  // went back to is on its way, these are not the same.
  let shown = { view: newView(), address: currentAddress() }
  let { at } = currentStep() ?? { at: (memory.last ?? -1) + 1 }
  let isStepBack = false
  let underway: { readonly to: string; cancel(): void } | undefined

  const settle = (): void => {
    underway = undefined
    delete document.documentElement.dataset['liveNavigating']
    dispatch('navigation', { to: undefined })
  }
  /** Starts a way; the last one is given up. Returns whether it is still the newest, whenever asked. */
  const setOut = ({ href }: URL, cancel: () => void = () => undefined): (() => boolean) => {
    underway?.cancel()
    const own = (underway = { to: href, cancel })
    document.documentElement.dataset['liveNavigating'] = href.slice(location.origin.length)
    dispatch('navigation', { to: href.slice(location.origin.length) })
    return () => underway === own
  }
  /** Makes the step of the history that the page has taken, and scrolls to where it belongs. */
  const arrive = ({ url, isPatch, how, direction }: Way): void => {
    shown = { view: newView(), address: url.pathname + url.search }
    if (how === 'push') memory.forget(++at)
    writeStep(how ?? 'replace', { at, view: shown.view }, url.href)
    const isRestored = how === undefined && memory.restore(at)
    const target = targetOf(url)
    if (!isRestored && target !== undefined) target.scrollIntoView({ behavior: 'instant' })
    else if (!isRestored && !isPatch) scrollTo({ left: 0, top: 0, behavior: 'instant' })
    const { href } = url
    dispatch('navigate', { href, patch: isPatch, pop: how === undefined, direction })
  }
  const loadDocument = ({ url, how }: Way, { to, flash }: Detour = {}): void => {
    const target = new URL(to ?? url.href, url)
    if (how === 'push') return redirect(target.href, flash)
    // The browser takes an address that it is at for a step within the page.
    if (how === undefined && target.href === location.href) return location.reload()
    redirect(target.href, flash, true)
  }

  const patch = async (way: Way): Promise<void> => {
    const isNewest = setOut(way.url)
    const { pathname, search } = way.url
    try {
      const isElsewhere = await link.views
        .get(link.main)
        ?.replica.push('live:address', pathname + search)
      if (!isNewest()) return
      settle()
      if (isElsewhere === true) return navigate({ ...way, isPatch: false })
      withTransition(way.transition, () => arrive(way))
    } catch (error) {
      reportDiagnostic(error)
      if (isNewest()) settle()
    }
  }
  const navigate = async (way: Way): Promise<void> => {
    const { pathname, search } = way.url
    let cancel = (): void => undefined
    const isNewest = setOut(way.url, () => cancel())
    const next = joinNext(host, pathname + search, way.flash, (detour) => {
      if (isNewest()) loadDocument(way, detour)
    })
    cancel = next.cancel
    const view = await next.arrived
    if (!isNewest()) return
    withTransition(way.transition, () => {
      try {
        if (way.how !== undefined) memory.save(at)
        view.show()
      } catch {
        return loadDocument(way)
      }
      settle()
      arrive(way)
      focusNewPage(root, targetOf(way.url))
      announce(document.title)
    })
  }
  const mayGo = ({ url, isPatch, direction }: Way): boolean => {
    const to = url.href.slice(url.origin.length)
    const kind = isPatch ? 'patch' : 'navigate'
    return dispatch('before-navigate', { to, kind, direction } satisfies Visit)
  }
  const go: Journey['go'] = (to, { patch: isPatch = false, replace, transition } = {}) => {
    const url = new URL(to, location.href)
    if (url.origin !== location.origin || underway?.to === url.href) return
    const isHere = url.pathname + url.search === shown.address
    const way: Way = {
      url,
      isPatch,
      how: replace || (isHere && !url.hash) ? 'replace' : 'push',
      transition,
    }
    if (!mayGo(way)) return
    if (isHere && url.hash) {
      underway?.cancel()
      settle()
      memory.save(at)
      return arrive({ ...way, isPatch: true })
    }
    void (isPatch ? patch(way) : navigate(way))
  }

  const onPop = (): void => {
    const step = currentStep()
    const url = new URL(location.href)
    // Whatever comes now was left where it is scrolled to.
    if (underway === undefined && !isStepBack) memory.save(at)
    if (step === undefined) {
      // A link to a hash, by the browser: a new step of what is shown.
      memory.forget(++at)
      writeStep('replace', { at, view: shown.view })
      if (currentAddress() === shown.address) return
    }
    if (isStepBack) return void (isStepBack = false)
    const to = step?.at ?? at
    const direction = to < at ? 'back' : 'forward'
    const isPatch = step === undefined || step.view === shown.view
    const way: Way = { url, isPatch, direction }
    if (!mayGo(way)) {
      isStepBack = true
      return history.go(at - to)
    }
    at = to
    if (isPatch && url.pathname + url.search === shown.address) {
      underway?.cancel()
      settle()
      return arrive(way)
    }
    void (isPatch ? patch(way) : navigate(way))
  }
  const onHide = (): void => {
    memory.save(at)
    memory.store(at)
  }

  // Only the page knows when what was there is there again.
  history.scrollRestoration = 'manual'
  if (currentStep() === undefined) memory.forget(at)
  else memory.restore(at)
  writeStep('replace', { at, view: shown.view })
  window.addEventListener('popstate', onPop)
  window.addEventListener('pagehide', onHide)
  return {
    go,
    onAddress(to, how) {
      memory.save(at)
      arrive({ url: new URL(to, location.href), isPatch: true, how })
    },
    onNavigate(to, how, flash) {
      void navigate({ url: new URL(to, location.href), isPatch: false, how, flash })
    },
    stop() {
      underway?.cancel()
      window.removeEventListener('popstate', onPop)
      window.removeEventListener('pagehide', onHide)
    },
  }
}

/** Finds the element that the hash of an address names. */
function targetOf({ hash }: URL): HTMLElement | undefined {
  const name = hash.slice(1)
  return find(name) ?? find(decode(name))
}

function find(id: string): HTMLElement | undefined {
  return (id !== '' && document.getElementById(id)) || undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
