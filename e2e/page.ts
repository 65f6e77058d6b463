import { expect, type Locator, type Page } from '@playwright/test'

/** Waits until the page has joined its instance. */
export async function joined(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'joined')
}

/** Waits until the page has joined a server that has just started: pauses between tries grow up to 5 s. */
export async function rejoined(page: Page): Promise<void> {
  const joined = { timeout: 30_000 }
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'joined', joined)
}

/**
 * Waits until the browser has painted. Observers tell what they see with a frame, and areas that scroll
 * are anchored with one.
 */
export function painted(page: Page, frames = 2): Promise<void> {
  return page.evaluate(
    (count) =>
      new Promise((resolve) => {
        let left = count
        const next = (): void => {
          if (left-- > 0) requestAnimationFrame(next)
          else resolve()
        }
        next()
      }),
    frames,
  )
}

/**
 * Notes each text of an element from now on, or each value of an attribute: what is there for a while
 * only is not missed, however late the spec looks.
 */
export async function changesOf(
  locator: Locator,
  attribute?: string,
): Promise<() => Promise<(string | null)[]>> {
  const seen = await locator.evaluateHandle((element, name) => {
    const read = (): string | null =>
      name === undefined ? element.textContent : element.getAttribute(name)
    const values = [read()]
    const look = (): void => {
      if (read() !== values.at(-1)) values.push(read())
    }
    const all = { attributes: true, characterData: true, childList: true, subtree: true }
    new MutationObserver(look).observe(element, all)
    return values
  }, attribute)
  return () => seen.jsonValue()
}

/** What went wrong in a page: exceptions, console errors, and violations of its security policy. */
export interface Troubles {
  readonly errors: string[]
  /** Reads the violations so far. */
  violations(): Promise<string[]>
}

/** Watches a page from its first byte on. Call it before `goto`. */
export async function watchTroubles(page: Page): Promise<Troubles> {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.addInitScript(() => {
    const found: string[] = []
    Object.assign(window, { foundViolations: found })
    document.addEventListener('securitypolicyviolation', (event) => {
      found.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`)
    })
  })
  return {
    errors,
    violations: () =>
      page.evaluate(
        () => (window as unknown as { foundViolations?: string[] }).foundViolations ?? [],
      ),
  }
}

/** What the stash of a page's view holds. */
export interface Records {
  /** Waits until a record that the page has stored holds every event that it has sent. */
  hold(): Promise<void>
}

/** Watches the stash of the page's own view. Call it before `goto`. */
export function watchRecords(page: Page): Records {
  let sent = 0
  let held = 0
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      sent = Number(/^42\["event",1,(\d+)/.exec(String(payload))?.[1] ?? sent)
    })
    socket.on('framereceived', ({ payload }) => {
      held = Number(/^42\["durable",1,(\d+)/.exec(String(payload))?.[1] ?? held)
    })
  })
  return { hold: () => expect.poll(() => sent > 0 && held >= sent).toBe(true) }
}
