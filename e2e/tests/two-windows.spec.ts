import { expect, test } from '@playwright/test'
import { openDashboard } from '../dashboard.ts'

test('[RT-01] the interval is shared by all windows, the order of the processes is not', async ({
  browser,
}) => {
  const contexts = [await browser.newContext(), await browser.newContext()] as const
  const one = await openDashboard(await contexts[0].newPage())
  const other = await openDashboard(await contexts[1].newPage())

  await one.button('2 s').click()
  await expect(one.button('2 s')).toHaveAttribute('aria-pressed', 'true')
  await expect(other.button('2 s')).toHaveAttribute('aria-pressed', 'true')

  await one.column('Memory').getByRole('button').click()
  await expect(one.column('Memory')).toHaveAttribute('aria-sort', 'descending')
  await expect(other.column('CPU')).toHaveAttribute('aria-sort', 'descending')
  await expect(other.column('Memory')).not.toHaveAttribute('aria-sort')

  await other.button('1 s').click()
  await expect(one.button('1 s')).toHaveAttribute('aria-pressed', 'true')
  await Promise.all(contexts.map((context) => context.close()))
})
