import { expect } from '@playwright/test'
import { ticks } from '../../lab.ts'
import { selection, test } from '../../typing.ts'

// What a spec lets fail is told in the console.
test.use({ expectedErrors: /handler-failed/ })

const sentence = 'the quick brown fox jumps'

for (const name of ['name', 'pass', 'bio']) {
  test(`[EVT-05] nothing that is typed into \`${name}\` gets lost, and it is normalised when it is left`, async ({
    page,
    lab,
    typing,
  }) => {
    await typing.open()
    const field = typing.field(name)
    await field.pressSequentially(sentence, { delay: 30 })
    expect(await field.inputValue()).toBe(sentence)
    await expect.poll(async () => (await lab.record()).at(-1)).toBe(`${name} ${sentence}`)
    await typing.answered()
    await ticks(page, 3)
    expect(await field.inputValue()).toBe(sentence)
    await field.blur()
    await expect(field).toHaveValue(sentence.toUpperCase())
  })
}

test('[EVT-05] a field that is left while its text is on the way keeps it until the answer', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['name'] })
  const field = typing.field('name')
  await field.pressSequentially('ada')
  await field.press('Tab')
  await ticks(page, 5)
  expect(await field.inputValue()).toBe('ada')
  await typing.go('name')
  await expect(field).toHaveValue('ADA')
})

test('[EVT-05] the normalised value is shown at once when a field is left, without a further patch', async ({
  page,
  typing,
}) => {
  await typing.open({ isQuiet: true })
  const field = typing.field('name')
  await page.evaluate(() => {
    const seen = { patches: 0 }
    Object.assign(window, { seen })
    addEventListener('live:patch', () => (seen.patches += 1))
  })
  const patches = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { seen: { patches: number } }).seen.patches)
  await field.pressSequentially('ada')
  await typing.answered()
  const before = await patches()
  expect(await field.inputValue()).toBe('ada')
  await field.blur()
  await expect(field).toHaveValue('ADA')
  expect(await patches()).toBe(before)
})

test('[EVT-05] what the server refuses gives way to the old value when the field is left', async ({
  page,
  typing,
}) => {
  await typing.open()
  const field = typing.field('fixed')
  await field.pressSequentially(' or not')
  await typing.answered()
  await ticks(page, 2)
  expect(await field.inputValue()).toContain('or not')
  await field.blur()
  await expect(field).toHaveValue('fixed')
})

test('[EVT-05] an old echo never rolls back what was typed since', async ({ page, typing }) => {
  await typing.open()
  const field = typing.field('name')
  await field.evaluate((input: HTMLInputElement) => {
    const seen: string[] = []
    Object.assign(window, { seen })
    addEventListener('live:patch', () => seen.push(input.value))
  })
  for (const letter of sentence) {
    await field.press(letter === ' ' ? 'Space' : letter)
    if (letter === ' ') await ticks(page, 1)
  }
  await typing.answered()
  const echoes = (): Promise<string[]> =>
    page.evaluate(() => (window as unknown as { seen: string[] }).seen)
  await expect.poll(async () => (await echoes()).length).toBeGreaterThan(sentence.length)
  const seen = await echoes()
  for (const [index, value] of seen.entries()) {
    expect(sentence.startsWith(value)).toBe(true)
    expect(value.length).toBeGreaterThanOrEqual(seen[index - 1]?.length ?? 0)
  }
  expect(await field.inputValue()).toBe(sentence)
})

test('[EVT-05] two fields can be on their way at a time', async ({ page, typing }) => {
  await typing.open({ hold: ['name', 'bio'] })
  const name = typing.field('name')
  const bio = typing.field('bio')
  await name.pressSequentially('one')
  await bio.focus()
  await bio.pressSequentially('two')
  await ticks(page, 3)
  expect([await name.inputValue(), await bio.inputValue()]).toEqual(['one', 'two'])
  await typing.go('name')
  await expect(name).toHaveValue('ONE')
  await bio.blur()
  await ticks(page, 3)
  expect(await bio.inputValue()).toBe('two')
  await typing.go('bio')
  await expect(bio).toHaveValue('TWO')
})

test('[EVT-05] the server changes a field that nobody is at, at once', async ({ typing }) => {
  await typing.open()
  await typing.push({ name: 'pushed', bio: 'too' })
  await expect(typing.field('name')).toHaveValue('pushed')
  await expect(typing.field('bio')).toHaveValue('too')
})

test('[EVT-05] the server changes another field while one is being typed into', async ({
  typing,
}) => {
  await typing.open()
  const field = typing.field('name')
  await field.pressSequentially('typed', { delay: 20 })
  await typing.push({ bio: 'pushed' })
  await field.pressSequentially(' on', { delay: 20 })
  await expect(typing.field('bio')).toHaveValue('pushed')
  expect(await field.inputValue()).toBe('typed on')
})

test('[EVT-05] what the server pushes into a field that the user is in is shown when it is left', async ({
  page,
  typing,
}) => {
  await typing.open()
  const field = typing.field('name')
  await field.focus()
  await typing.push({ name: 'pushed', bio: 'shown' })
  await expect(typing.field('bio')).toHaveValue('shown')
  await ticks(page, 2)
  expect(await field.inputValue()).toBe('')
  await field.blur()
  await expect(field).toHaveValue('pushed')
})

test('[EVT-05] what the server pushes into a field that is being typed into does not reach it', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['name'] })
  const field = typing.field('name')
  await field.pressSequentially('min')
  await typing.push({ name: 'pushed' })
  // After the push, so that what is typed has the last word.
  await field.pressSequentially('e')
  await ticks(page, 5)
  await field.blur()
  await ticks(page, 3)
  expect(await field.inputValue()).toBe('mine')
  await typing.go('name')
  await expect(field).toHaveValue('MINE')
})

test('[EVT-05] a field whose handler failed keeps its text, until the server has taken one', async ({
  page,
  typing,
}) => {
  await typing.open()
  const field = typing.field('name')
  await field.pressSequentially('fai')
  await typing.answered()
  await field.press('l')
  await typing.answered()
  await field.blur()
  await typing.push({ name: 'pushed' })
  await ticks(page, 5)
  expect(await field.inputValue()).toBe('fail')
  await field.focus()
  await field.press('End')
  await field.pressSequentially('ed')
  await typing.answered()
  await field.blur()
  await expect(field).toHaveValue('FAILED')
})

test('[EVT-05] text that a debounced handler has not sent yet is safe', async ({
  page,
  typing,
}) => {
  await typing.open()
  const field = typing.field('late')
  await field.pressSequentially('not sent')
  await typing.push({ late: 'pushed' })
  await ticks(page, 5)
  expect(await field.inputValue()).toBe('not sent')
  // Leaving sends it.
  await field.blur()
  await expect(field).toHaveValue('NOT SENT')
})

test('[EVT-05] the server empties a field with `null`', async ({ typing }) => {
  await typing.open()
  await typing.push({ name: 'full' })
  await expect(typing.field('name')).toHaveValue('full')
  await typing.push({ name: null })
  await expect(typing.field('name')).toHaveValue('')
})

test('[EVT-05] fields that cannot be changed follow the server, also with the focus', async ({
  typing,
}) => {
  await typing.open()
  const locked = typing.field('locked')
  await locked.focus()
  await typing.push({ locked: 'pushed', off: 'too' })
  await expect(locked).toHaveValue('pushed')
  await expect(locked).toBeFocused()
  await expect(typing.field('off')).toHaveValue('too')
})

test('[EVT-05] the caret stays in the middle of a text', async ({ page, typing }) => {
  await typing.open()
  const field = typing.field('bio')
  await field.pressSequentially('hello world')
  for (let step = 0; step < 6; step += 1) await field.press('ArrowLeft')
  await field.pressSequentially(' dear', { delay: 20 })
  expect(await selection(field)).toEqual([10, 10])
  await typing.answered()
  await ticks(page, 3)
  expect(await selection(field)).toEqual([10, 10])
  await field.pressSequentially(' old')
  expect(await field.inputValue()).toBe('hello dear old world')
})

test('[EVT-05] a selection is kept, and replaced by what is typed', async ({ page, typing }) => {
  await typing.open()
  const field = typing.field('name')
  await field.pressSequentially('hello world')
  for (let step = 0; step < 5; step += 1) await field.press('Shift+ArrowLeft')
  await typing.answered()
  await ticks(page, 3)
  expect(await selection(field)).toEqual([6, 11])
  await field.pressSequentially('there')
  await typing.answered()
  expect(await field.inputValue()).toBe('hello there')
})

test('[EVT-05] what was typed can be undone after the server has answered', async ({
  page,
  typing,
}) => {
  await typing.open()
  const field = typing.field('name')
  await field.pressSequentially('abc')
  await typing.answered()
  await field.press('Control+A')
  await page.keyboard.press('Delete')
  await typing.answered()
  await ticks(page, 2)
  await page.keyboard.press('Control+Z')
  expect(await field.inputValue()).toBe('abc')
  await typing.answered()
  await field.blur()
  await expect(field).toHaveValue('ABC')
})
