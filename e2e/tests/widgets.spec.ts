import { expect, test, type Locator, type Page } from '@playwright/test'
import { openDashboard, type Dashboard } from '../dashboard.ts'
import { watchTroubles } from '../page.ts'

const first = [
  'Vitals',
  'CPU',
  'Memory',
  'Network',
  'Disk',
  'Processes',
  'Live views',
  'Events',
  'Fault lab',
]

async function openEditor(page: Page): Promise<Dashboard> {
  const dashboard = await openDashboard(page)
  await dashboard.button('Edit layout').click()
  await expect(dashboard.button('Done')).toBeVisible()
  return dashboard
}

async function add(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Add widget' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${title}`) })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('[COMP-01] what is chosen in a widget changes that widget only, and says what it cost', async ({
  page,
}) => {
  const { widget } = await openDashboard(page)
  const cpu = widget('CPU')
  await expect(cpu.locator('.plot[data-drawn]')).toBeAttached()
  await cpu.getByRole('button', { name: 'Settings of CPU' }).click()
  await cpu.getByLabel('Shows').selectOption('Cores')
  await expect(cpu.getByText(/only this widget: \d\d B/)).toBeVisible()
  await expect(cpu.locator('.plot')).toHaveCount(0)
  await expect(widget('Network').locator('.plot[data-drawn]')).toBeAttached()
})

test('[COMP-01] two widgets of a kind have settings of their own', async ({ page }) => {
  const { widget } = await openEditor(page)
  await add(page, 'CPU')
  const second = widget('CPU 2')
  await second.getByRole('button', { name: 'Settings of CPU 2' }).click()
  await second.getByLabel('Range').selectOption('5 min')
  await second.getByLabel('Title').fill('Long run')
  await second.getByLabel('Title').press('Enter')
  await expect(widget('Long run')).toBeVisible()
  await expect(widget('Long run').getByLabel('Range')).toHaveValue('300000')
  await widget('CPU').getByRole('button', { name: 'Settings of CPU' }).click()
  await expect(widget('CPU').getByLabel('Range')).toHaveValue('page')
})

test('[COMP-01] a widget is moved by buttons, keys and pointer, with element and state kept', async ({
  page,
}) => {
  // Otherwise the pointer goes for places that are still sliding.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { widget, titles, filter } = await openEditor(page)
  const processes = widget('Processes')
  await filter.fill('no such process')
  await expect(page.getByText('No process matches “no such process”.')).toBeVisible()
  await widget('CPU')
    .locator('canvas')
    .evaluate((canvas) => (canvas.id = 'first-canvas'))
  await markHalf(page, widget('CPU').locator('.u-over'))
  await expect(widget('CPU').locator('.plot')).toHaveAttribute('data-zoom', /double-click/)
  await widget('CPU').getByRole('button', { name: 'Settings of CPU' }).click()

  await page.getByRole('button', { name: 'Move CPU right' }).click()
  await expect(page.getByText('CPU moved to position 3 of 9')).toBeAttached()
  await expect(page.getByRole('button', { name: 'Move CPU right' })).toBeFocused()

  const grip = page.getByRole('button', { name: 'Move Processes with the arrow keys' })
  await grip.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText('Processes moved to position 5 of 9')).toBeAttached()
  await expect(grip).toBeFocused()
  await expect
    .poll(titles)
    .toEqual([
      'Vitals',
      'Memory',
      'CPU',
      'Network',
      'Processes',
      'Disk',
      'Live views',
      'Events',
      'Fault lab',
    ])

  await page.evaluate(() => scrollTo(0, 0))
  const from = await widget('Memory').locator('[data-grip]').boundingBox()
  const to = await widget('Vitals').boundingBox()
  if (from === null || to === null) throw new Error('A widget has no place')
  await page.mouse.move(from.x + 10, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(to.x + 300, to.y + to.height / 2, { steps: 12 })
  await page.mouse.up()
  await expect(page.getByText('Memory moved to position 1 of 9')).toBeAttached()
  await expect.poll(async () => (await titles()).slice(0, 3)).toEqual(['Memory', 'Vitals', 'CPU'])

  await expect(filter).toHaveValue('no such process')
  await expect(processes.getByText('No process matches')).toBeVisible()
  await expect(widget('CPU').locator('#first-canvas')).toBeAttached()
  await expect(widget('CPU').getByLabel('Title')).toBeVisible()
  await expect(widget('CPU').locator('.plot')).toHaveAttribute('data-zoom', /double-click/)
})

test('[COMP-06] a removed widget comes back with its settings and its place', async ({ page }) => {
  const { widget, titles, button } = await openEditor(page)
  await widget('Memory').getByRole('button', { name: 'Settings of Memory' }).click()
  await widget('Memory').getByLabel('Shows').selectOption('This process')
  await expect(widget('Memory').getByText('Programs')).toHaveCount(0)
  await button('Remove Memory').click()
  await expect(widget('Memory')).toHaveCount(0)
  await expect(page.getByText('Memory removed')).toBeVisible()
  await button('Undo').click()
  await expect(widget('Memory').getByText('Resident')).toBeVisible()
  await expect(widget('Memory').getByText('Programs')).toHaveCount(0)
  await expect.poll(titles).toEqual(first)
  await expect(page.getByText('Memory removed')).toBeHidden()
})

test('[COMP-10] the gallery keeps the focus inside, closes by Escape and gives the focus back', async ({
  page,
}) => {
  const { button } = await openEditor(page)
  const dialog = page.getByRole('dialog', { name: 'Add a widget' })
  await page.getByRole('button', { name: 'Add widget' }).click()
  await expect(dialog.getByRole('button', { name: /^Vitals/ })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(dialog.getByRole('button', { name: /^Fault lab/ })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(button('Add widget')).toBeFocused()
})

test('[LIFE-06] a slow widget loads beside the page, and its work stops when it is removed', async ({
  page,
}) => {
  const { widget, button } = await openEditor(page)
  await add(page, 'Largest modules')
  const modules = widget('Largest modules')
  await expect(modules.getByText('Measuring every installed file')).toBeVisible()
  await modules.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(modules.getByText('Not measured')).toBeVisible()
  await modules.getByRole('button', { name: 'Try again' }).click()
  // It reads every file.
  await expect(modules.getByRole('columnheader', { name: 'Package' })).toBeVisible({
    timeout: 60_000,
  })
  // What was found stays while it is measured again.
  await modules.getByRole('button', { name: 'Measure again' }).click()
  await expect(modules.getByRole('button', { name: 'Stop measuring' })).toBeVisible()
  await expect(modules.getByRole('columnheader', { name: 'Package' })).toBeVisible()
  const stops = page.getByText('measuring the modules was stopped')
  const before = await stops.count()
  await button('Remove Largest modules').click()
  await expect(modules).toHaveCount(0)
  await expect(stops).toHaveCount(before + 1)
})

test('[LIFE-14] a handler that throws leaves the state as it was', async ({ page }) => {
  const { widget } = await openDashboard(page)
  const lab = widget('Fault lab')
  await lab.getByRole('button', { name: 'Count' }).click()
  await lab.getByRole('button', { name: 'Throw in a handler' }).click()
  await expect(lab.getByText('handler-failed')).toBeVisible()
  await expect(lab.getByText(/rolled back, still 1/)).toBeVisible()
  await expect(page.getByText('fault lab: a handler threw, rolled back').first()).toBeVisible()
})

test('[LIFE-14] a render that throws breaks its component only, which is mended with its state', async ({
  page,
}) => {
  const { widget } = await openDashboard(page)
  const lab = widget('Fault lab')
  await lab.getByRole('button', { name: 'Count' }).click()
  await expect(lab.locator('.count')).toHaveText('1')
  await lab.getByRole('button', { name: 'Count' }).click()
  await expect(lab.locator('.count')).toHaveText('2')
  await lab.getByRole('button', { name: 'Throw in render' }).click()
  await expect(lab.getByRole('alert')).toContainText('this component cannot be rendered')
  await expectGoingOn(page)
  await lab.getByRole('button', { name: 'Mend' }).click()
  await expect(lab.locator('.count')).toHaveText('2')
  await expect(lab.locator('.witness-errors')).toHaveText('0')
})

test('[COMP-07] a nested view that crashes is replaced three times, then given up; the rest goes on', async ({
  page,
}) => {
  const troubles = await watchTroubles(page)
  const { widget } = await openDashboard(page)
  const lab = widget('Fault lab')
  await lab.getByRole('button', { name: 'Count' }).click()
  for (const attempt of ['1', '2', '3', '4']) {
    await expect(lab.locator('.attempt')).toHaveText(attempt)
    await lab.getByRole('button', { name: 'Crash the view' }).click()
  }
  await expect(lab.getByText('given up')).toBeVisible()
  await expect(lab.getByText('Crashed 4 times')).toBeVisible()
  await expectGoingOn(page)
  await expect(lab.locator('.count')).toHaveText('1')
  await expect(lab.locator('.witness-errors')).toHaveText('0')
  await lab.getByRole('button', { name: 'Start a fresh one' }).click()
  await expect(lab.locator('.attempt')).toHaveText('1')
  expect(await troubles.violations()).toEqual([])
})

test('[COMP-07] a fault lab that is added later works as the first one does', async ({ page }) => {
  const troubles = await watchTroubles(page)
  const { widget } = await openEditor(page)
  await add(page, 'Fault lab')
  const second = widget('Fault lab 2')
  await expect(second.locator('.attempt')).toHaveText('1')
  await expect(second.locator('.beats')).not.toHaveText('0')
  expect(await troubles.violations()).toEqual([])
  expect(troubles.errors).toEqual([])
})

/** Draws over the middle of a chart, to see that part larger. */
async function markHalf(page: Page, chart: Locator): Promise<void> {
  const box = await chart.boundingBox()
  if (box === null) throw new Error('The chart has no place')
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + (box.width * 3) / 4, box.y + box.height / 2, { steps: 5 })
  await page.mouse.up()
}

/** Waits until the page has shown another sample. */
async function expectGoingOn(page: Page): Promise<void> {
  const sampled = page.locator('.meta').getByText(/^sampled/)
  const before = await sampled.textContent()
  await expect(sampled).not.toHaveText(before ?? '')
  await expect(page.locator('html')).toHaveAttribute('data-live-connection', 'joined')
}
