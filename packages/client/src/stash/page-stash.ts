import type { BrowserStash } from '@livejsx/stash/client'

/** What a page keeps of its views. */
export interface PageStash {
  /** Opens within 150 ms, whatever the browser does. */
  readonly records: Promise<BrowserStash>
  readonly isHidden: boolean
  /** The page goes, and may come back. */
  hide(): void
  /** The page is back from the browser's cache of pages. Nothing may be offered before this is done. */
  show(): Promise<void>
}

export function createPageStash(records: Promise<BrowserStash>): PageStash {
  let opened: BrowserStash | undefined
  let isHidden = false
  const onOpen = (stash: BrowserStash): void => {
    opened = stash
    if (isHidden) stash.hide()
  }
  // Who opens a view hears of a failure.
  records.then(onOpen, () => undefined)
  return {
    records,
    get isHidden() {
      return isHidden
    },
    hide() {
      isHidden = true
      opened?.hide()
    },
    async show() {
      isHidden = false
      await opened?.show()
    },
  }
}
