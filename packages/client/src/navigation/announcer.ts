/** Reads out where the page has gone to. */
export interface Announcer {
  readonly say: (text: string) => void
  readonly remove: () => void
}

/** Puts a region that screen readers listen to, and nobody sees, at the end of a page. */
export function createAnnouncer(page: Document): Announcer {
  // Before anything is said: a region that comes with its text is not read by all of them.
  const region = page.createElement('div')
  region.setAttribute('aria-live', 'polite')
  region.setAttribute('data-live-announcer', '')
  region.style.cssText =
    'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'
  page.body.append(region)
  return {
    say: (text) => void (region.textContent = text),
    remove: () => region.remove(),
  }
}
