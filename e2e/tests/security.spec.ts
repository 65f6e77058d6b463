import { expect, test } from '@playwright/test'
import { openDashboard } from '../dashboard.ts'
import { watchTroubles } from '../page.ts'

test('[RT-06] runs under a policy of nonces and Trusted Types without a violation', async ({
  page,
}) => {
  const troubles = await watchTroubles(page)
  const policies: string[] = []
  page.on('response', (response) => {
    if (response.request().isNavigationRequest()) {
      policies.push(response.headers()['content-security-policy'] ?? '')
    }
  })
  const { button, column, filter } = await openDashboard(page)
  await column('Memory').getByRole('button').click()
  await expect(column('Memory')).toHaveAttribute('aria-sort', 'descending')
  await filter.fill('node')
  await button('5 min').click()
  await expect(button('5 min')).toHaveAttribute('aria-pressed', 'true')
  await button('Pause').click()
  await expect(button('Resume')).toBeVisible()

  expect(policies).toEqual([expect.stringMatching(/script-src 'nonce-[\w-]{16,}'/)])
  expect(policies[0]).toContain("require-trusted-types-for 'script'")
  expect(policies[0]).not.toContain('unsafe')
  expect(await troubles.violations()).toEqual([])
  expect(troubles.errors).toEqual([])
})

test('[RT-06] the policy is enforced: a script without the nonce and markup from strings are refused', async ({
  page,
}) => {
  const troubles = await watchTroubles(page)
  await openDashboard(page)
  const outcome = await page.evaluate(() => {
    interface Policies {
      createPolicy(name: string, rules: object): { createScriptURL(url: string): string }
    }
    const { trustedTypes } = window as unknown as { trustedTypes: Policies }
    const policy = trustedTypes.createPolicy('intruder', { createScriptURL: (url: string) => url })
    const script = document.createElement('script')
    script.src = policy.createScriptURL('/intruder.js')
    let thrown = ''
    try {
      document.createElement('div').innerHTML = '<b>markup</b>'
    } catch (error) {
      thrown = (error as Error).name
    }
    document.head.append(script)
    return thrown
  })
  expect(outcome).toBe('TypeError')
  await expect.poll(() => troubles.violations()).toHaveLength(2)
})

test('[RT-06] a page answers with the headers that browsers want by default', async ({
  request,
}) => {
  const headers = (await request.get('/')).headers()
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  expect(headers['set-cookie']).toMatch(/^livejsx=.+; HttpOnly; SameSite=Lax$/)
})
