import { expect } from '@playwright/test'
import { ticks } from '../../lab.ts'
import { selection, test } from '../../typing.ts'

test('[EVT-05] an overwrite changes the text that the user is at, and keeps the caret', async ({
  page,
  typing,
}) => {
  await typing.open()
  const field = typing.field('name')
  await field.pressSequentially('hello world')
  for (let step = 0; step < 6; step += 1) await field.press('ArrowLeft')
  await typing.overwrite({ name: 'overwritten text' })
  await expect(field).toHaveValue('overwritten text')
  expect(await selection(field)).toEqual([5, 5])
  await expect(field).toBeFocused()
  await typing.overwrite({ name: 'new' })
  await expect(field).toHaveValue('new')
  expect(await selection(field)).toEqual([3, 3])
  await field.pressSequentially('er')
  await typing.answered()
  await ticks(page, 2)
  expect(await field.inputValue()).toBe('newer')
})

test('[EVT-05] an overwrite changes text that no event has carried', async ({ page, typing }) => {
  await typing.open({ hold: ['bio'] })
  const bio = typing.field('bio')
  await bio.pressSequentially('on its way')
  await ticks(page, 2)
  await typing.go('bio')
  await typing.overwrite({ bio: 'overwritten' })
  await expect(bio).toHaveValue('overwritten')
})

test('[EVT-05] an overwrite replaces a number that is none yet', async ({ page, typing }) => {
  await typing.open()
  const amount = typing.field('amount')
  await amount.press('Control+A')
  await amount.pressSequentially('1e')
  await ticks(page, 1)
  await typing.overwrite({ amount: '' })
  const isBad = (): Promise<boolean> =>
    amount.evaluate((input: HTMLInputElement) => input.validity.badInput)
  await expect.poll(isBad).toBe(false)
  await amount.press('End')
  await amount.press('4')
  await expect(amount).toHaveValue('4')
})

test('[EVT-05] an overwrite replaces a date that is typed in part', async ({ page, typing }) => {
  await typing.open()
  const when = typing.field('when')
  await when.focus()
  await page.keyboard.press('Delete')
  await typing.overwrite({ when: '2031-02-03' })
  await expect(when).toHaveValue('2031-02-03')
})

test('[EVT-05] an overwrite changes choices of every kind', async ({ page, typing }) => {
  await typing.open({ hold: ['agree'] })
  await typing.field('agree').click()
  await typing.field('size').locator('input[value=l]').click()
  await typing.field('color').selectOption('blue')
  await typing.field('tags').locator('option', { hasText: 'two' }).click()
  await typing.field('volume').focus()
  await page.keyboard.press('ArrowRight')
  await ticks(page, 2)
  await typing.go('agree')
  await typing.answered()
  await typing.overwrite({
    agree: false,
    size: 's',
    color: 'green',
    tags: ['three'],
    volume: '11',
  })
  await expect(typing.field('agree')).not.toBeChecked()
  await expect(typing.field('size').locator('input[value=s]')).toBeChecked()
  await expect(typing.field('color')).toHaveValue('green')
  await expect(typing.field('tags')).toHaveValues(['three'])
  await expect(typing.field('volume')).toHaveValue('11')
})

test('[EVT-05] an overwrite changes editable text and editable HTML that the user is at', async ({
  page,
  typing,
}) => {
  await typing.open()
  const edited = typing.field('edited')
  await edited.focus()
  await page.keyboard.type('x')
  await typing.overwrite({ edited: 'overwritten' })
  await expect(edited).toHaveText('overwritten')
  await expect(edited).toBeFocused()
  const markup = typing.field('markup')
  await markup.focus()
  await page.keyboard.type('x')
  await typing.overwrite({ markup: '<i>overwritten</i>' })
  await expect
    .poll(() => markup.evaluate((element) => element.innerHTML))
    .toBe('<i>overwritten</i>')
})
