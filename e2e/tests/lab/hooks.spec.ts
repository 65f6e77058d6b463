import { expect, type Page } from '@playwright/test'
import { button, expectSame, mark, test } from '../../lab.ts'

test('[EVT-14] a hook is told of each update, with the DOM before and after', async ({
  page,
  lab,
}) => {
  await lab.open('/hooks')
  await expect.poll(() => notes(page)).toEqual(['one: mounted one among 1'])
  await mark(page.locator('#watched'))
  await button(page, 'Say').click()
  await expect(page.locator('#watched')).toHaveText('two')
  await expect
    .poll(() => notes(page))
    .toEqual([
      'one: mounted one among 1',
      'one: before two one',
      'two: updated one two',
      'two: heard two at two',
    ])
  await expectSame(page.locator('#watched'))
})

test('[EVT-14] a hook that is changed, or taken away, ends; the element stays', async ({
  page,
  lab,
}) => {
  await lab.open('/hooks')
  await mark(page.locator('#watched'))
  for (const name of ['other', 'none', 'watched']) {
    await button(page, `Hook ${name}`).click()
    await expect.poll(async () => (await notes(page)).length).toBeGreaterThan(1)
    await expect(button(page, `Hook ${name}`)).not.toHaveAttribute('data-live-pending')
  }
  await expect
    .poll(() => notes(page))
    .toEqual([
      'one: mounted one among 1',
      'one: destroyed true',
      'one: cleanup',
      'other of one: mounted',
      'other: destroyed',
      'one: mounted one among 1',
    ])
  await expectSame(page.locator('#watched'))
})

test.describe('a hook whose code comes late', () => {
  test.beforeEach(async ({ page }) => {
    await page.route('**/slow.client*', async (route) => {
      await expect(page.locator('#rest')).toHaveText('1')
      await route.continue()
    })
  })

  test('[EVT-15] misses no push', async ({ page, lab }) => {
    await lab.open('/hooks')
    await button(page, 'Show slow').click()
    await button(page, 'Say').click()
    await expect(page.locator('#watched')).toHaveText('two')
    await lab.send('rest')
    await expect
      .poll(async () => (await notes(page)).filter((note) => note.startsWith('slow')))
      .toEqual(['slow: mounted', 'slow: heard two'])
  })

  test('[EVT-14] never mounts for an element that is gone', async ({ page, lab }) => {
    await lab.open('/hooks')
    await button(page, 'Show slow').click()
    await expect(page.getByText('Slow', { exact: true })).toBeVisible()
    await button(page, 'Show nothing').click()
    await expect(page.getByText('Slow', { exact: true })).toHaveCount(0)
    const loaded = page.waitForResponse('**/slow.client*')
    await lab.send('rest')
    await (await loaded).finished()
    await button(page, 'Say').click()
    await expect(page.locator('#watched')).toHaveText('two')
    expect((await notes(page)).filter((note) => note.startsWith('slow'))).toEqual([])
  })
})

test.describe('answers', () => {
  test.use({ expectedErrors: /handler-failed/ })

  test('[EVT-14] come from the view or component around, or of each element that is named', async ({
    page,
    lab,
  }) => {
    await lab.open('/hooks')
    await button(page, 'Say').click()
    await expect(page.locator('.member')).toHaveCount(2)
    for (const index of [1, 2, 3, 4]) {
      // Its code comes by itself.
      await expect(button(page, `Ask ${index}`)).toHaveAttribute('data-asks')
      await button(page, `Ask ${index}`).click()
      await expect.poll(async () => (await answers(page)).length).toBe(index)
    }
    expect(await answers(page)).toEqual([
      'answer to view',
      'answers to 1, to 1',
      'answers No view has rendered <body>, to view, to 2, to 2',
      'refused handler-failed',
    ])
    await expect(page.locator('.member')).toHaveText(['2', '2'])
  })
})

test('[EVT-15] pushes reach hooks, Preact’s hooks and the window, from the view and its components', async ({
  page,
  lab,
}) => {
  await page.addInitScript(() => {
    addEventListener('live:said', ({ detail }: CustomEventInit) => {
      const shown = document.querySelector('#watched')?.textContent
      const noted: string[] = JSON.parse(sessionStorage.getItem('lab-notes') ?? '[]')
      sessionStorage.setItem(
        'lab-notes',
        JSON.stringify([...noted, `window: ${detail} at ${shown}`]),
      )
    })
  })
  await lab.open('/hooks')
  await button(page, 'Say').click()
  await expect(page.locator('#heard')).toHaveText('two')
  await button(page, 'Say as member').first().click()
  await expect(page.locator('#heard')).toHaveText('two member')
  expect((await notes(page)).filter((note) => /heard|window/.test(note))).toEqual([
    'two: heard two at two',
    'window: two at two',
    'two: heard member at two',
    'window: member at two',
  ])
  // And before the page is left for another one.
  await button(page, 'Leave').click()
  await expect(page.getByRole('heading', { name: 'Kit' })).toBeVisible()
  expect((await notes(page)).filter((note) => note.includes('farewell'))).toEqual([
    'gone: heard farewell at gone',
    'window: farewell at gone',
  ])
})

test('[EVT-14] hooks hear of a lost connection, and of its return with the state', async ({
  page,
  lab,
}) => {
  const cut: { close?: () => Promise<void> } = {}
  await page.routeWebSocket(/\/_live/, (socket) => {
    socket.connectToServer()
    cut.close = () => socket.close()
  })
  await lab.open('/hooks')
  await expect(page.locator('#connection')).toHaveText('joined')
  await lab.send('rest')
  await expect(page.locator('#rest')).toHaveText('1')
  const seen = await statesOf(page)
  await cut.close?.()
  await expect.poll(seen).toEqual(['offline', 'joined'])
  await expect
    .poll(async () => (await notes(page)).slice(-2))
    .toEqual(['disconnected', 'reconnected Rest 1'])
})

test.describe('a hook that throws', () => {
  test.use({ expectedErrors: /Error: in (mounted|beforeUpdate|updated|destroyed)/ })

  test('[EVT-14] is reported, and everything else lives', async ({ page, lab }) => {
    await page.addInitScript(() => {
      const texts: string[] = []
      Object.assign(window, { diagnostics: texts })
      addEventListener('live:diagnostic', ({ detail }: CustomEventInit) => {
        texts.push((detail.error as Error).message)
      })
    })
    await lab.open('/hooks')
    await button(page, 'Show faulty').click()
    await expect(page.getByText('Faulty one')).toBeVisible()
    await button(page, 'Say').click()
    await expect(page.getByText('Faulty two')).toBeVisible()
    await button(page, 'Show nothing').click()
    await expect(page.getByText('Faulty two')).toHaveCount(0)
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { diagnostics: string[] }).diagnostics))
      .toEqual(['in mounted', 'in beforeUpdate', 'in updated', 'in destroyed'])
    await button(page, 'Say as member').first().click()
    await expect(page.locator('#heard')).toHaveText('two member')
  })
})

test('[EVT-14] the HTML is that of the first state, and hydration keeps it', async ({
  page,
  lab,
  request,
}) => {
  const html = await (await request.get(lab.address('/hooks'))).text()
  expect(html).toContain('<p id="watched">one</p>')
  expect(html).toContain('<output id="connection">connecting</output>')
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      for (const id of ['watched', 'connection']) {
        Object.assign(document.getElementById(id) as HTMLElement, { mark: 'same' })
      }
    })
  })
  await lab.open('/hooks')
  await expect(page.locator('#connection')).toHaveText('joined')
  for (const id of ['watched', 'connection']) await expectSame(page.locator(`#${id}`))
})

/** What the hooks have noted in this tab. */
function notes(page: Page): Promise<string[]> {
  return page.evaluate(() => JSON.parse(sessionStorage.getItem('lab-notes') ?? '[]'))
}

async function answers(page: Page): Promise<string[]> {
  return (await notes(page)).filter((note) => /^(answer|refused)/.test(note))
}

/** Notes each text of the connection's element from now on. */
async function statesOf(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const states: string[] = []
    Object.assign(window, { states })
    const output = document.querySelector('#connection') as HTMLElement
    new MutationObserver(() => states.push(output.textContent)).observe(output, {
      characterData: true,
      childList: true,
      subtree: true,
    })
  })
  return () => page.evaluate(() => (window as unknown as { states: string[] }).states)
}
