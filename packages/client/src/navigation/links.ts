import type { NavigateOptions } from '@livejsx/view'

/** Takes clicks on `<Link>`s over from the browser. Returns a function that gives them back. */
export function followLinks(go: (to: string, options: NavigateOptions) => void): () => void {
  const onClick = (event: MouseEvent): void => {
    const link = linkOf(event)
    if (link === undefined || !isPlainClick(event) || !isOwn(link)) return
    const words = wordsOf(link)
    const { liveTransition } = link.dataset
    event.preventDefault()
    go(link.href, {
      patch: words.includes('patch'),
      replace: words.includes('replace'),
      ...(liveTransition !== undefined && { transition: liveTransition === 'true' }),
    })
  }
  // On the window, after the handlers of what was clicked: they may have prevented it.
  window.addEventListener('click', onClick)
  return () => window.removeEventListener('click', onClick)
}

/** Finds the `<Link>` of an event, in and around shadow trees too. */
export function linkOf(event: Event): HTMLAnchorElement | undefined {
  return event.composedPath().find(isLink)
}

function isLink(target: EventTarget): target is HTMLAnchorElement {
  return target instanceof HTMLAnchorElement && 'liveLink' in target.dataset
}

/** What a link says of how it leads: `patch`, `replace`, `unfetched`. */
export function wordsOf(link: HTMLAnchorElement): readonly string[] {
  return link.dataset['liveLink']?.split(' ') ?? []
}

/** Whether a link leads within this site and this window. */
export function isOwn(link: HTMLAnchorElement): boolean {
  const { origin, protocol, target } = link
  const isHere = target === '' || target === '_self'
  // Addresses of `blob:` have the origin of what they were made in.
  const isSite = origin === location.origin && protocol === location.protocol
  return isSite && isHere && !link.hasAttribute('download')
}

/** With these, browsers open a link elsewhere, or show its menu. */
function isPlainClick(event: MouseEvent): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = event
  return button === 0 && !(metaKey || ctrlKey || shiftKey || altKey || defaultPrevented)
}
