import { expect, type Locator } from '@playwright/test'
import { ticks } from '../../lab.ts'
import { test } from '../../typing.ts'

// What a spec lets fail is told in the console.
test.use({ expectedErrors: /handler-failed/ })

test('[EVT-05] a checkbox shows what was clicked until the server refuses it', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['refused'] })
  const box = typing.field('refused')
  await box.click()
  await ticks(page, 5)
  expect(await box.isChecked()).toBe(true)
  await typing.go('refused')
  await expect(box).not.toBeChecked()
})

test('[EVT-05] a checkbox that is clicked twice ends where the second click left it', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['agree'] })
  const box = typing.field('agree')
  await box.click()
  await ticks(page, 2)
  await box.click()
  await ticks(page, 2)
  expect(await box.isChecked()).toBe(false)
  await typing.go('agree')
  await typing.answered()
  await ticks(page, 2)
  await expect(box).not.toBeChecked()
  await box.click()
  await typing.answered()
  await ticks(page, 2)
  await expect(box).toBeChecked()
})

test('[EVT-05] a checkbox that is changed by the keyboard keeps the focus', async ({
  page,
  typing,
}) => {
  await typing.open()
  const box = typing.field('refused')
  await box.focus()
  await page.keyboard.press('Space')
  await expect(box).not.toBeChecked()
  await expect(box).toBeFocused()
})

test('[EVT-05] a box whose handler failed shows again what the server has', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open({ hold: ['hoped'] })
  const box = typing.field('hoped')
  await box.click()
  await ticks(page, 3)
  expect(await box.isChecked()).toBe(true)
  await lab.openGate('hoped', 'fail:by the spec')
  await expect(box).not.toBeChecked()
})

test('[EVT-05] a box with an optimistic reducer is never seen unchecked again', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['hoped'] })
  const box = typing.field('hoped')
  await box.evaluate((input: HTMLInputElement) => {
    const seen: boolean[] = []
    Object.assign(window, { seen })
    addEventListener('live:patch', () => seen.push(input.checked))
  })
  await box.click()
  await ticks(page, 3)
  await typing.go('hoped')
  await typing.answered()
  await ticks(page, 3)
  await expect(box).toBeChecked()
  const seen = await page.evaluate(() => (window as unknown as { seen: boolean[] }).seen)
  expect(seen.slice(seen.indexOf(true))).not.toContain(false)
})

test('[EVT-05] a render while a checkbox is pressed does not turn the click around', async ({
  page,
  typing,
}) => {
  await typing.open()
  const box = typing.field('agree')
  await box.hover()
  await page.mouse.down()
  await typing.push({ agree: true, bio: 'arrived' })
  await expect(typing.field('bio')).toHaveValue('arrived')
  expect(await box.isChecked()).toBe(false)
  await page.mouse.up()
  await typing.answered()
  await ticks(page, 2)
  await expect(box).toBeChecked()
})

test('[EVT-05] a group of radio buttons keeps the choice until the server makes another of it', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['size'] })
  const group = typing.field('size')
  await radio(group, 'l').click()
  await ticks(page, 5)
  expect(await chosen(group)).toBe('l')
  await typing.go('size')
  await expect.poll(() => chosen(group)).toBe('m')
})

test('[EVT-05] radio buttons follow quick arrow keys', async ({ page, typing }) => {
  await typing.open()
  const group = typing.field('size')
  await radio(group, 's').focus()
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown')
  expect(await chosen(group)).toBe('m')
  await typing.answered()
  await ticks(page, 2)
  expect(await chosen(group)).toBe('m')
})

test('[EVT-05] a list keeps the choice until the answer, and takes what the server makes of it', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['color'] })
  const list = typing.field('color')
  await list.selectOption('blue')
  await ticks(page, 5)
  expect(await list.inputValue()).toBe('blue')
  await typing.go('color')
  await typing.answered()
  await ticks(page, 2)
  await expect(list).toHaveValue('blue')
  await typing.push({ color: 'green' })
  await expect(list).toHaveValue('green')
})

test('[EVT-05] a list is changed by the keyboard', async ({ page, typing }) => {
  await typing.open()
  const list = typing.field('color')
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await list.inputValue()).toBe('blue')
  await typing.answered()
  await ticks(page, 2)
  expect(await list.inputValue()).toBe('blue')
  await expect(list).toBeFocused()
})

test('[EVT-05] a list whose options say which is selected keeps the choice as well', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['fruit'] })
  const list = typing.field('fruit')
  await list.selectOption('plum')
  await ticks(page, 5)
  expect(await list.inputValue()).toBe('plum')
  await typing.go('fruit')
  await typing.answered()
  await expect(list).toHaveValue('plum')
  await typing.push({ fruit: 'pear' })
  await expect(list).toHaveValue('pear')
})

test('[EVT-05] a list that is open is not changed by the server', async ({ page, typing }) => {
  await typing.open()
  const list = typing.field('color')
  await list.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => list.evaluate((element) => element.matches(':open'))).toBe(true)
  await typing.push({ color: 'blue', bio: 'arrived' })
  await expect(typing.field('bio')).toHaveValue('arrived')
  expect(await list.inputValue()).toBe('red')
  await page.keyboard.press('Escape')
  await expect(list).toHaveValue('blue')
})

for (const [name, options] of [
  ['tags', ['two', 'never']],
  ['kinds', ['y', 'never']],
] as const) {
  test(`[EVT-05] a list of several choices, \`${name}\`, keeps them until the answer`, async ({
    page,
    typing,
  }) => {
    await typing.open({ hold: [name] })
    const list = typing.field(name)
    const [first = ''] = await choices(list)
    for (const option of options) {
      await list.locator('option', { hasText: option }).click({ modifiers: ['Control'] })
    }
    await ticks(page, 5)
    expect(await choices(list)).toEqual([first, ...options])
    await typing.go(name)
    await expect.poll(() => choices(list)).toEqual([first, options[0]])
  })
}

test('[EVT-05] a slider does not jump while it is held, and is brought into its bounds after it', async ({
  page,
  typing,
}) => {
  await typing.open()
  const slider = typing.field('volume')
  const box = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const at = (part: number): [x: number, y: number] => [
    box.x + box.width * part,
    box.y + box.height / 2,
  ]
  await page.mouse.move(...at(0.2))
  await page.mouse.down()
  await page.mouse.move(...at(0.6), { steps: 5 })
  await page.mouse.move(...at(0.9), { steps: 5 })
  const held = await slider.inputValue()
  expect(Number(held)).toBeGreaterThan(70)
  await typing.answered()
  await ticks(page, 3)
  expect(await slider.inputValue()).toBe(held)
  await page.mouse.up()
  await expect(slider).toHaveValue('50')
})

test("[EVT-05] a list whose options are replaced while its choice is on the way takes the server's", async ({
  page,
  lab,
  typing,
}) => {
  await typing.open({ hold: ['part'] })
  const list = typing.field('part')
  await list.selectOption('a2')
  await lab.send('choices', 'b1 b2 b3')
  await typing.push({ part: 'b2' })
  await typing.go('part')
  await expect(list.locator('option').first()).toHaveText('b1')
  await typing.answered()
  await typing.push({ part: 'b3' })
  await expect(list).toHaveValue('b3')
  await ticks(page, 2)
  await expect(list).toHaveValue('b3')
})

test('[EVT-05] the server changes a choice that nobody is making, also with the focus', async ({
  typing,
}) => {
  await typing.open()
  const group = typing.field('size')
  await typing.field('agree').focus()
  await typing.push({ agree: true })
  await expect(typing.field('agree')).toBeChecked()
  await radio(group, 's').focus()
  await typing.push({ size: 'm' })
  await expect.poll(() => chosen(group)).toBe('m')
  await typing.field('color').focus()
  await typing.push({ color: 'green' })
  await expect(typing.field('color')).toHaveValue('green')
  await typing.field('volume').focus()
  await typing.push({ volume: '33' })
  await expect(typing.field('volume')).toHaveValue('33')
  await expect(typing.field('volume')).toBeFocused()
})

function radio(group: Locator, value: string): Locator {
  return group.locator(`input[value=${value}]`)
}

function chosen(group: Locator): Promise<string | null> {
  return group.evaluate(
    (element) => element.querySelector<HTMLInputElement>('input:checked')?.value ?? null,
  )
}

function choices(list: Locator): Promise<string[]> {
  return list.evaluate((element: HTMLSelectElement) =>
    [...element.selectedOptions].map(({ value }) => value),
  )
}
