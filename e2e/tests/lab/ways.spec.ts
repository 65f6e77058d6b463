import { expect } from '@playwright/test'
import { button, expectSame, mark, test } from '../../lab.ts'
import { expectPage, follow, led, pathOf, setOut } from '../../ways.ts'

test('[NAV-01] links, the server, commands and code lead through a live session without a document', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  await mark(page.locator('html'))
  const heading = page.getByRole('heading', { level: 1 })

  await follow(page, 'Two')
  await expectPage(page, 'Page two')
  await expect(page).toHaveTitle('Way two')
  await follow(page, 'Red')
  await expectPage(page, 'Page two', 'red')
  await expect(page).toHaveTitle('Way two red')
  await mark(heading)
  await button(page, 'Be patched').click()
  await expectPage(page, 'Page two', 'green')
  await button(page, 'Patch command').click()
  await expectPage(page, 'Page two', 'red')
  await expectSame(heading)
  await button(page, 'Command').click()
  await expectPage(page, 'Page one')
  await button(page, 'Be sent').click()
  await expectPage(page, 'Page two')
  await follow(page, 'One')
  await expectPage(page, 'Page one')
  await button(page, 'Code').click()
  await expectPage(page, 'Page two')
  // The server knows better whose address that is.
  await follow(page, 'No patch')
  await expectPage(page, 'Kit')

  expect(trip.documents()).toEqual([])
  await expectSame(page.locator('html'))
  expect(await trip.steps()).toEqual([
    'navigate new /ways/two',
    'patch new /ways/two?filter=red',
    'patch new /ways/two?filter=green',
    'patch new /ways/two?filter=red',
    'navigate new /ways/one',
    'navigate new /ways/two',
    'navigate new /ways/one',
    'navigate new /ways/two',
    'navigate new /kit',
  ])
  // Each view ends when the next one is there.
  await expect
    .poll(lab.record)
    .toEqual([
      'mount one in HTML',
      'mount two',
      'end one',
      'mount one',
      'end two',
      'mount two',
      'end one',
      'mount one',
      'end two',
      'mount two',
      'end one',
      'end two',
    ])
})

test.describe(() => {
  test.use({ expectedErrors: /status of 404/ })

  test('[NAV-01] other sessions, plain pages, unknown addresses and redirects load a document, and the way back leads home', async ({
    page,
    lab,
  }) => {
    const trip = await setOut(page, lab, '/ways/one')
    const away = [
      ['Another session', '/stage/one', 'Act one'],
      ['Plain page', '/', 'The lab is open'],
      ['Unknown', '/nowhere', 'Not found'],
    ] as const
    for (const [name, path, text] of away) {
      await page.evaluate(() => scrollTo(0, 700))
      await follow(page, name)
      await expect(page.locator('body')).toContainText(text)
      expect(pathOf(page.url())).toBe(path)
      expect(trip.documents()).toEqual([path])
      await page.goBack()
      await led(page)
      await expectPage(page, 'Page one')
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(700)
      expect(trip.documents()).toEqual(['/ways/one'])
    }
    await button(page, 'Be redirected').click()
    await expect(page.locator('[data-live-flash]')).toHaveText(/Sent from one/)
    expect(trip.documents()).toEqual(['/ways/two'])
    await led(page)
    await page.evaluate(() => Object.assign(window, { same: true }))
    await follow(page, 'One')
    await expectPage(page, 'Page one')
    expect(await page.evaluate(() => 'same' in window)).toBe(true)
  })
})

test('[NAV-01] [EVT-16] messages go along with the page that is sent on, and stay behind when it goes on', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  const messages = page.locator('[data-live-flash]')
  await button(page, 'Be sent').click()
  await expectPage(page, 'Page two')
  await expect(messages).toHaveText([/Sent from one/])
  await follow(page, 'Red')
  await expectPage(page, 'Page two', 'red')
  await expect(messages).toHaveCount(0)
  await button(page, 'Be patched').click()
  await expectPage(page, 'Page two', 'green')
  await expect(messages).toHaveText([/Sent from two/])
  await follow(page, 'One')
  await expectPage(page, 'Page one')
  await expect(messages).toHaveCount(0)
  expect(trip.documents()).toEqual([])

  // A mount hook there may send them further.
  await button(page, 'Be sent on').click()
  await expectPage(page, 'Page two')
  await expect(messages).toHaveText([/Sent from one/])
  await led(page)
  await follow(page, 'One')
  await expectPage(page, 'Page one')
  await button(page, 'Be scolded').click()
  await expectPage(page, 'Page two')
  await expect(messages).toHaveText([/Not yours/])
  await page.reload()
  await led(page)
  await expect(messages).toHaveCount(0)
})

test('[NAV-04] the page that was asked for last is shown, and the others end', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/ways/one')
  const html = page.locator('html')
  await follow(page, 'Slow')
  await expect(html).toHaveAttribute('data-live-navigating', /^\/ways\/slow\?/)
  await expect(page.locator('#going')).toHaveText('/ways/slow')
  await expect.poll(lab.record).toContain('mount slow')
  // Who clicks once more does not wait longer.
  await follow(page, 'Slow')
  // The page is of use meanwhile.
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()
  await follow(page, 'Slower')
  await expect(page.locator('#going')).toHaveText('/ways/slower')
  await expect.poll(lab.record).toContain('mount slower')
  await lab.openGate('slow')
  await expect.poll(lab.record).toContain('end slow')
  expect(pathOf(page.url())).toBe('/ways/one')
  await lab.openGate('slower')
  await expectPage(page, 'Page slower')
  await expect(page.locator('#going')).toHaveText('here')
  expect(await trip.steps()).toEqual(['navigate new /ways/slower'])
  expect(await trip.questions()).toEqual(['navigate new /ways/slow', 'navigate new /ways/slower'])
  await expect
    .poll(lab.record)
    .toEqual([
      'mount one in HTML',
      'mount slow',
      'count one',
      'mount slower',
      'end slow',
      'end one',
    ])
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()
  expect((await lab.record()).at(-1)).toBe('count slower')
})

test('[NAV-04] nothing that a page has begun reaches the next one', async ({ page, lab }) => {
  await setOut(page, lab, '/ways/busy/one')
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    window.addEventListener('live:shouted', (event) => heard.push((event as CustomEvent).detail))
  })
  const heard = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  const notes = async (pattern: RegExp): Promise<string[]> =>
    (await lab.record()).filter((text) => pattern.test(text))

  await expect.poll(() => notes(/^one got (beat|hook) of one/)).not.toEqual([])
  await button(page, 'Work').click()
  await follow(page, 'Two')
  await expect(page.locator('html')).toHaveAttribute('data-live-navigating')
  // It is at work as long as it is there.
  await lab.send('shout', 'before')
  await expect(page.locator('#echo')).toHaveText('before to one, ')
  await expect.poll(() => notes(/echo/)).toEqual(['one got echo of one: before to one'])
  await button(page, 'Wait').click()
  await button(page, 'Note').click()
  await page.getByLabel('Search').pressSequentially('never')
  await lab.openGate('two')
  await expectPage(page, 'Busy two')
  await lab.openGate('work one')
  await lab.send('shout', 'after')
  await expect(page.locator('#echo')).toHaveText('after to two, ')
  // What was sent is done before the end.
  expect(await notes(/^one (waited|got click|ended)/)).toEqual([])
  await lab.openGate('wait')
  await expect
    .poll(() => notes(/^one (waited|got click|ended)/))
    .toEqual(['one waited', 'one got click in one', 'one ended'])
  await expect
    .poll(() => notes(/nested in one/))
    .toEqual(['mount nested in one', 'left nested in one'])
  await expect.poll(async () => (await notes(/^two got beat of two/)).length).toBeGreaterThan(12)
  expect(await notes(/^two (?!got (beat|hook|echo) of two)/)).toEqual([])
  expect(await notes(/^one worked/)).toEqual([])
  const all = await lab.record()
  const late = all.slice(all.indexOf('one ended') + 1).filter((text) => text.startsWith('one'))
  expect(late).toEqual([])
  expect(await heard()).toEqual(['before to one', 'after to two'])
  await expect(page.locator('#worked')).toBeEmpty()
})

test('[NAV-01] [COMP-08] sticky views go on from page to page, and go with their document', async ({
  page,
  lab,
}) => {
  const trip = await setOut(page, lab, '/stage/one')
  const radio = page.getByRole('complementary', { name: 'Radio' })
  const beats = async (): Promise<number> => Number(await page.locator('#beats').textContent())
  await button(radio, 'Volume 0').click()
  await mark(radio)
  await expect.poll(beats).toBeGreaterThan(0)
  const before = await beats()
  await follow(page, 'Act two')
  await expectPage(page, 'Act two')
  await expectSame(radio)
  await expect.poll(beats).toBeGreaterThan(before)
  await button(radio, 'Volume 1').click()
  await expect(button(radio, 'Volume 2')).toBeVisible()
  // It may lead the page, and whoever writes in it goes on writing.
  await radio.getByLabel('Station').pressSequentially('Radio')
  await button(radio, 'Send').evaluate((element: HTMLElement) => element.click())
  await expectPage(page, 'Act three')
  await page.keyboard.type(' One')
  await expect(radio.getByLabel('Station')).toHaveValue('Radio One')
  await follow(page, 'From the radio')
  await expectPage(page, 'Act two')
  await page.goBack()
  await expectPage(page, 'Act three')
  await expectSame(radio)
  expect(trip.documents()).toEqual([])
  expect((await lab.record()).filter((text) => text.includes('radio'))).toEqual(['mount radio'])
  await follow(page, 'Ways')
  await expectPage(page, 'Page one')
  await expect(radio).toHaveCount(0)
  expect(trip.documents()).toEqual(['/ways/one'])
  await expect.poll(lab.record).toContain('end radio')
})

test('[NAV-04] the code of a page comes when its link is pointed at or focused, once', async ({
  page,
  lab,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    const name = /\/assets\/(kit|async|params|stage)\.live/.exec(request.url())?.[1]
    if (name !== undefined) scripts.push(name)
  })
  await setOut(page, lab, '/ways/one')
  scripts.splice(0)
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  await link('Another session').hover()
  await link('Kit').hover()
  await expect.poll(() => scripts).toEqual(['kit'])
  await link('Async').focus()
  await expect.poll(() => scripts).toEqual(['kit', 'async'])
  await link('Params').hover()
  await link('Params').focus()
  await link('Kit').hover()
  // The server answers in order.
  await button(page, 'Count 0').click()
  await expect(button(page, 'Count 1')).toBeVisible()
  expect(scripts).toEqual(['kit', 'async'])
  for (const [name, heading] of [
    ['Kit', 'Kit'],
    ['Async', 'Async'],
    ['Params', 'Params'],
    ['Kit', 'Kit'],
  ] as const) {
    await follow(page, name)
    await expectPage(page, heading)
    await page.goBack()
    await expectPage(page, 'Page one')
  }
  expect(scripts).toEqual(['kit', 'async', 'params'])
})

test('[NAV-06] a change is shown as a transition where that was asked for, and who wants less motion gets none', async ({
  page,
  lab,
}) => {
  await setOut(page, lab, '/ways/one')
  await page.evaluate(() => {
    const changes: string[] = []
    Object.assign(window, { changes })
    const start = document.startViewTransition.bind(document)
    document.startViewTransition = (change) => {
      const before = document.title
      const transition = start(change)
      void transition.updateCallbackDone.then(() => changes.push(`${before} to ${document.title}`))
      return transition
    }
  })
  const changes = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { changes: string[] }).changes.splice(0))
  const go = async (name: string, heading: string): Promise<void> => {
    await follow(page, name)
    await expectPage(page, heading)
  }
  await go('Two', 'Page two')
  expect(await changes()).toEqual([])
  await go('Fading', 'Page one')
  await expect.poll(changes).toEqual(['Way two to Way one'])
  await page.evaluate(() => (document.documentElement.dataset['liveTransition'] = ''))
  await go('Calm', 'Page two')
  expect(await changes()).toEqual([])
  await go('One', 'Page one')
  await expect.poll(changes).toEqual(['Way two to Way one'])
  await page.goBack()
  await expectPage(page, 'Page two')
  await expect.poll(changes).toEqual(['Way one to Way two'])
  // What a patch changes is shown at once.
  await follow(page, 'Red')
  await expectPage(page, 'Page two', 'red')
  await page.goBack()
  await expectPage(page, 'Page two')
  expect(await changes()).toEqual([])
  // One that is cut off by the next one.
  await page.evaluate(() => {
    const click = (name: string): void =>
      [...document.links].find((link) => link.textContent === name)?.click()
    click('Fading')
    click('Kit')
  })
  await expectPage(page, 'Kit')
  await page.goBack()
  await expectPage(page, 'Page two')
  await changes()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await go('Fading', 'Page one')
  await page.goBack()
  await expectPage(page, 'Page two')
  expect(await changes()).toEqual([])
})
