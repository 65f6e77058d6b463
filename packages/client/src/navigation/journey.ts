import { maxTokenLength, type LiveError } from '@livejsx/protocol'
import type { NavigateOptions, Visit } from '@livejsx/view'
import { dispatch, reportDiagnostic } from '../diagnostics.ts'
import { currentAddress } from '../page-link.ts'
import { createDocuments } from './documents.ts'
import { focusNewPage, focusOn } from './focus.ts'
import { currentKey, currentStep, returnTo, writeStep } from './history-steps.ts'
import type { NavigationHost } from './navigation-host.ts'
import { joinNext } from './next-view.ts'
import { createScrollMemory } from './scroll-memory.ts'
import { withTransition } from './transition.ts'
import { createUnderway } from './underway.ts'
import { addressOf, pathOf, targetOf, type Way } from './way.ts'

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

/** A patch is asked for so often when connections are lost. */
const maxTries = 5
/** Steps back to where a page stays, when the visitor goes on meanwhile. */
const maxReturns = 3

/**
 * Leads a page from address to address, one at a time: a new way takes the place of the one that the
 * page is on.
 *
 * @param announce reads out the title of a new page
 */
export function createJourney(host: NavigationHost, announce: (title: string) => void): Journey {
  const { link, root } = host
  const memory = createScrollMemory()
  const underway = createUnderway()
  const documents = createDocuments(underway)
  const newView = (): string => `${performance.timeOrigin}/${link.main}`
  // The step of the history that the browser is at, and the one whose page is shown: while a page
  // that the visitor went back to is on its way, these are not the same.
  const first = currentStep() ?? { at: (memory.last ?? -1) + 1, view: newView() }
  let { at } = first
  let key: string | undefined
  // The visitor may have gone back before this code was there.
  const isMoved = currentAddress() !== link.address
  let shown = { ...first, url: new URL(isMoved ? link.address : location.href, location.href) }
  /** Where the server was told that the view is; `undefined` = it may have failed to go there. */
  let asked: string | undefined = addressOf(shown.url)
  let returns = 0

  /** Makes the step of the history that the page has taken, and scrolls to where it belongs. */
  const arrive = ({ url, isPatch, how, direction, view: own }: Way): void => {
    if (how === 'push') memory.forget(++at)
    const view = own ?? (isPatch ? shown.view : newView())
    shown = { at, view, url }
    try {
      writeStep(how ?? 'replace', { at, view }, url.href)
    } catch {
      // Some browsers take a hundred steps in half a minute, and no more.
      return documents.load({ url, isPatch, how, direction })
    }
    key = currentKey()
    memory.rest()
    const isRestored = how === undefined && memory.restore(at)
    const target = targetOf(url)
    if (!isRestored && target !== undefined) {
      target.scrollIntoView({ behavior: 'instant' })
      focusOn(target)
    } else if (!isRestored && !isPatch) scrollTo({ left: 0, top: 0, behavior: 'instant' })
    const { href } = url
    dispatch('navigate', { href, patch: isPatch, pop: how === undefined, direction })
  }
  const setOut = (way: Way, cancel?: () => void): (() => boolean) => {
    memory.save(shown.at)
    return underway.begin(way, cancel)
  }

  const patch = async (way: Way, tries = 1): Promise<void> => {
    if (documents.mustLoad) return documents.load(way)
    const isNewest = setOut(way)
    const to = (asked = addressOf(way.url))
    try {
      const isElsewhere = await link.views.get(link.main)?.replica.push('live:address', to)
      if (isElsewhere === true) asked = undefined
      if (!isNewest()) return
      if (isElsewhere === true) return await navigate({ ...way, isPatch: false })
      underway.end()
      arrive(way)
    } catch (error) {
      asked = undefined
      reportDiagnostic(error)
      if (!isNewest()) return
      const { code } = error as Partial<LiveError>
      const isLost = code === 'lost' || code === 'unknown-outcome'
      if (isLost && tries < maxTries) return patch(way, tries + 1)
      // The document of that address says what is wrong there.
      documents.load(way)
    }
  }
  const navigate = async (way: Way): Promise<void> => {
    const to = addressOf(way.url)
    // No join takes a longer one.
    if (documents.mustLoad || to.length > maxTokenLength) return documents.load(way)
    let cancel = (): void => undefined
    const isNewest = setOut(way, () => cancel())
    const next = joinNext(host, to, way.flash, (detour) => {
      if (isNewest()) documents.load(way, detour)
    })
    cancel = next.cancel
    const view = await next.arrived
    if (!isNewest()) return
    withTransition(way.transition, () => {
      // A transition lets a frame pass.
      if (!isNewest()) return
      memory.save(shown.at)
      try {
        view.show()
      } catch (error) {
        reportDiagnostic(error)
        return documents.load(way)
      }
      asked = to
      underway.end()
      arrive(way)
      focusNewPage(root, targetOf(way.url))
      announce(document.title)
    })
  }
  const mayGo = ({ url, isPatch, direction }: Way): boolean => {
    const kind = isPatch ? 'patch' : 'navigate'
    return dispatch('before-navigate', { to: pathOf(url), kind, direction } satisfies Visit)
  }
  const setOff = (way: Way): void => {
    const to = addressOf(way.url)
    // A step of the history, or a hash: the view is there already, and so is the server.
    const isStep = way.how === undefined || way.url.hash !== ''
    if (way.isPatch && isStep && to === asked && to === addressOf(shown.url)) {
      underway.end()
      memory.save(shown.at)
      return arrive(way)
    }
    void (way.isPatch ? patch(way) : navigate(way))
  }
  const go: Journey['go'] = (to, { patch: isPatch = false, replace, transition } = {}) => {
    const url = new URL(to, location.href)
    if (url.origin !== location.origin || underway.to === url.href) return
    const isHere = addressOf(url) === addressOf(shown.url)
    const isSame = url.href === location.href || (isHere && !url.hash)
    const way: Way = {
      url,
      isPatch: isPatch || (isHere && url.hash !== ''),
      how: replace || isSame ? 'replace' : 'push',
      transition,
    }
    if (mayGo(way)) setOff(way)
  }

  /** Gives a step to what has none: a link to a hash by the browser, or what other code has pushed. */
  const adoptStep = (url: URL): void => {
    const isHere = addressOf(url) === addressOf(shown.url)
    memory.save(shown.at)
    // A link to where the page is makes no new step.
    if (url.href !== shown.url.href) memory.forget(++at)
    writeStep('replace', { at, view: shown.view })
    key = currentKey()
    if (isHere) shown = { ...shown, at, url }
    else setOff({ url, isPatch: underway.way?.isPatch ?? true })
  }
  const onPop = ({ hasUAVisualTransition }: PopStateEvent): void => {
    const step = currentStep()
    const url = new URL(location.href)
    if (step === undefined) return adoptStep(url)
    if (returns > 0) {
      returns = step.at === at ? 0 : returns - 1
      if (returns > 0) returnTo(key, at - step.at)
      return
    }
    const direction = step.at < at ? 'back' : 'forward'
    const { view } = step
    // A swipe has shown the change already.
    const transition = hasUAVisualTransition ? false : undefined
    const way: Way = { url, isPatch: view === shown.view, direction, view, transition }
    if (step.at !== at && !mayGo(way)) {
      returns = maxReturns
      return returnTo(key, at - step.at)
    }
    at = step.at
    key = currentKey()
    setOff(way)
  }
  const onHide = (): void => {
    memory.save(shown.at)
    memory.store(at)
    // The browser brings the page back to where it was before this code is there again.
    history.scrollRestoration = 'auto'
  }
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return
    documents.stay()
    history.scrollRestoration = 'manual'
  }
  // The old page is lost, or about to be loaded anew: where the visitor wanted to go comes first.
  const onTrouble = (event: CustomEventInit<{ state?: string }> & Event): void => {
    const { way } = underway
    if (way === undefined) return
    if (event.type === 'live:build') event.preventDefault()
    else if (event.detail?.state !== 'failed') return
    // After what else a failure leads to.
    queueMicrotask(() => documents.load(way))
  }

  // Only the page knows when what was there is there again.
  history.scrollRestoration = 'manual'
  if (currentStep() === undefined) memory.forget(at)
  // A window that is not at its top was brought back by the browser, or moved by the visitor.
  else memory.restore(at, scrollX === 0 && scrollY === 0)
  writeStep('replace', first)
  key = currentKey()
  const listening = new AbortController()
  const { signal } = listening
  window.addEventListener('popstate', onPop, { signal })
  window.addEventListener('pagehide', onHide, { signal })
  window.addEventListener('pageshow', onShow, { signal })
  window.addEventListener('live:connection', onTrouble as EventListener, { signal })
  window.addEventListener('live:build', onTrouble as EventListener, { signal })
  if (isMoved) setOff({ url: new URL(location.href), isPatch: true })
  return {
    go,
    onAddress(to, how) {
      const url = new URL(to, location.href)
      memory.save(shown.at)
      if (asked === addressOf(shown.url)) asked = addressOf(url)
      // The step that the browser is at belongs to the page that is on its way.
      if (underway.way !== undefined && underway.way.how === undefined) shown = { ...shown, url }
      else arrive({ url, isPatch: true, how })
    },
    onNavigate(to, how, flash) {
      void navigate({ url: new URL(to, location.href), isPatch: false, how, flash })
    },
    stop() {
      underway.end()
      listening.abort()
    },
  }
}
