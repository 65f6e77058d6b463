import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { button, expectSame, mark, test } from '../../lab.ts'
import { expectPage, follow, led, pathOf, setOut } from '../../ways.ts'

test('[NAV-02] back and forward lead over pages, patches, replacements and hashes, and tell which way', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  await mark(page.locator('html'))
  const heading = page.getByRole('heading', { level: 1 })
  await follow(page, 'Two')
  await expectPage(page, 'Page two')
  await mark(heading)
  await follow(page, 'Red')
  await expectPage(page, 'Page two', 'red')
  await follow(page, 'None')
  await expectPage(page, 'Page two')
  await follow(page, 'Blue')
  await expectPage(page, 'Page two', 'blue')
  await follow(page, 'End')
  await expect.poll(() => pathOf(page.url())).toBe('/ways/two?filter=blue#end')
  await follow(page, 'Plain end')
  await expectSame(heading)
  await follow(page, 'Kit')
  await expectPage(page, 'Kit')
  await trip.steps()
  expect(await page.evaluate(() => history.length)).toBe(7)

  const back = async (title: string, filter = ''): Promise<void> => {
    await page.goBack()
    await expectPage(page, title, filter)
  }
  await back('Page two', 'blue')
  await mark(heading)
  await back('Page two', 'blue')
  await back('Page two', 'red')
  await back('Page two')
  // Patches of one view: it was not mounted anew in between.
  await expectSame(heading)
  await back('Page one')
  expect(await trip.steps()).toEqual([
    'navigate back /ways/two?filter=blue#end',
    'patch back /ways/two?filter=blue',
    'patch back /ways/two?filter=red',
    'patch back /ways/two',
    'navigate back /ways/one',
  ])
  await page.goForward()
  await expectPage(page, 'Page two')
  await page.evaluate(() => history.go(3))
  await expectPage(page, 'Page two', 'blue')
  expect(pathOf(page.url())).toBe('/ways/two?filter=blue#end')
  await page.goForward()
  await expectPage(page, 'Kit')
  await page.evaluate(() => history.go(-3))
  await expectPage(page, 'Page two', 'red')
  expect(await trip.steps()).toEqual([
    'navigate forward /ways/two',
    'patch forward /ways/two?filter=blue#end',
    'navigate forward /kit',
    'navigate back /ways/two?filter=red',
  ])
  // What lay ahead is gone when the visitor goes another way.
  await follow(page, 'Two instead')
  await expectPage(page, 'Page two')
  await back('Page two')
  await back('Page one')
  expect(trip.documents()).toEqual([])
  await expectSame(page.locator('html'))
})

test('[NAV-02] the page that back and forward ended at is shown, however quick they were', async ({
  page,
  lab,
}) => {
  await lab.openGate('slower')
  const trip = await setOut(page, lab, '/ways/one')
  const titles = ['Page one']
  for (const [name, title, filter = ''] of [
    ['Slower', 'Page slower'],
    ['Two', 'Page two'],
    ['Red', 'Page two', 'red'],
    ['Be patched', 'Page two', 'green'],
    ['One', 'Page one'],
  ] as const) {
    await page.locator('a, button').getByText(name, { exact: true }).click()
    await expectPage(page, title, filter)
    titles.push(`${title} ${filter}`.trim())
  }
  let place = titles.length - 1
  for (const ways of [[-1, -1, 1], [-1, 1], [-3], [-1, 1, 1, -1], [3, -1, -1, -2, 1]]) {
    await page.evaluate(async (all) => {
      for (const way of all) {
        const popped = new Promise((resolve) =>
          addEventListener('popstate', resolve, { once: true }),
        )
        history.go(way)
        await popped
      }
    }, ways)
    place = ways.reduce((sum, way) => sum + way, place)
    const [word = '', title = '', filter = ''] = (titles[place] ?? '').split(' ')
    await expectPage(page, `${word} ${title}`, filter)
    expect(pathOf(page.url())).toBe(`/ways/${title}${filter && `?filter=${filter}`}`)
    // Where the page is and what the server shows are the same.
    await page.getByRole('button', { name: /^Count/ }).click()
    await expect.poll(async () => (await lab.record()).at(-1)).toBe(`count ${title}`)
    await expectPage(page, `${word} ${title}`, filter)
  }
  expect(trip.documents()).toEqual([])
  // One view is left, whatever was begun.
  const counts = async (): Promise<number> => {
    const all = await lab.record()
    const mounts = all.filter((text) => text.startsWith('mount')).length
    return mounts - all.filter((text) => text.startsWith('end')).length
  }
  await expect.poll(counts).toBe(1)
})

test('[NAV-02] while a page is on its way, back and forward lead elsewhere, or back to what is shown', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  const heading = page.getByRole('heading', { level: 1 })
  await follow(page, 'Two')
  await expectPage(page, 'Page two')
  await page.evaluate(() =>
    history.replaceState(history.state, '', location.href.replace('two', 'slow')),
  )
  await follow(page, 'One')
  await expectPage(page, 'Page one')
  await mark(heading)
  const html = page.locator('html')
  // What is at that address is slow.
  await page.goBack()
  await expect(html).toHaveAttribute('data-live-navigating', /slow/)
  await expectSame(heading)
  await expect.poll(lab.record).toContain('mount slow')
  await page.goForward()
  await expectPage(page, 'Page one')
  await expectSame(heading)
  await page.goBack()
  await expect(html).toHaveAttribute('data-live-navigating', /slow/)
  await page.goBack()
  await expectPage(page, 'Page one')
  await page.goForward()
  await expect(html).toHaveAttribute('data-live-navigating', /slow/)
  await follow(page, 'Kit')
  await expectPage(page, 'Kit')
  await page.goBack()
  await expect(html).toHaveAttribute('data-live-navigating', /slow/)
  await lab.openGate('slow')
  await expectPage(page, 'Page slow')
  await page.goBack()
  await expectPage(page, 'Page one')
  expect(trip.documents()).toEqual([])
  expect(await trip.steps()).toEqual([
    'navigate new /ways/two',
    'navigate new /ways/one',
    'patch forward /ways/one',
    'navigate back /ways/one',
    'navigate new /kit',
    'navigate back /ways/slow',
    'navigate back /ways/one',
  ])
})

test('[NAV-02] a listener keeps the visitor where he is, and the history as it was; the server asks nobody', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  const stay = page.getByLabel('Stay')
  for (const [name, title] of [
    ['Two', 'Page two'],
    ['One', 'Page one'],
    ['Two', 'Page two'],
  ] as const) {
    await follow(page, name)
    await expectPage(page, title)
  }
  await page.goBack()
  await expectPage(page, 'Page one')
  await stay.check()
  await trip.steps()
  await trip.questions()
  // Two steps have the same address.
  const stepOf = (): Promise<unknown> => page.evaluate(() => history.state)
  const step = await stepOf()
  const expectRefused = async (question: string): Promise<void> => {
    await expect.poll(trip.questions).toEqual([question])
    await expect.poll(stepOf).toEqual(step)
    expect(pathOf(page.url())).toBe('/ways/one')
    await expectPage(page, 'Page one')
  }
  await follow(page, 'Two')
  await expectRefused('navigate new /ways/two')
  await follow(page, 'Red')
  await expectRefused('patch new /ways/one?filter=red')
  await button(page, 'Code').click()
  await expectRefused('navigate new /ways/two')
  await button(page, 'Patch command').click()
  await expectRefused('patch new /ways/one?filter=red')
  await page.evaluate(() => history.back())
  await expectRefused('navigate back /ways/two')
  await page.evaluate(() => history.forward())
  await expectRefused('navigate forward /ways/two')
  await page.evaluate(() => history.go(-2))
  await expectRefused('navigate back /ways/one')
  await page.evaluate(() => {
    history.back()
    history.back()
  })
  await expectRefused('navigate back /ways/two')
  await page.evaluate(() => {
    history.back()
    history.back()
    history.forward()
  })
  await expectRefused('navigate back /ways/two')
  expect(await trip.steps()).toEqual([])
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()

  await stay.uncheck()
  await page.goBack()
  await expectPage(page, 'Page two')
  await page.goBack()
  await expectPage(page, 'Page one')
  await page.evaluate(() => history.go(3))
  await expectPage(page, 'Page two')
  await trip.questions()
  await stay.check()
  await button(page, 'Be patched').click()
  await expectPage(page, 'Page two', 'green')
  await button(page, 'Be sent').click()
  await expect.poll(trip.steps).toContain('navigate new /ways/two')
  expect(await trip.questions()).toEqual([])
  expect(trip.documents()).toEqual([])
})

test('[NAV-02] the history goes on after a reload, in a second tab and in a copy of it', async ({
  page,
  lab,
  context,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  await follow(page, 'Two')
  await expectPage(page, 'Page two')
  await follow(page, 'Red')
  await expectPage(page, 'Page two', 'red')
  await page.reload()
  await led(page)
  expect(trip.documents()).toEqual(['/ways/two?filter=red'])
  await page.goBack()
  await expectPage(page, 'Page two')
  await page.goBack()
  await expectPage(page, 'Page one')
  await page.goForward()
  await expectPage(page, 'Page two')
  expect(await trip.steps()).toEqual([
    'patch back /ways/two',
    'navigate back /ways/one',
    'navigate forward /ways/two',
  ])
  expect(trip.documents()).toEqual([])

  // A copied tab has what the first one stored and was at.
  const copied = await page.evaluate(() => [history.state, Object.entries(sessionStorage)] as const)
  const copy = await context.newPage()
  await copy.addInitScript(([state, stored]) => {
    if (history.state === null) history.replaceState(state, '')
    for (const [key, value] of stored) sessionStorage.setItem(key, String(value))
  }, copied)
  const own = await setOut(copy, lab, '/ways/two')
  await follow(copy, 'One')
  await expectPage(copy, 'Page one')
  await copy.goBack()
  await expectPage(copy, 'Page two')
  expect(await own.steps()).toEqual(['navigate new /ways/one', 'navigate back /ways/two'])
  await button(copy, 'Count 0').click()
  await expect(button(copy, 'Count 1')).toBeVisible()
  await expect(button(page, 'Count 0')).toBeVisible()
  await copy.close()
  await follow(page, 'Red')
  await expectPage(page, 'Page two', 'red')
  expect(trip.documents()).toEqual([])
})

test('[NAV-03] each step comes back as it was scrolled, new pages begin at their top', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  const scroll = (top: number, list: number): Promise<void> =>
    page.evaluate(
      ([y, inner]) => {
        scrollTo(0, y)
        document.querySelector('[data-live-scroll]')?.scrollTo(0, inner)
      },
      [top, list] as const,
    )
  const expectScrolled = async (top: number, list: number): Promise<void> => {
    await expect.poll(() => scrolled(page)).toEqual([top, list])
  }
  // Clicks of the mouse would scroll to where their link is.
  const followAsIs = (name: string): Promise<void> =>
    page.getByRole('link', { name, exact: true }).evaluate((link: HTMLElement) => link.click())
  await scroll(500, 120)
  await followAsIs('Two')
  await expectPage(page, 'Page two')
  await expectScrolled(0, 0)
  await scroll(300, 40)
  await followAsIs('Red')
  await expectPage(page, 'Page two', 'red')
  await expectScrolled(300, 40)
  await scroll(900, 90)
  await followAsIs('End of one')
  await expectPage(page, 'Page one')
  const end = await page.evaluate(() =>
    Math.round(scrollY + document.querySelector('#end')!.getBoundingClientRect().top),
  )
  await expectScrolled(end, 0)
  await expect(page.locator('#end')).toBeFocused()
  await scroll(200, 10)
  await followAsIs('End')
  await expectScrolled(end, 10)
  await scroll(250, 20)
  await followAsIs('Plain end')
  await expectScrolled(end, 20)

  await page.goBack()
  await expectPage(page, 'Page two', 'red')
  await expectScrolled(900, 90)
  await page.goBack()
  await expectPage(page, 'Page two')
  await expectScrolled(300, 40)
  await page.goBack()
  await expectPage(page, 'Page one')
  await expectScrolled(500, 120)
  await page.evaluate(() => history.go(3))
  await expectPage(page, 'Page one')
  await expectScrolled(end, 20)
  await page.goBack()
  await expectPage(page, 'Page two', 'red')

  // Over documents too.
  await followAsIs('Another session')
  await expectPage(page, 'Act one')
  await expectScrolledWindow(page, 0)
  await page.goBack()
  await led(page)
  await expectScrolled(900, 90)
  await page.goBack()
  await expectPage(page, 'Page two')
  await expectScrolled(300, 40)
  await page.reload()
  await led(page)
  await expectScrolled(300, 40)
  expect(trip.documents()).toEqual(['/stage/one', '/ways/two?filter=red', '/ways/two'])
})

test('[NAV-03] a page that gets its height later is scrolled as soon as it has it, unless the visitor scrolls', async ({
  page,
  lab,
}) => {
  await lab.openGate('late 1')
  await setOut(page, lab, '/ways/late/1')
  const list = page.getByRole('region', { name: 'List' })
  await expect(list).toHaveText('late 1')
  await page.evaluate(() => {
    scrollTo(0, 400)
    document.querySelector('[data-live-scroll]')?.scrollTo(0, 120)
  })
  await follow(page, 'Second')
  await expectPage(page, 'Late 2')
  await lab.openGate('late 2')
  await expect(list).toHaveText('late 2')
  await expect.poll(() => scrolled(page)).toEqual([0, 0])
  await page.goBack()
  await expectPage(page, 'Late 1')
  await expect.poll(() => scrolled(page)).toEqual([400, 120])
})

test('[NAV-03] the focus goes to the new page and its title is read out, for who has no mouse', async ({
  page,
  lab,
}) => {
  await setOut(page, lab, '/ways/one')
  const said = page.locator('[data-live-announcer]')
  const focused = (name: string) => page.getByRole('link', { name, exact: true })
  await expect(said).toBeEmpty()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(focused('Two')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectPage(page, 'Page two')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toBeFocused()
  await expect(said).toHaveText('Way two')
  // The way goes on from there.
  await page.keyboard.press('Tab')
  await expect(focused('One')).toBeFocused()
  await expect(heading).not.toHaveAttribute('tabindex')
  // A patch leaves the focus where it is.
  await focused('Red').press('Enter')
  await expectPage(page, 'Page two', 'red')
  await expect(focused('Red')).toBeFocused()
  await expect(page).toHaveTitle('Way two red')
  await focused('End of one').press('Enter')
  await expectPage(page, 'Page one')
  await expect(page.locator('#end')).toBeFocused()
  await expect(said).toHaveText('Way one')
  await page.goBack()
  await expectPage(page, 'Page two', 'red')
  await expect(heading).toBeFocused()
  await expect(said).toHaveText('Way two red')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
})

/** Where the window and the list are scrolled to. */
function scrolled(page: Page): Promise<number[]> {
  return page.evaluate(() => [
    Math.round(scrollY),
    Math.round(document.querySelector('[data-live-scroll]')?.scrollTop ?? -1),
  ])
}

async function expectScrolledWindow(page: Page, top: number): Promise<void> {
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(top)
}
