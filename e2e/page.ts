import { expect, type Page } from '@playwright/test'

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
