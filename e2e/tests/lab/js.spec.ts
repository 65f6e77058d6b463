import { expect, type Locator, type Page } from '@playwright/test'
import { button, expectSame, mark, test, ticks } from '../../lab.ts'

test.beforeEach(({ lab }) => lab.open('/js'))

test('[EVT-13] a dialog opens and closes by clicks and keys, without a word to the server', async ({
  page,
  lab,
}) => {
  const events: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const text = String(payload)
      if (/"(event|part)"/.test(text)) events.push(text)
    }),
  )
  await lab.open('/js')
  const modal = page.getByRole('dialog', { name: 'Modal' })
  await expect(modal).toBeHidden()
  await press(button(page, 'Open'), 'Enter')
  await expect(modal).toBeVisible()
  await expect(button(modal, 'Close')).toBeFocused()
  await ticks(page, 3)
  await expect(modal).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(modal).toBeHidden()
  await expect(button(page, 'Open')).toBeFocused()
  await button(page, 'Open').click()
  await button(modal, 'Close').click()
  await expect(modal).toBeHidden()
  await ticks(page, 3)
  await expect(modal).toBeHidden()
  expect(events).toEqual([])
  // A chain may go on to the server.
  await button(page, 'Open').click()
  await button(modal, 'Close and tell').click()
  await expect(modal).toBeHidden()
  await expect(page.locator('#closed')).toHaveText('1')
  expect(events).toHaveLength(1)
})

test('[EVT-13] the server runs what an element holds under a name', async ({ page }) => {
  const modal = page.getByRole('dialog', { name: 'Modal' })
  await button(page, 'Open').click()
  await button(modal, 'Cancel').click()
  await expect(modal).toBeHidden()
  await expect(button(page, 'Open')).toBeFocused()
  await expect(page.locator('#closed')).toHaveText('1')
})

test('[EVT-13] what commands did stays while the server changes the same things', async ({
  page,
}) => {
  const sticky = page.locator('#sticky')
  await mark(sticky)
  await button(page, 'Add').click()
  await button(page, 'Unbox').click()
  await button(page, 'Set').click()
  await button(page, 'Hide').click()
  await button(page, 'Change').click()
  await expect(sticky).toHaveClass('changed mine')
  await expect(sticky).toHaveAttribute('data-mode', 'mine')
  await expect(sticky).toBeHidden()
  await ticks(page, 3)
  await expect(sticky).toBeHidden()
  await button(page, 'Change').click()
  await expect(sticky).toHaveClass('mine')
  await button(page, 'Change').click()
  await expect(sticky).toHaveClass('changed mine')
  await button(page, 'Show').click()
  await expect(sticky).toBeVisible()
  // As the server says now.
  await expect(sticky).toHaveCSS('display', 'flex')
  await button(page, 'Hide').click()
  await button(page, 'Release').click()
  await expect(sticky).toBeVisible()
  await expect(sticky).toHaveClass('changed box')
  await expect(sticky).toHaveAttribute('data-mode', 'changed')
  await button(page, 'Change').click()
  await expect(sticky).toHaveClass('box')
  await expect(sticky).toHaveAttribute('data-mode', 'first')
  await expect(sticky).toHaveCSS('display', 'block')
  await expectSame(sticky)
})

test('[EVT-13] nothing of a patch is seen that a command holds', async ({ page }) => {
  const sticky = page.locator('#sticky')
  await button(page, 'Add').click()
  await button(page, 'Hide').click()
  // What each frame would paint.
  await sticky.evaluate((element) => {
    const seen = new Set<string>()
    Object.assign(window, { seen })
    const look = (): void => {
      seen.add(`${getComputedStyle(element).display} ${element.classList.contains('mine')}`)
      requestAnimationFrame(look)
    }
    look()
  })
  for (let turn = 0; turn < 4; turn += 1) {
    await button(page, 'Change').click()
    await ticks(page, 2)
  }
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen])
  expect(seen).toEqual(['none true'])
})

test('[EVT-13] the opposite command gives the server its say back', async ({ page }) => {
  const sticky = page.locator('#sticky')
  await button(page, 'Add').click()
  await button(page, 'Remove').click()
  await button(page, 'Hide').click()
  await button(page, 'Show').click()
  await expect(sticky).toHaveClass('box')
  await button(page, 'Change').click()
  await expect(sticky).toHaveClass('box changed')
  await expect(sticky).toHaveCSS('display', 'flex')
})

test('[EVT-13] transitions play while patches arrive, and tell when they begin and end', async ({
  page,
}) => {
  const menu = page.locator('#menu')
  await expect(menu).toBeHidden()
  const events = ['show-start', 'show-end', 'hide-start', 'hide-end', 'transitionrun']
  const told = await note(menu, events)
  const classes = await noteClasses(menu)
  const opener = button(page, 'Menu')
  await opener.click()
  await expect(opener).toHaveAttribute('aria-expanded', 'true')
  const shown = ['show-start', 'transitionrun', 'show-end']
  await expect.poll(told).toEqual(shown)
  expect((await classes()).slice(-2)).toEqual(['menu-list fading full', 'menu-list'])
  await opener.click()
  await expect.poll(told).toEqual([...shown, 'hide-start', 'transitionrun', 'hide-end'])
  expect((await classes()).slice(-2)).toEqual(['menu-list fading clear', 'menu-list'])
  await expect(menu).toBeHidden()
  await expect(opener).toHaveAttribute('aria-expanded', 'false')
})

test('[EVT-13] a transition that is interrupted turns round', async ({ page }) => {
  const menu = page.locator('#menu')
  const told = await note(menu, ['show-start', 'show-end', 'hide-start', 'hide-end'])
  const opener = button(page, 'Menu')
  // In one go, so that the second comes before the end of the first.
  const twice = (element: HTMLElement): void => {
    element.click()
    element.click()
  }
  await opener.evaluate(twice)
  await expect(menu).toBeHidden()
  await expect(opener).toHaveAttribute('aria-expanded', 'false')
  await opener.click()
  await opener.click()
  await opener.click()
  await ticks(page, 5)
  await expect.poll(async () => (await told()).at(-1)).toBe('show-end')
  await expect(menu).toBeVisible()
  await expect(menu).toHaveClass('menu-list')
  await expect(opener).toHaveAttribute('aria-expanded', 'true')
  expect((await told()).slice(0, 3)).toEqual(['show-start', 'hide-start', 'hide-end'])
  const widen = button(page, 'Widen')
  await widen.evaluate(twice)
  await ticks(page, 5)
  await expect(menu).toHaveClass('menu-list')
  await widen.click()
  await expect(menu).toHaveClass('menu-list wide')
})

test('[EVT-13] who wants no motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const menu = page.locator('#menu')
  const told = await note(menu, ['show-start', 'show-end', 'hide-start', 'hide-end'])
  await button(page, 'Menu').click()
  expect(await told()).toEqual(['show-start', 'show-end'])
  await button(page, 'Menu').click()
  expect(await told()).toEqual(['show-start', 'show-end', 'hide-start', 'hide-end'])
  await expect(menu).toBeHidden()
})

test('[EVT-13] commands of the server find what the same turn has rendered, and the focus goes back', async ({
  page,
}) => {
  const back = await watch(page, 'lab:back')
  const command = button(page, 'Command')
  await press(command, 'Enter')
  await expect(page.locator('#row-2')).toHaveClass(/chosen/)
  await expect(button(page, 'Back 2')).toBeFocused()
  await ticks(page, 2)
  await expect(page.locator('#row-2')).toHaveClass(/chosen/)
  await page.keyboard.press('Enter')
  await expect(command).toBeFocused()
  expect(await back()).toBe(1)
  await button(page, 'Drop 2').click()
  await expect(page.locator('#row-2')).toBeHidden()
  await expect(page.locator('#row-1')).toBeVisible()
})

test.describe(() => {
  test.use({ expectedErrors: /handler-failed|astray/ })

  test('[EVT-13] a command that needs an event is refused on the server', async ({ page }) => {
    const diagnostics = await watch(page, 'live:diagnostic')
    await button(page, 'Astray').click()
    await expect.poll(diagnostics).toBe(1)
    await ticks(page, 2)
  })
})

test('[EVT-13] rows and drawings are shown as what they are', async ({ page }) => {
  const line = page.locator('#line')
  await expect(line).toBeHidden()
  await button(page, 'Line').click()
  await expect(line).toBeVisible()
  await expect(line).toHaveCSS('display', 'table-row')
  const group = page.locator('#drawing g')
  const circle = page.locator('#drawing circle')
  await button(page, 'Draw').click()
  await expect(circle).toHaveCSS('display', 'none')
  await expect(circle).toHaveAttribute('fill', 'green')
  await ticks(page, 2)
  await expect(group).toHaveClass(/^tick-\d mine$/)
  await button(page, 'Draw').click()
  await expect(circle).toHaveCSS('display', 'inline')
})

test('[EVT-13] attributes that are the browser’s own stay as the visitor left them', async ({
  page,
}) => {
  const own = page.locator('#own')
  const ruled = page.locator('#ruled')
  const said = page.locator('#said')
  await own.getByText('Own details').click()
  await ruled.getByText('Ruled details').click()
  await expect(own).toHaveAttribute('open')
  await own.evaluate((element) => (element.dataset['mine'] = 'yes'))
  await button(page, 'Server opens').click()
  await expect(said).toHaveText('open')
  await button(page, 'Server opens').click()
  await expect(said).toHaveText('closed')
  await ticks(page, 2)
  await expect(own).toHaveAttribute('open')
  await expect(own).toHaveAttribute('data-mine', 'yes')
  // Without it the server's word counts when it changes.
  await expect(ruled).not.toHaveAttribute('open')
  await own.getByText('Own details').click()
  await button(page, 'Server opens').click()
  await expect(said).toHaveText('open')
  await expect(own).not.toHaveAttribute('open')
  await expect(ruled).toHaveAttribute('open')
})

test('[EVT-13] a modal dialog stays modal while the server changes it', async ({ page }) => {
  const dialog = page.locator('#dialog')
  const isModal = (): Promise<boolean> => dialog.evaluate((element) => element.matches(':modal'))
  await expect(dialog).toBeHidden()
  await button(page, 'Show modal').click()
  expect(await isModal()).toBe(true)
  // The rest of the page is inert: only a script can reach it.
  await button(page, 'Server opens').evaluate((element: HTMLElement) => element.click())
  await expect(page.locator('#said')).toHaveText('open')
  await button(page, 'Server opens').evaluate((element: HTMLElement) => element.click())
  await expect(page.locator('#said')).toHaveText('closed')
  expect(await isModal()).toBe(true)
  await expect(dialog).toHaveAttribute('data-place', 'there')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await button(page, 'Show modal').click()
  await button(dialog, 'Done').click()
  await expect(dialog).toBeHidden()
})

test('[EVT-13] commands go to other addresses of the view, and to other pages', async ({
  page,
}) => {
  const heading = page.getByRole('heading', { name: 'Commands' })
  await mark(heading)
  await button(page, 'Page 2').click()
  await expect(page.locator('#page')).toHaveText('2')
  await expect(page).toHaveURL(/page=2/)
  await button(page, 'Page 3').click()
  await expect(page.locator('#page')).toHaveText('3')
  await page.goBack()
  await expect(page.locator('#page')).toHaveText('1')
  await expectSame(heading)
  await button(page, 'Kit').click()
  await expect(page.getByRole('heading', { name: 'Kit' })).toBeVisible()
})

/** Focuses by the keyboard's way: the pointer would move the focus itself. */
async function press(locator: Locator, key: string): Promise<void> {
  await locator.focus()
  await locator.press(key)
}

/** Counts events that reach the window. */
async function watch(page: Page, name: string): Promise<() => Promise<number>> {
  const key = `count of ${name}`
  await page.evaluate(
    ([type, slot]) => {
      const counts = window as unknown as Record<string, number>
      counts[slot] = 0
      window.addEventListener(type, () => (counts[slot] = (counts[slot] ?? 0) + 1))
    },
    [name, key] as const,
  )
  return () =>
    page.evaluate((slot) => (window as unknown as Record<string, number>)[slot] ?? 0, key)
}

/** Notes the framework's own events of an element, in order. */
async function note(locator: Locator, names: string[]): Promise<() => Promise<string[]>> {
  await locator.evaluate((element, own) => {
    const told: string[] = []
    Object.assign(element, { told })
    for (const name of own) {
      // The browser's own events are told as well.
      for (const type of [name, `live:${name}`]) {
        element.addEventListener(type, () => told.push(name))
      }
    }
  }, names)
  return () => locator.evaluate((element) => (element as unknown as { told: string[] }).told)
}

/** Notes each class that an element has from now on. */
async function noteClasses(locator: Locator): Promise<() => Promise<string[]>> {
  await locator.evaluate((element) => {
    const classes: string[] = []
    Object.assign(element, { classes })
    const look = (): void => {
      if (classes.at(-1) !== element.className) classes.push(element.className)
    }
    new MutationObserver(look).observe(element, { attributeFilter: ['class'] })
  })
  return () => locator.evaluate((element) => (element as unknown as { classes: string[] }).classes)
}
