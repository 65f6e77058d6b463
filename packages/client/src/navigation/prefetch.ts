import { isOwn, linkOf, wordsOf } from './links.ts'
import type { NavigationHost } from './navigation-host.ts'

/** A pointer that only passes over a link stays there for less than this time, in ms. */
const passingMs = 60
/** Addresses that are remembered, so as not to be asked about again. */
const maxAsked = 1_000

/**
 * Loads the code of the view that a `<Link>` leads to when it is pointed at or focused. Which view
 * that is, only the server knows. Returns a function that stops it.
 */
export function prefetchLinks({ link: page, load }: NavigationHost): () => void {
  const asked = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const fetchCode = (to: string): void => {
    const main = page.views.get(page.main)?.replica
    if (main?.joined !== true || asked.has(to)) return
    if (asked.size >= maxAsked) asked.clear()
    asked.add(to)
    main
      .push('live:view', to)
      .then((view) => (typeof view === 'string' ? load(view) : undefined))
      // The click will tell; and it may be tried once more.
      .catch(() => asked.delete(to))
  }
  const onPoint = (event: Event): void => {
    clearTimeout(timer)
    const link = linkOf(event)
    if (link === undefined || !isOwn(link)) return
    const words = wordsOf(link)
    if (words.includes('patch') || words.includes('unfetched')) return
    const to = link.pathname + link.search
    if (event.type === 'pointerover') timer = setTimeout(() => fetchCode(to), passingMs)
    else fetchCode(to)
  }
  const types = ['pointerover', 'focusin', 'touchstart'] as const
  for (const type of types) window.addEventListener(type, onPoint, { passive: true })
  return () => {
    clearTimeout(timer)
    for (const type of types) window.removeEventListener(type, onPoint)
  }
}
