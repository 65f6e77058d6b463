/** What is over by then is not worth a word. */
const patienceMs = 2_000
const texts: Readonly<Record<string, string>> = {
  offline: 'Reconnecting …',
  failed: 'Not connected. Load the page again.',
}

/**
 * Tells the visitor when the page has been seen without its connection for 2 s, until it has joined
 * again: by the page's own elements with `data-live-status`, which are `hidden` otherwise, or by a
 * line at the bottom of the window. Screen readers read it once they have nothing else to say.
 *
 * @returns a function that ends that
 */
export function showConnectionStatus(page: Document = document): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let line: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isTold = false

  const ownOnes = (): NodeListOf<HTMLElement> => page.querySelectorAll('[data-live-status]')
  const say = (text: string): void => {
    isTold = true
    const own = ownOnes()
    for (const element of own) element.hidden = false
    if (own.length === 0 && line) line.textContent = text
  }
  const end = (): void => {
    clearTimeout(timer)
    line?.remove()
    if (isTold) for (const element of ownOnes()) element.hidden = true
    line = timer = undefined
    isTold = false
  }
  const onChange = (): void => {
    const state = page.documentElement.dataset['liveConnection'] ?? ''
    const text = texts[state]
    // A hidden page waits until it is seen; what happened meanwhile need not flash up then.
    if (page.hidden || state === 'joined') end()
    else if (text !== undefined) {
      // Before anything is said: a region that comes with its text is not read by all of them.
      line ??= appendLine(page)
      clearTimeout(timer)
      if (isTold) say(text)
      else timer = setTimeout(say, patienceMs, text)
    }
  }
  window.addEventListener('live:connection', onChange, { signal })
  page.addEventListener('visibilitychange', onChange, { signal })
  onChange()
  return () => {
    listening.abort()
    end()
  }
}

/** Puts an empty line into the page, which is seen as soon as it says something. */
function appendLine(page: Document): HTMLElement {
  const line = page.createElement('div')
  line.setAttribute('role', 'status')
  line.setAttribute('aria-live', 'polite')
  line.setAttribute('data-live-offline', '')
  // Not by a style sheet: the app's policy may allow its own only.
  line.style.cssText =
    'position:fixed;inset:auto 0 0;z-index:2147483647;width:fit-content;margin:0 auto;' +
    'padding:0 1em;font:1rem/2 system-ui;color:Canvas;background:CanvasText;pointer-events:none'
  page.body.append(line)
  return line
}
