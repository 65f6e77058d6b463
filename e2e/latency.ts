import { expect, type Page } from '@playwright/test'
import { joined } from './page.ts'

/** Opens a page of the demo and waits until it has joined. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await joined(page)
}

/** Sets the latency slider of a demo page, in ms each way, by keys as a visitor would. */
export async function setLatency(page: Page, ms: number): Promise<void> {
  const slider = page.getByRole('slider', { name: /^Simulated latency, each way/ })
  await slider.fill(String(ms))
  await expect(page.locator('.latency output')).toHaveText(`${ms} ms`)
}
