import { expect, type Locator } from '@playwright/test'
import { ticks } from '../../lab.ts'
import { test } from '../../typing.ts'

// What a spec lets fail is told in the console.
test.use({ expectedErrors: /handler-failed/ })

test('[EVT-05] what no event carries survives renders, without focus', async ({ page, typing }) => {
  await typing.open()
  await typing.field('note').press('End')
  await typing.field('note').pressSequentially(' of mine')
  await typing.field('remark').pressSequentially('my remark')
  await typing.field('remark').blur()
  await ticks(page, 5)
  expect(await typing.field('note').inputValue()).toBe('note of mine')
  expect(await typing.field('remark').inputValue()).toBe('my remark')
})

test('[EVT-05] an unsaved text is not changed by the server, and says that others have changed it', async ({
  page,
  typing,
}) => {
  await typing.open()
  const note = typing.field('note')
  await note.press('End')
  await note.pressSequentially(' of mine')
  await note.blur()
  await ticks(page, 2)
  await expect(note).not.toHaveAttribute('data-live-changed')
  await typing.push({ note: 'of others' })
  await expect(note).toHaveAttribute('data-live-changed')
  expect(await note.inputValue()).toBe('note of mine')
  await note.press('Enter')
  await expect(note).toHaveValue('NOTE OF MINE')
  await expect(note).not.toHaveAttribute('data-live-changed')
})

test('[EVT-05] who takes back an unsaved change gets what the server has', async ({ typing }) => {
  await typing.open()
  const note = typing.field('note')
  await note.press('End')
  await note.press('x')
  await typing.push({ note: 'of others' })
  await expect(note).toHaveAttribute('data-live-changed')
  await note.press('Backspace')
  await note.blur()
  await expect(note).toHaveValue('of others')
  await expect(note).not.toHaveAttribute('data-live-changed')
})

test('[EVT-05] unsaved choices of every kind are not changed by the server', async ({
  page,
  typing,
}) => {
  await typing.open()
  await typing.field('consent').click()
  await radio(typing.field('grade'), 'b').click()
  await typing.field('list').selectOption('two')
  await typing.field('many').locator('option', { hasText: 'two' }).click()
  await typing.field('level').focus()
  await page.keyboard.press('ArrowRight')
  await typing.field('day').focus()
  await page.keyboard.type('01022023')
  await typing.field('count').focus()
  await page.keyboard.press('ArrowUp')
  await typing.field('file').setInputFiles({
    name: 'a.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a'),
  })
  const contents = (): Promise<unknown[]> =>
    page.evaluate(() => {
      const find = <Found extends Element>(name: string, inner = ''): Found =>
        document.querySelector(`[data-field=${name}]${inner}`) as Found
      return [
        find<HTMLInputElement>('consent').checked,
        find<HTMLInputElement>('grade', ' input:checked').value,
        find<HTMLSelectElement>('list').value,
        [...find<HTMLSelectElement>('many').selectedOptions].map(({ value }) => value),
        find<HTMLInputElement>('level').value,
        find<HTMLInputElement>('day').value,
        find<HTMLInputElement>('count').value,
        find<HTMLInputElement>('file').files?.length,
      ]
    })
  const mine = [true, 'b', 'two', ['two'], '21', '2023-01-02', '2', 1]
  expect(await contents()).toEqual(mine)
  await typing.push({
    bio: 'arrived',
    consent: false,
    grade: 'c',
    list: 'three',
    many: ['three'],
    level: '70',
    day: '2030-01-01',
    count: '7',
  })
  await expect(typing.field('bio')).toHaveValue('arrived')
  await page.mouse.click(2, 2)
  await ticks(page, 3)
  expect(await contents()).toEqual(mine)
})

test('[EVT-05] choices that nobody has made follow the server', async ({ page, typing }) => {
  await typing.open()
  await typing.push({
    consent: true,
    grade: 'c',
    list: 'three',
    many: ['one', 'three'],
    level: '7',
  })
  await expect(typing.field('consent')).toBeChecked()
  await expect(radio(typing.field('grade'), 'c')).toBeChecked()
  await expect(typing.field('list')).toHaveValue('three')
  await expect(typing.field('many')).toHaveValues(['one', 'three'])
  await expect(typing.field('level')).toHaveValue('7')
  await ticks(page, 1)
})

test('[EVT-05] chosen files are never taken away, but by an overwrite', async ({
  page,
  typing,
}) => {
  await typing.open()
  const file = typing.field('file')
  await file.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') })
  await ticks(page, 5)
  const count = (): Promise<number | undefined> =>
    file.evaluate((input: HTMLInputElement) => input.files?.length)
  expect(await count()).toBe(1)
  await typing.overwrite({ message: '' })
  await expect.poll(count).toBe(0)
})

test('[EVT-05] a submit hands the fields over: the answer is shown even where the focus is', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open({ hold: ['save'] })
  const note = typing.field('note')
  const remark = typing.field('remark')
  await remark.pressSequentially('remark')
  await typing.field('consent').click()
  await note.press('End')
  await note.pressSequentially('!')
  await note.press('Enter')
  await ticks(page, 3)
  expect(await note.inputValue()).toBe('note!')
  await typing.go('save')
  await expect(note).toHaveValue('NOTE!')
  await expect(note).toBeFocused()
  await expect(remark).toHaveValue('REMARK')
  expect((await lab.record()).filter((each) => each.startsWith('save'))).toHaveLength(1)
})

test('[EVT-05] who types and sends at once loses nothing', async ({ page, lab, typing }) => {
  await typing.open()
  const note = typing.field('note')
  await note.press('End')
  await note.pressSequentially(' and more')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(note).toHaveValue('NOTE AND MORE')
  expect((await lab.record()).at(-1)).toContain('note and more')
})

test('[EVT-05] text that is typed after a submit is not lost', async ({ page, typing }) => {
  await typing.open({ hold: ['say'] })
  const message = typing.field('message')
  await message.pressSequentially('hi')
  await message.press('Enter')
  await message.pressSequentially('more')
  await ticks(page, 3)
  await typing.go('say')
  await expect(page.locator('#said')).toHaveText('hi')
  await typing.answered()
  await ticks(page, 2)
  expect(await message.inputValue()).toBe('himore')
})

test('[EVT-05] a message is emptied by the answer of its submit, although it has the focus', async ({
  page,
  typing,
}) => {
  await typing.open()
  const message = typing.field('message')
  await message.pressSequentially('hi')
  await message.press('Enter')
  await expect(page.locator('#said')).toHaveText('hi')
  await expect(message).toHaveValue('')
  await expect(message).toBeFocused()
})

test('[EVT-05] a message whose submit failed is kept', async ({ page, typing }) => {
  await typing.open()
  const message = typing.field('message')
  await message.pressSequentially('fail')
  await message.press('Enter')
  await typing.answered()
  await message.blur()
  await ticks(page, 3)
  expect(await message.inputValue()).toBe('fail')
})

test('[EVT-05] an optimistic overwrite empties a message at once, and never what is typed next', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['chat'] })
  const chat = typing.field('chat')
  await chat.pressSequentially('hi')
  await chat.press('Enter')
  expect(await chat.inputValue()).toBe('')
  await chat.pressSequentially('next')
  await ticks(page, 3)
  await typing.go('chat')
  await expect(page.locator('#chatted')).toHaveText('hi')
  await typing.answered()
  await ticks(page, 3)
  expect(await chat.inputValue()).toBe('next')
  await chat.press('Enter')
  await expect(page.locator('#chatted')).toHaveText('hi|next')
  expect(await chat.inputValue()).toBe('')
})

test('[EVT-05] a form with `reset` is emptied when it is sent, and what is typed next stays alone', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['post'] })
  const post = typing.field('post')
  await post.pressSequentially('hi')
  await post.press('Enter')
  expect(await post.inputValue()).toBe('')
  await post.pressSequentially('more')
  await ticks(page, 3)
  await typing.go('post')
  await expect(page.locator('#posted')).toHaveText('hi')
  await ticks(page, 3)
  expect(await post.inputValue()).toBe('more')
})

test('[EVT-05] a form with a handler for all its fields carries each of them', async ({
  page,
  typing,
}) => {
  await typing.open({ hold: ['first', 'second'] })
  const first = typing.field('first')
  const second = typing.field('second')
  await first.pressSequentially('one')
  await second.focus()
  await second.pressSequentially('two')
  await second.blur()
  await ticks(page, 3)
  expect([await first.inputValue(), await second.inputValue()]).toEqual(['one', 'two'])
  await typing.go('first')
  await expect(first).toHaveValue('ONE')
  await ticks(page, 2)
  expect(await second.inputValue()).toBe('two')
  await typing.go('second')
  await expect(second).toHaveValue('TWO')
})

test('[EVT-05] a reset goes back to the first values, and tells the server', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open()
  const first = typing.field('first')
  await first.pressSequentially('typed')
  await typing.answered()
  await first.blur()
  await expect(first).toHaveValue('TYPED')
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(first).toHaveValue('')
  await expect.poll(async () => (await lab.record()).at(-1)).toBe('first ')
  await typing.answered()
  await ticks(page, 3)
  expect(await first.inputValue()).toBe('')
})

function radio(group: Locator, value: string): Locator {
  return group.locator(`input[value=${value}]`)
}
