import { expect, type Locator, type Page } from '@playwright/test'
import { button, test, ticks } from '../../lab.ts'
import { joined, painted } from '../../page.ts'

test.describe('handlers', () => {
  test.beforeEach(({ lab }) => lab.open('/handlers'))

  test('[EVT-02] a debounced input sends once, after its pause, through renders', async ({
    page,
    lab,
  }) => {
    // By the page's own clock: its timers keep their order, however busy the machine is.
    await page.getByLabel('Search').evaluate(async (input: HTMLInputElement) => {
      for (const letter of 'live') {
        input.value += letter
        input.dispatchEvent(new InputEvent('input', { bubbles: true }))
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
    })
    await expect.poll(lab.record).toEqual(['search live'])
    await ticks(page, 6)
    expect(await lab.record()).toEqual(['search live'])
  })

  test('[EVT-02] leaving the field sends at once, or at all', async ({ page, lab }) => {
    const comment = page.getByLabel('Comment')
    await comment.pressSequentially('nice')
    await ticks(page, 6)
    expect(await lab.record()).toEqual([])
    await page.getByLabel('Draft').focus()
    await expect.poll(lab.record).toEqual(['comment nice'])
    await page.keyboard.type('x')
    await page.keyboard.press('Tab')
    await expect(page.locator('#said')).toHaveText('draft x')
  })

  test('[EVT-02] a submit drops what is typed and not yet sent', async ({ page, lab }) => {
    // In one go, before its pause is over.
    await page.getByLabel('Search').evaluate((input: HTMLInputElement) => {
      input.value = 'live'
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      input.form?.requestSubmit()
    })
    await expect.poll(lab.record).toEqual(['submit'])
    await ticks(page, 6)
    expect(await lab.record()).toEqual(['submit'])
  })

  test('[EVT-02] what waits when the visitor follows a link is never sent', async ({
    page,
    lab,
  }) => {
    // In one go, before its pause is over, and not by the mouse: a press on the link would leave
    // the field, and send.
    await page.getByLabel('Search').evaluate((input: HTMLInputElement) => {
      input.value = 'live'
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      document.querySelector<HTMLElement>('a[href="/kit"]')?.click()
    })
    await expect(page.getByRole('heading', { name: 'Kit' })).toBeVisible()
    await joined(page)
    await ticks(page, 6)
    expect(await lab.record()).toEqual([])
  })

  test('[EVT-02] a throttled slider sends at once, then seldom, and its last value', async ({
    page,
    lab,
  }) => {
    // In one go, so that all of it lies within a pause.
    await page.getByLabel('Volume').evaluate((slider: HTMLInputElement) => {
      for (let step = 0; step < 10; step += 1) {
        slider.stepUp()
        slider.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }
    })
    await expect.poll(lab.record).toEqual(['volume 26', 'volume 35'])
  })

  test('[EVT-02] keys count on their element, and not where a button inside uses them', async ({
    page,
    lab,
  }) => {
    await page.getByLabel('Row', { exact: true }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(lab.record).toEqual(['open'])
    await button(page, 'Delete in row').focus()
    await page.keyboard.press('Enter')
    await expect.poll(lab.record).toEqual(['open', 'delete'])
    await ticks(page, 3)
    expect(await lab.record()).toEqual(['open', 'delete'])
  })

  test('[EVT-02] keys of the window are heard from anywhere', async ({ page, lab }) => {
    await page.getByLabel('Search').focus()
    await page.keyboard.press('k')
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await expect.poll(lab.record).toContain('window Escape')
    expect((await lab.record()).filter((note) => note.startsWith('window'))).toEqual([
      'window k',
      'window Escape',
    ])
  })

  test('[EVT-03] the window tells when it gets and loses the focus', async ({ page, lab }) => {
    // Fields inside get and lose theirs, which is not the window's.
    await page.getByLabel('Search').focus()
    await page.getByLabel('Comment').focus()
    // Another document in this page, since a browser without windows has none in front.
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      frame.focus()
    })
    await expect.poll(lab.record).toEqual(['window blur'])
    await page.evaluate(() => window.focus())
    await expect.poll(lab.record).toEqual(['window blur', 'window focus'])
  })

  test("[EVT-02] the browser's dialog asks first", async ({ page, lab }) => {
    const questions: string[] = []
    let yes = false
    page.on('dialog', (dialog) => {
      questions.push(dialog.message())
      return yes ? dialog.accept() : dialog.dismiss()
    })
    await button(page, 'Delete').click()
    await button(page, 'Chain').click()
    await button(page, 'Leave').click()
    await expect.poll(lab.record).toEqual(['first'])
    await expect(page.getByRole('heading', { name: 'Handlers' })).toBeVisible()
    yes = true
    await button(page, 'Delete').click()
    await button(page, 'Chain').click()
    await expect.poll(lab.record).toEqual(['first', 'deleted', 'first', 'second', 'third'])
    await button(page, 'Leave').click()
    await expect(page.getByRole('heading', { name: 'Kit' })).toBeVisible()
    const once = ['Delete it?', 'Go on?', 'Leave?']
    expect(questions).toEqual([...once, ...once])
  })

  test('[EVT-02] a dialog of the page asks first', async ({ page, lab }) => {
    await button(page, 'Erase').click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('Really?')
    await button(dialog, 'No').click()
    await ticks(page, 2)
    expect(await lab.record()).toEqual([])
    await button(page, 'Erase').click()
    await button(dialog, 'Yes').click()
    await expect.poll(lab.record).toEqual(['erased'])
  })

  test('[EVT-02] a busy button is disabled and says so until the answer, and gets its focus back', async ({
    page,
    lab,
  }) => {
    await button(page, 'Save').focus()
    await page.keyboard.press('Enter')
    const saving = button(page, 'Saving…')
    await expect(saving).toBeDisabled()
    await expect(saving).toHaveAttribute('aria-busy', 'true')
    await expect.poll(lab.record).toEqual(['begin save'])
    await lab.openGate('save')
    await expect(button(page, 'Save')).toBeEnabled()
    await expect(button(page, 'Save')).toHaveAttribute('aria-busy', 'false')
    await expect(button(page, 'Save')).toBeFocused()
  })
})

test.describe('click away', () => {
  test.beforeEach(({ lab }) => lab.open('/handlers/away'))

  test('[EVT-03] clicks elsewhere count, also where a handler stops them, and none inside', async ({
    page,
    lab,
  }) => {
    await page.getByText('Label in the menu').click()
    await ticks(page, 2)
    await expect(page.getByLabel('Far')).toBeChecked()
    expect(await lab.record()).toEqual([])
    await page.getByRole('heading').click()
    await expect.poll(lab.record).toEqual(['away from menu'])
    // A click while the last one waits for its answer is none.
    await expect(page.getByRole('list', { name: 'Menu' })).not.toHaveAttribute('data-live-pending')
    await button(page, 'Stops').click()
    await expect.poll(lab.record).toEqual(['away from menu', 'away from menu'])
  })

  test('[EVT-03] a click on a label elsewhere counts once', async ({ page, lab }) => {
    await page.getByText('Other').click()
    await expect.poll(lab.record).toEqual(['away from menu', 'checked'])
    await ticks(page, 2)
    expect(await lab.record()).toEqual(['away from menu', 'checked'])
  })

  test('[EVT-03] keys that click count where they click', async ({ page, lab }) => {
    await page.getByText('Label in the menu').click()
    await button(page, 'Stops').focus()
    await page.keyboard.press('Enter')
    await expect.poll(lab.record).toEqual(['away from menu'])
  })

  test('[EVT-03] an element that cannot be seen is not told', async ({ page, lab }) => {
    await button(page, 'Hide menu').click()
    await expect(page.getByRole('list', { name: 'Menu' })).toBeHidden()
    await page.getByRole('heading').click()
    await ticks(page, 2)
    expect(await lab.record()).toEqual(['away from menu'])
  })

  test('[EVT-03] [COMP-10] a dialog is not closed by text that is selected beyond its edge, nor by its own menu', async ({
    page,
    lab,
  }) => {
    await button(page, 'Hide menu').click()
    await button(page, 'Open').click()
    const dialog = page.getByRole('dialog', { name: 'Dialog' })
    await expect(dialog).toBeVisible()
    await drag(page, dialog.locator('#text'), page.getByRole('heading'))
    expect(await page.evaluate(() => String(getSelection()))).not.toBe('')
    await page.getByRole('menuitem').click()
    await expect.poll(lab.record).toContain('item')
    await ticks(page, 2)
    await expect(dialog).toBeVisible()
    await page.getByRole('heading').click()
    await expect(dialog).toHaveCount(0)
    expect((await lab.record()).filter((note) => note === 'closed')).toEqual(['closed'])
  })

  test.describe('by touch', () => {
    test.use({ hasTouch: true })

    test('[EVT-03] taps count as clicks do', async ({ page, lab }) => {
      await page.getByRole('list', { name: 'Menu' }).tap({ position: { x: 5, y: 5 } })
      await page.getByRole('heading').tap()
      await expect.poll(lab.record).toEqual(['away from menu'])
    })
  })
})

test.describe('when visible', () => {
  test('[EVT-03] a list grows at its end as it is scrolled, until there is no more', async ({
    page,
    lab,
  }) => {
    await lab.open('/handlers/feed')
    const feed = page.locator('#down')
    await expect(feed.locator('li')).toHaveCount(10)
    for (const count of [20, 30, 40]) {
      await scroll(feed, 100_000)
      await expect(feed.locator('li')).toHaveCount(count)
    }
    await scroll(feed, 100_000)
    await painted(page, 20)
    await expect(feed.locator('li')).toHaveCount(40)
    await expect
      .poll(async () => (await lab.record()).filter((note) => note.startsWith('later')))
      .toEqual(['later 30', 'later 40', 'later 50'])
  })

  for (const latency of ['', '?latency=200']) {
    test(`[EVT-03] a list grows at its beginning, and stays where it is seen ${latency}`, async ({
      page,
      lab,
    }) => {
      await lab.open(`/handlers/feed${latency}`)
      const feed = page.locator('#both')
      await expect(feed.locator('li')).toHaveCount(20)
      await expect(feed.getByText('Item 20', { exact: true })).toBeInViewport()
      const top = await topOf(feed.getByText('Item 20', { exact: true }))
      expect(Math.abs(top - (await topOf(feed)))).toBeLessThan(60)
      await feed.hover()
      while ((await feed.locator('li').count()) < 30) await page.mouse.wheel(0, -120)
      await expect(feed.locator('li').first()).toHaveText('Item 0')
      expect((await lab.record()).filter((note) => note.startsWith('earlier'))).toEqual([
        'earlier 20',
        'earlier 10',
      ])
    })
  }

  test('[EVT-03] an answer that brings nothing is asked for once, until the end has left', async ({
    page,
    lab,
  }) => {
    await lab.open('/handlers/feed')
    const nothing = async (): Promise<number> =>
      (await lab.record()).filter((note) => note === 'nothing').length
    await expect.poll(nothing).toBe(1)
    await painted(page, 20)
    expect(await nothing()).toBe(1)
  })

  test('[EVT-03] a short area is filled, and what is below the window waits', async ({
    page,
    lab,
  }) => {
    await lab.open('/handlers/feed')
    const feed = page.locator('#sentinel')
    await expect(feed.locator('li')).toHaveCount(6)
    await scroll(feed, 100_000)
    await expect(feed.locator('li')).toHaveCount(9)
    await scroll(feed, 100_000)
    await expect(feed.locator('li')).toHaveCount(12)
    await expect(feed.getByText('Loading more')).toHaveCount(0)
    expect(await lab.record()).not.toContain('seen')
    for (const place of ['Below', 'Feed', 'Below']) {
      await page.getByText(place, { exact: true }).scrollIntoViewIfNeeded()
      await painted(page, 20)
    }
    await expect
      .poll(async () => (await lab.record()).filter((note) => note === 'seen'))
      .toEqual(['seen'])
  })
})

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (start === null || end === null) throw new Error('not in the page')
  await page.mouse.move(start.x + 60, start.y + 8)
  await page.mouse.down()
  await page.mouse.move(end.x + 20, end.y + 8, { steps: 5 })
  await page.mouse.up()
}

function scroll(area: Locator, top: number): Promise<void> {
  return area.evaluate((element, y) => element.scrollTo(0, y), top)
}

async function topOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.y ?? Number.NaN
}
