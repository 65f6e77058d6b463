import { expect, test } from '@playwright/test'
import { joined, rejoined } from '../page.ts'
import { ports } from '../ports.ts'
import { startBuild, startRefused, type OwnServer } from '../servers.ts'

let server: OwnServer | undefined
test.afterEach(() => server?.kill())

test('[RT-10] SIGTERM ends the server cleanly while pages are joined, which wait for the next one', async ({
  page,
}) => {
  server = await startBuild('demo', ports.own)
  await page.goto(server.url)
  await joined(page)
  expect(await server.stop()).toBe(0)
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'offline')

  server = await startBuild('demo', ports.own)
  await rejoined(page)
})

for (const [what, secret, words] of [
  ['without a secret', undefined, /No `secret`: .*openssl rand/],
  ['with a weak secret', 'hunter2', /The `secret` is too weak: .*openssl rand/],
] as const) {
  test(`a production server ${what} does not start and says in its first line what to do`, async () => {
    const { code, firstLine } = await startRefused(secret)
    expect(code).toBe(1)
    expect(firstLine).toMatch(words)
  })
}
