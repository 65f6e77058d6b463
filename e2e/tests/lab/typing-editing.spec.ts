import { expect, type Locator } from '@playwright/test'
import { ticks } from '../../lab.ts'
import { test, tools } from '../../typing.ts'

for (const name of ['name', 'bio', 'edited']) {
  test(`[EVT-05] an input method composes text in \`${name}\` undisturbed`, async ({
    page,
    typing,
  }) => {
    await typing.open()
    const field = typing.field(name)
    await field.focus()
    await page.keyboard.press('Control+A')
    const browser = await tools(page)
    for (const text of ['k', 'か', 'かn', 'かん', 'かんj', 'かんじ']) {
      await browser.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
      await ticks(page, 1)
      if (text === 'かん') await typing.push({ [name]: 'pushed' })
    }
    expect(await textOf(field)).toBe('かんじ')
    await browser.send('Input.insertText', { text: '漢字' })
    await page.keyboard.type(' ok')
    await typing.answered()
    await ticks(page, 2)
    expect((await textOf(field)).replaceAll('\u00a0', ' ')).toBe('漢字 ok')
    await field.blur()
    await expect.poll(async () => (await textOf(field)).replaceAll('\u00a0', ' ')).toBe('漢字 OK')
  })
}

test('[EVT-05] an overwrite waits until the composition has ended', async ({ page, typing }) => {
  await typing.open()
  const field = typing.field('name')
  await field.focus()
  const browser = await tools(page)
  const compose = (text: string): Promise<unknown> =>
    browser.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await compose('か')
  await typing.overwrite({ name: 'overwritten', bio: 'arrived' })
  await expect(typing.field('bio')).toHaveValue('arrived')
  await ticks(page, 2)
  expect(await field.inputValue()).toBe('か')
  await compose('かん')
  expect(await field.inputValue()).toBe('かん')
  await browser.send('Input.insertText', { text: '缶' })
  await expect(field).toHaveValue('overwritten')
})

test('[EVT-05] pasted text is kept like typed text', async ({ page, typing }) => {
  await typing.open({ hold: ['name'] })
  const bio = typing.field('bio')
  await bio.pressSequentially('from elsewhere')
  await bio.press('Control+A')
  await bio.press('Control+X')
  const field = typing.field('name')
  await field.focus()
  await field.press('Control+V')
  await ticks(page, 3)
  expect(await field.inputValue()).toBe('from elsewhere')
  await field.blur()
  await ticks(page, 3)
  expect(await field.inputValue()).toBe('from elsewhere')
  await typing.go('name')
  await expect(field).toHaveValue('FROM ELSEWHERE')
})

test('[EVT-05] what a browser fills in is kept until the answer, without focus', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['name'] })
  const field = typing.field('name')
  await field.evaluate((input: HTMLInputElement) => {
    input.value = 'filled in'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await ticks(page, 5)
  expect(await field.inputValue()).toBe('filled in')
  await typing.go('name')
  await expect(field).toHaveValue('FILLED IN')
})

test('[EVT-05] what a browser fills in without telling survives renders', async ({
  page,
  typing,
}) => {
  await typing.open()
  const field = typing.field('note')
  await field.evaluate((input: HTMLInputElement) => (input.value = 'filled in'))
  await ticks(page, 5)
  await typing.push({ remark: 'shown' })
  await expect(typing.field('remark')).toHaveValue('shown')
  expect(await field.inputValue()).toBe('filled in')
})

test('[EVT-05] text that is no number stays until it is one, also when it is left', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open()
  const field = typing.field('amount')
  const isBad = (): Promise<boolean> =>
    field.evaluate((input: HTMLInputElement) => input.validity.badInput)
  await field.press('Control+A')
  await field.pressSequentially('1e')
  expect(await isBad()).toBe(true)
  await typing.answered()
  await typing.push({ amount: '7' })
  await ticks(page, 5)
  await field.blur()
  await ticks(page, 3)
  expect(await isBad()).toBe(true)
  await field.focus()
  await field.press('End')
  await field.press('3')
  await expect.poll(async () => (await lab.record()).at(-1)).toBe('amount 1e3')
  await typing.answered()
  await field.blur()
  await expect(field).toHaveValue('100')
})

test('[EVT-05] a number is brought into its bounds when it is left', async ({ page, typing }) => {
  await typing.open()
  const field = typing.field('amount')
  await field.press('Control+A')
  await field.pressSequentially('250')
  await typing.answered()
  await ticks(page, 2)
  expect(await field.inputValue()).toBe('250')
  await field.blur()
  await expect(field).toHaveValue('100')
})

test('[EVT-05] a date that is typed in part survives renders', async ({ page, typing }) => {
  await typing.open()
  const field = typing.field('when')
  const isBad = (): Promise<boolean> =>
    field.evaluate((input: HTMLInputElement) => input.validity.badInput)
  await field.focus()
  await field.press('Delete')
  expect(await isBad()).toBe(true)
  await typing.push({ when: '2030-01-01' })
  await ticks(page, 5)
  await field.blur()
  await ticks(page, 3)
  expect(await isBad()).toBe(true)
})

test('[EVT-05] a date is typed by keys', async ({ page, typing }) => {
  await typing.open()
  const field = typing.field('when')
  await field.focus()
  await page.keyboard.type('12252019', { delay: 60 })
  await ticks(page, 3)
  expect(await field.inputValue()).toBe('2019-12-25')
  await typing.answered()
  await field.blur()
  await expect(field).toHaveValue('2020-01-01')
})

test('[EVT-05] nothing that is typed into editable text gets lost, and it is normalised when it is left', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open()
  const field = typing.field('edited')
  await field.focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('quick brown', { delay: 30 })
  const plain = async (): Promise<string> => (await textOf(field)).replaceAll('\u00a0', ' ')
  await expect
    .poll(async () => (await lab.record()).at(-1)?.replaceAll('\u00a0', ' '))
    .toBe('edited quick brown')
  await typing.answered()
  await ticks(page, 3)
  expect(await plain()).toBe('quick brown')
  await field.blur()
  await expect.poll(plain).toBe('QUICK BROWN')
})

test('[EVT-05] the caret stays in the middle of editable text', async ({ page, typing }) => {
  await typing.open()
  const field = typing.field('edited')
  await field.focus()
  await page.keyboard.press('Control+End')
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft')
  await page.keyboard.type(',')
  await typing.answered()
  await ticks(page, 3)
  await page.keyboard.type(' my', { delay: 20 })
  const plain = async (): Promise<string> => (await textOf(field)).replaceAll('\u00a0', ' ')
  expect(await plain()).toBe('hello, my world')
  await typing.answered()
  await field.blur()
  await expect.poll(plain).toBe('HELLO, MY WORLD')
})

test('[EVT-05] editable HTML is kept while it is edited, and normalised when it is left', async ({
  page,
  typing,
}) => {
  await typing.open()
  const field = typing.field('markup')
  const html = (): Promise<string> => field.evaluate((element) => element.innerHTML)
  await field.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('typed', { delay: 20 })
  await typing.answered()
  await ticks(page, 3)
  expect(await html()).toBe('<b>bold</b> texttyped')
  await field.blur()
  await expect.poll(html).toBe('<b>bold</b> textTYPED')
  await typing.push({ markup: '<i>pushed</i>' })
  await expect.poll(html).toBe('<i>pushed</i>')
})

test('[EVT-05] a line break in editable text is not undone by the server', async ({
  page,
  typing,
}) => {
  await typing.open()
  const field = typing.field('edited')
  await field.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await typing.answered()
  await ticks(page, 3)
  await page.keyboard.type('x')
  expect(await field.evaluate((element: HTMLElement) => element.innerText)).toBe('hello world\nx')
})

async function textOf(field: Locator): Promise<string> {
  return field.evaluate((element: HTMLInputElement) => element.value ?? element.textContent)
}
