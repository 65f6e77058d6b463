import { expect, test } from '@playwright/test'
import { joined, watchTroubles } from '../page.ts'

test('[LIFE-02] hydrates the elements of the server: none is replaced, added or removed', async ({
  page,
}) => {
  const troubles = await watchTroubles(page)
  await page.addInitScript(() => {
    const record = { served: 0, kept: 0, changes: [] as string[] }
    Object.assign(window, { hydration: record })
    // `interactive` comes after the last element of the HTML and before the first module script.
    document.addEventListener(
      'readystatechange',
      () => {
        const root = document.querySelector('[data-live-root]')
        if (root === null) return
        const elements = [...root.querySelectorAll('*')]
        record.served = elements.length
        const observer = new MutationObserver((mutations) => {
          for (const { target, addedNodes, removedNodes } of mutations) {
            // Client hooks draw there once the page is hydrated.
            if ((target as Element).closest?.('.plot, .wire')) continue
            const nodes = [...addedNodes, ...removedNodes]
            record.changes.push(
              ...nodes.filter((node) => node instanceof Element).map((node) => node.outerHTML),
            )
          }
        })
        observer.observe(root, { childList: true, subtree: true })
        window.addEventListener('live:connection', (event) => {
          if ((event as CustomEvent<{ state: string }>).detail.state !== 'joined') return
          // From here on patches change the page.
          record.kept = elements.filter((element) => element.isConnected).length
          observer.disconnect()
        })
      },
      { once: true },
    )
  })
  await page.goto('/')
  await joined(page)

  const { served, kept, changes } = await page.evaluate(
    () =>
      (window as unknown as { hydration: { served: number; kept: number; changes: string[] } })
        .hydration,
  )
  expect(served).toBeGreaterThan(0)
  expect({ kept, changes }).toEqual({ kept: served, changes: [] })
  expect(troubles.errors).toEqual([])
})
