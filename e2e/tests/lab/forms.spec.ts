import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { button, test, ticks, type Lab } from '../../lab.ts'
import { joined } from '../../page.ts'

const slow = 'latency=400&jitter=0.4'

/** Payloads of the form events that a page sends from now on. */
function watchForms(page: Page): unknown[][] {
  const payloads: unknown[][] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const [, list = ''] = /^42(?:\/[^,]*,)?(\[.*)$/s.exec(String(payload)) ?? []
      if (!list.includes('"live:form"')) return
      payloads.push((JSON.parse(list) as unknown[]).at(-1) as unknown[])
    }),
  )
  return payloads
}

async function open(lab: Lab, page: Page, path: string): Promise<unknown[][]> {
  const payloads = watchForms(page)
  await lab.open(path)
  return payloads
}

/** Waits until no form waits for an answer. */
async function answered(page: Page): Promise<void> {
  await expect(page.locator('form[data-live-pending]')).toHaveCount(0)
}

async function fillValid(page: Page): Promise<void> {
  await page.getByLabel('Name').fill('Ada')
  await page.getByLabel('Email').fill('ada@b.co')
  await page.getByLabel('Password').fill('secret')
  await page.getByLabel('City').fill('Ulm')
}

test('[EVT-06] sends of each field only what has changed, and shows errors of used fields', async ({
  page,
  lab,
}) => {
  const payloads = await open(lab, page, `/forms?${slow}&ticks`)
  await page.getByLabel('Email').pressSequentially('ab')
  await page.getByLabel('Agree').check()
  await page.getByLabel('l', { exact: true }).check()
  await page.getByLabel('Tags').selectOption(['a', 'c'])
  await page.getByLabel('Bio').pressSequentially('x')
  await page.getByLabel('City').pressSequentially('U')
  await answered(page)
  expect(payloads).toEqual([
    ['profile', { email: 'a' }],
    ['profile', { email: 'ab' }],
    ['profile', { agree: true }],
    ['profile', { size: 'l' }],
    ['profile', { tags: ['a', 'c'] }],
    ['profile', { bio: 'x' }],
    ['profile', { 'address.city': 'U' }],
  ])
  const email = page.getByLabel('Email')
  await expect(email).toHaveAttribute('aria-invalid', 'true')
  await expect(email).toHaveAccessibleDescription('No address')
  await expect(page.getByText('Name is missing')).toHaveCount(0)
  await expect(page.getByLabel('Tags')).toHaveValues(['a', 'c'])
  await expect(page.getByLabel('Bio')).toHaveValue('x')
})

test('[EVT-06] sends nothing for what is no number', async ({ page, lab }) => {
  const payloads = await open(lab, page, '/forms')
  const age = page.getByLabel('Age')
  await age.pressSequentially('12')
  await age.pressSequentially('e')
  await page.getByLabel('City').pressSequentially('U')
  await answered(page)
  expect(payloads).toEqual([
    ['profile', { age: '1' }],
    ['profile', { age: '12' }],
    ['profile', { 'address.city': 'U' }],
  ])
  await fillValid(page)
  await answered(page)
  const before = payloads.length
  await button(page, 'Save').click()
  await expect(age).toBeFocused()
  expect(payloads).toHaveLength(before)
})

test('[EVT-06] leaves fields of a disabled fieldset out', async ({ page, lab }) => {
  const payloads = await open(lab, page, '/forms')
  await button(page, 'Add').click()
  await page.getByLabel('Title 0').fill('x')
  await answered(page)
  await page.locator('fieldset').evaluate((set: HTMLFieldSetElement) => (set.disabled = true))
  await page.getByLabel('Title 0').evaluate((field: HTMLInputElement) => (field.value = 'y'))
  await page.getByLabel('City').fill('Ulm')
  await answered(page)
  expect(payloads.at(-1)).toEqual(['profile', { 'address.city': 'Ulm' }])
})

test('[EVT-08] locks a form while it is sent, and gives back what was', async ({ page, lab }) => {
  const payloads = await open(lab, page, `/forms?${slow}&hold`)
  await fillValid(page)
  await answered(page)
  const before = payloads.length
  const save = page.getByRole('button', { name: /^Sav(e|ing…)$/ })
  const form = page.locator('#profile')
  await save.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(form).toHaveAttribute('data-live-pending', 'save')
  await expect(save).toHaveAttribute('data-live-pending', 'save')
  await expect(save).toHaveText('Saving…')
  await expect(save).toBeDisabled()
  await expect(page.getByLabel('Name')).not.toBeEditable()
  await expect(page.getByLabel('Name')).toBeEnabled()
  await expect(page.locator('#tick')).toHaveText('1')
  await expect(save).toBeDisabled()
  await lab.openGate('save')
  await expect(page.locator('#saved')).toHaveText('Ada')
  await expect(save).toBeEnabled()
  await expect(save).toHaveText('Save')
  await expect(save).toBeFocused()
  await expect(form).not.toHaveAttribute('data-live-pending')
  await expect(page.getByLabel('Name')).toBeEditable()
  await expect(page.getByLabel('Fixed')).not.toBeEditable()
  await expect(page.getByLabel('Name')).toHaveValue('ADA')
  expect(payloads.slice(before)).toEqual([
    ['profile', { password: 'secret' }, 'save', { submit: true }],
  ])
})

test('[EVT-08] keeps what the view has said meanwhile of a locked button', async ({
  page,
  lab,
}) => {
  await open(lab, page, `/forms?${slow}&hold`)
  await fillValid(page)
  await answered(page)
  await button(page, 'Freeze').click()
  await page.getByLabel('Name').press('Enter')
  const save = page.getByRole('button', { name: /^Sav(e|ing…)$/ })
  await expect(page.locator('#profile')).toHaveAttribute('data-live-pending', 'save')
  await lab.openGate('save')
  await expect(page.locator('#saved')).toHaveText('Ada')
  await answered(page)
  await expect(save).toBeDisabled()
  await expect(button(page, 'Save and close')).toBeEnabled()
  await button(page, 'Freeze').click()
  await expect(save).toBeEnabled()
})

test('[EVT-08] shows every error after a submit, and moves the focus to the first', async ({
  page,
  lab,
}) => {
  await open(lab, page, `/forms?${slow}`)
  await page.getByLabel('Name').fill('Ada')
  await button(page, 'Save').click()
  await expect(page.getByText('City is missing')).toBeVisible()
  await expect(page.getByLabel('Email')).toBeFocused()
  await page.getByLabel('Email').fill('taken@b.co')
  await page.getByLabel('Password').fill('secret')
  await page.getByLabel('City').fill('Ulm')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Is taken')).toBeVisible()
  await expect(page.getByLabel('Email')).toBeFocused()
})

test('[EVT-08] leaves the focus where the visitor has gone meanwhile', async ({ page, lab }) => {
  await open(lab, page, `/forms?${slow}`)
  // In one go, before anything can have come back.
  await button(page, 'Save').evaluate((save: HTMLButtonElement) => {
    save.click()
    save.form?.querySelector<HTMLElement>('[name*="city"]')?.focus()
  })
  await expect(page.getByText('City is missing')).toBeVisible()
  await answered(page)
  await expect(page.getByLabel('City')).toBeFocused()
})

test('[EVT-06] tells which button has sent the form', async ({ page, lab }) => {
  await open(lab, page, `/forms?${slow}`)
  await fillValid(page)
  await button(page, 'Save and close').click()
  await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible()
  expect((await lab.record()).at(-1)).toBe('by then=close')
})

test('[EVT-07] rows are added, moved and removed, with what was typed just before', async ({
  page,
  lab,
}) => {
  await open(lab, page, `/forms?${slow}`)
  await button(page, 'Add').click()
  await page.getByLabel('Title 0').pressSequentially('one')
  await button(page, 'Add').click()
  await page.getByLabel('Title 1').pressSequentially('two')
  await button(page, 'Up 1').click()
  await expect(page.getByLabel('Title 0')).toHaveValue('two')
  await expect(page.getByLabel('Title 1')).toHaveValue('one')
  await page.getByLabel('Title 1').press('End')
  await page.keyboard.type('!')
  // Not the button that stands first, which would remove the row.
  await page.keyboard.press('Enter')
  await expect(page.getByText('Name is missing')).toBeVisible()
  await expect(page.getByLabel('Title 1')).toHaveValue('one!')
  await button(page, 'Remove 0').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Title 0')).toHaveValue('one!')
  await expect(page.getByLabel('Title 1')).toHaveCount(0)
  await expect(button(page, 'Remove 0')).toBeFocused()
})

test('[EVT-06] a reset leads back to the first values, without errors', async ({ page, lab }) => {
  await open(lab, page, `/forms?${slow}`)
  await page.getByLabel('Email').fill('x')
  await page.getByLabel('Agree').check()
  await page.getByLabel('Password').fill('x')
  await expect(page.getByText('No address')).toBeVisible()
  await button(page, 'Reset').click()
  await expect(page.getByText('No address')).toHaveCount(0)
  await answered(page)
  await expect(page.getByLabel('Email')).toHaveValue('')
  await expect(page.getByLabel('Password')).toHaveValue('')
  await expect(page.getByLabel('Agree')).not.toBeChecked()
})

test('[EVT-06] a form that is emptied when it is sent keeps what is typed next', async ({
  page,
  lab,
}) => {
  await open(lab, page, `/forms/chat?${slow}`)
  const text = page.getByLabel('Text', { exact: true })
  await text.pressSequentially('one')
  await page.keyboard.press('Enter')
  await expect(text).toHaveValue('')
  // Nothing new was typed: it is not sent again, empty.
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Enter')
  await expect(text).toHaveValue('')
  await page.keyboard.type('three')
  await expect(page.getByRole('listitem')).toHaveText(['one', 'two'])
  await answered(page)
  await expect(text).toHaveValue('three')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem')).toHaveText(['one', 'two', 'three'])
  await expect(text).toHaveValue('')
})

test.describe('a refused event', () => {
  test.use({ expectedErrors: /handler-failed/ })

  test('[EVT-06] brings what was sent back, unless something new was typed', async ({
    page,
    lab,
  }) => {
    await open(lab, page, `/forms/chat?${slow}`)
    const text = page.getByLabel('Text', { exact: true })
    await text.pressSequentially('refuse')
    await page.keyboard.press('Enter')
    await expect(text).toHaveValue('')
    await lab.openGate('refuse', 'fail:by the spec')
    await expect(text).toHaveValue('refuse')
    await page.evaluate(() => {
      addEventListener('live:unsent', ({ detail }: CustomEventInit) => {
        document.body.dataset['unsent'] = JSON.stringify(detail)
      })
    })
    await text.press('End')
    await page.keyboard.type('d')
    await page.keyboard.press('Enter')
    await page.keyboard.type('new')
    await lab.openGate('refused', 'fail:by the spec')
    await expect(page.locator('body')).toHaveAttribute(
      'data-unsent',
      '{"fields":{"message[text]":"refused"}}',
    )
    await expect(text).toHaveValue('new')
  })
})

test('[EVT-06] a form without a live value sends all of its fields', async ({ page, lab }) => {
  const payloads = await open(lab, page, `/forms/chat?${slow}`)
  await page.getByLabel('Search').pressSequentially('ab')
  await page.getByLabel('Names').check()
  await page.getByLabel('Texts').check()
  await expect(page.locator('#found')).toHaveText('ab in names+texts')
  expect(payloads.at(-1)).toEqual([
    '',
    { q: 'ab', 'in[]': ['names', 'texts'] },
    'search',
    { target: 'in[]' },
  ])
})

test.describe('a view that is mounted anew', () => {
  test.use({ expectedErrors: /handler-failed|view-failed|not-joined/ })

  test('[EVT-09] gets what is in its forms, which never show anything else', async ({
    page,
    lab,
  }) => {
    const payloads = await open(lab, page, `/forms?${slow}&ticks`)
    await page.getByLabel('Name').fill('Ada')
    await page.getByLabel('Email').fill('x')
    await page.getByLabel('Agree').check()
    await page.getByLabel('Password').fill('abc')
    await button(page, 'Add').click()
    await page.getByLabel('Title 0').pressSequentially('one')
    await answered(page)
    const title = page.getByLabel('Title 0')
    await title.evaluate((field: HTMLInputElement) => {
      const seen = new Set<string>()
      Object.assign(window, { seen })
      const look = (): void => {
        const { value = 'gone' } =
          document.querySelector<HTMLInputElement>('[aria-label="Title 0"]') ?? {}
        seen.add(field.isConnected ? value : 'replaced')
        requestAnimationFrame(look)
      }
      look()
    })
    const before = payloads.length
    await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .find((each) => each.textContent === 'Crash')
        ?.click(),
    )
    await expect.poll(() => payloads.length).toBe(before + 1)
    await answered(page)
    await joined(page)
    await ticks(page, 3)
    await expect(title).toBeFocused()
    await page.keyboard.type('!')
    await answered(page)
    await expect(page.getByLabel('Name')).toHaveValue('Ada')
    await expect(page.getByLabel('Agree')).toBeChecked()
    await expect(page.getByText('No address')).toBeVisible()
    await expect(page.getByText('City is missing')).toHaveCount(0)
    expect(
      await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]),
    ).toEqual(['one', 'one!'])
    expect(payloads[before]).toEqual([
      'profile',
      expect.objectContaining({ name: 'Ada', password: 'abc', 'items.k0.title': 'one' }),
      null,
      { whole: true, used: expect.arrayContaining(['name', 'email', 'agree']) as unknown },
    ])
    expect(payloads).toHaveLength(before + 2)
  })
})

test('[EVT-10] a form with a chosen file is sent by the browser', async ({ page, lab }) => {
  await open(lab, page, '/forms/files')
  await page.getByLabel('Title').fill('Cat')
  const photo = { name: 'cat.txt', mimeType: 'text/plain', buffer: Buffer.from('miaow') }
  await page.getByLabel('Photo').setInputFiles(photo)
  await button(page, 'Post').click()
  await expect(page.locator('#posted')).toHaveText('Cat: miaow')
  expect(await lab.record()).toEqual(['post Cat: cat.txt miaow'])
})

test('[EVT-10] a form is handed over to the browser when the server says so', async ({
  page,
  lab,
}) => {
  await open(lab, page, `/forms/files?${slow}`)
  await page.getByLabel('User').fill('ada')
  await page.getByLabel('Password').fill('secret')
  const posted = page.waitForRequest((request) => request.method() === 'POST')
  await button(page, 'Log in').click()
  const body = (await posted).postData() ?? ''
  expect(body).toContain('name="by"\r\n\r\nbutton')
  expect(body).toMatch(/name="live:csrf"\r\n\r\n\S+/)
  await expect(page.getByRole('heading', { name: 'Saved' })).toBeVisible()
  expect(await lab.record()).toEqual(['login ada 6 true', 'login ada 6 false'])
})

test('[EVT-06] a form of a live component sends what typing has left, and its submit the rest', async ({
  page,
  lab,
}) => {
  const payloads = await open(lab, page, `/forms/parts?${slow}`)
  await button(page, 'Show').click()
  const title = page.getByLabel('Title')
  await title.pressSequentially('ab', { delay: 50 })
  await expect(page.getByText('Too short')).toBeVisible()
  await expect.poll(() => payloads.at(-1)).toEqual(['card', { title: 'ab' }])
  await answered(page)
  const before = payloads.length
  await title.press('End')
  await page.keyboard.type('cd')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText('abcd')
  await answered(page)
  // What comes last holds all that typing has left.
  expect(payloads.length).toBeGreaterThan(before)
  expect(payloads.at(-1)?.slice(-2)).toEqual(['save', { submit: true }])
  await expect(title).toHaveValue('abcd')
})

test('[EVT-10] a form that was not in the HTML is handed over, to its live component', async ({
  page,
  lab,
}) => {
  await open(lab, page, '/forms/parts')
  await button(page, 'Show').click()
  await page.getByLabel('Title').fill('Cat')
  const file = { name: 'cat.txt', mimeType: 'text/plain', buffer: Buffer.from('miaow') }
  await page.getByLabel('File').setInputFiles(file)
  await button(page, 'Save').click()
  await expect(page.getByRole('status')).toHaveText('Cat')
  expect(await lab.record()).toEqual(['show', 'card Cat cat.txt'])
})

test('[EVT-06] text that is composed is sent once it is there', async ({ page, lab }) => {
  const payloads = await open(lab, page, `/forms?${slow}`)
  await page.getByLabel('Name').focus()
  const session = await page.context().newCDPSession(page)
  for (const text of ['に', 'にほ', 'にほん']) {
    await session.send('Input.imeSetComposition', { text, selectionStart: 3, selectionEnd: 3 })
  }
  expect(payloads).toEqual([])
  await session.send('Input.insertText', { text: '日本' })
  await answered(page)
  expect(payloads).toEqual([['profile', { name: '日本' }]])
  await expect(page.getByLabel('Name')).toHaveValue('日本')
})

test('[EVT-11] what is entered and sent before the page is alive is not lost', async ({
  page,
  lab,
}) => {
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => (open = resolve))
  await page.route('**/*.js', async (route) => {
    await gate
    await route.continue()
  })
  await page.goto(lab.address('/forms'), { waitUntil: 'commit' })
  await fillValid(page)
  await page.getByLabel('Agree').check()
  await button(page, 'Save').click()
  open()
  await expect(page.locator('#saved')).toHaveText('Ada')
  await expect(page.getByLabel('Name')).toHaveValue('ADA')
  await expect(page.getByLabel('Agree')).toBeChecked()
  await expect(page.getByLabel('City')).toHaveValue('Ulm')
  const notes = await lab.record()
  expect(notes).toHaveLength(1)
  expect(notes[0]).toContain('"agree":true')
})

test('[EVT-08] axe finds nothing wrong with a form in error', async ({ page, lab }) => {
  await open(lab, page, '/forms')
  await button(page, 'Add').click()
  await expect(page.getByLabel('Title 0')).toBeVisible()
  await button(page, 'Save').click()
  await expect(page.getByText('Name is missing')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})
