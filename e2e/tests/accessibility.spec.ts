import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { joined } from '../page.ts'

/** A state of a page that is worth a look of its own. */
interface State {
  readonly name: string
  readonly path: string
  /** Whether it is no live view. */
  readonly isPlain?: boolean
  reach?(page: Page): Promise<unknown>
  /** What of the page is new in this state. @default all of it */
  readonly part?: string
}

const states: readonly State[] = [
  { name: 'the dashboard', path: '/' },
  {
    name: 'the dashboard while its layout is edited',
    path: '/',
    reach: (page) => page.getByRole('button', { name: 'Edit layout' }).click(),
  },
  {
    name: 'the gallery of widgets',
    path: '/',
    async reach(page) {
      await page.getByRole('button', { name: 'Edit layout' }).click()
      await page.getByRole('button', { name: 'Add widget' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
    part: '[role="dialog"]',
  },
  { name: 'the board', path: '/board' },
  {
    name: 'the board with the moves of a card and a refusal',
    path: '/board',
    async reach(page) {
      const card = page.locator('[data-card="cold-start"]')
      await card.locator('[data-part="face"]').click()
      await card.getByRole('button', { name: /down$/ }).click()
      await expect(page.getByRole('alert')).toContainText('Joel has locked it')
    },
  },
  { name: 'the page that may be broken', path: '/survive' },
  {
    name: 'the page that may be broken with what one half has lost',
    path: '/survive',
    async reach(page) {
      await page.getByRole('button', { name: 'Fill in both halves' }).click()
      await expect(page.locator('.account-applied')).toHaveText(['10', '10'])
      await page.getByRole('button', { name: 'Load again' }).click()
      await expect(page.locator('[data-side="without"]').getByText('10 lost')).toBeVisible()
    },
  },
  { name: 'the table', path: '/table' },
  {
    name: 'the table with a wrong price in a cell',
    path: '/table',
    async reach(page) {
      await page.locator('[data-product="3"] [data-cell="price"]').dblclick()
      await page.keyboard.type('free')
      await page.keyboard.press('Enter')
      await expect(page.locator('#table-status')).toContainText('A price is')
    },
  },
  { name: 'the log', path: '/log' },
  {
    name: 'the log with the details of a line',
    path: '/log?rows=virtual&q=cpu',
    async reach(page) {
      const id = await page.locator('[data-line]').last().getAttribute('data-line')
      const line = page.locator(`[data-line="${id}"]`)
      await line.getByRole('button').click()
      await expect(line.locator('dl')).toBeVisible()
    },
  },
  { name: 'the settings', path: '/settings' },
  {
    name: 'the settings with errors',
    path: '/settings',
    async reach(page) {
      await page.getByLabel('Name', { exact: true }).fill('')
      await page.getByLabel('New password').fill('short')
      await page.getByRole('button', { name: 'Add an address' }).click()
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    },
  },
  { name: 'the products', path: '/products?text=mug&colour=clay&colour=ink&max=100' },
  { name: 'the products when none is found', path: '/products?text=none' },
  { name: 'a product', path: '/products/5' },
  { name: 'the mailbox', path: '/mail?folder=flagged' },
  { name: 'a letter', path: '/mail/m21' },
  {
    name: 'the keys of the mailbox',
    path: '/mail',
    async reach(page) {
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    },
    part: 'dialog[open]',
  },
  { name: 'the page about the demo', path: '/about', isPlain: true },
  { name: 'a page that is not there', path: '/nowhere', isPlain: true },
]

const looks = [
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const

// The dashboard has some thousand elements, and each is looked at by some ninety rules.
test.setTimeout(180_000)
// Something that fades in has no contrast yet.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const { name, path, isPlain, reach, part = ':root' } of states) {
  test(`axe finds nothing wrong with ${name}, dark and wide, light and narrow`, async ({
    page,
  }) => {
    await page.goto(path)
    if (isPlain !== true) await joined(page)
    // Nothing is wrong with a page that shows nothing.
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (path === '/') await expect(page.locator('.panel')).toHaveCount(9)
    await reach?.(page)
    for (const { colorScheme, viewport } of looks) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(viewport)
      const { violations } = await new AxeBuilder({ page }).include(part).analyze()
      const found = violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary]),
      }))
      expect(found, `${colorScheme}, ${viewport.width} px wide`).toEqual([])
    }
  })
}
