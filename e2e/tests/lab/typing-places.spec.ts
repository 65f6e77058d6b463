import { expect, type FrameLocator, type Page } from '@playwright/test'
import { joined } from '../../page.ts'
import { ticks } from '../../lab.ts'
import { addressOf, selection, test } from '../../typing.ts'

const path = '/typing/more'

test('[EVT-05] inputs of the page itself stay what they are in Preact', async ({
  page,
  typing,
}) => {
  await typing.open({ path })
  const letters = typing.field('letters')
  await letters.pressSequentially('abc')
  expect(await letters.inputValue()).toBe('ABC')
  const digits = typing.field('digits')
  await digits.press('End')
  await digits.pressSequentially('2a3')
  expect(await digits.inputValue()).toBe('123')
  const box = typing.field('switch')
  await box.click()
  await expect(box).toBeChecked()
  await expect(page.locator('#switch')).toHaveText('true')
  const free = typing.field('free')
  await free.press('End')
  await free.pressSequentially('dom')
  await ticks(page, 3)
  expect(await free.inputValue()).toBe('freedom')
  expect(await letters.inputValue()).toBe('ABC')
})

test('[EVT-05] a component that renders by itself keeps the text that is on its way', async ({
  page,
  typing,
}) => {
  await typing.open({ path })
  const inner = typing.field('inner')
  await inner.pressSequentially('typed')
  const render = page.getByRole('button', { name: 'Rendered' })
  await render.evaluate((button: HTMLElement) => button.click())
  await expect(render).toHaveText('Rendered 1')
  expect(await inner.inputValue()).toBe('typed')
  await inner.blur()
  await expect(inner).toHaveValue('TYPED')
})

for (const hasMoveBefore of [true, false]) {
  test(`[EVT-05] rows that change places keep focus, text and caret, ${hasMoveBefore ? 'with' : 'without'} \`moveBefore\``, async ({
    page,
    lab,
    typing,
  }) => {
    if (!hasMoveBefore) {
      await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'moveBefore'))
    }
    await typing.open({ path })
    const field = typing.field('c')
    await field.pressSequentially('typed')
    await field.press('ArrowLeft')
    for (const order of ['c a b d', 'd b a c', 'b c d a']) {
      await lab.send('order', order)
      await expect.poll(() => rows(page)).toBe(order)
      await expect(field).toBeFocused()
    }
    expect(await selection(field)).toEqual([4, 4])
    await page.keyboard.type('!')
    expect(await field.inputValue()).toBe('type!d')
  })
}

test('[EVT-05] a row that is removed with the focus in it does no harm to the others', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open({ path })
  const other = typing.field('c')
  await other.pressSequentially('other')
  const field = typing.field('b')
  await field.pressSequentially('typed')
  await lab.send('order', 'a c d')
  await expect(field).toHaveCount(0)
  await expect(other).toHaveValue('OTHER')
  await other.press('End')
  await other.pressSequentially('s')
  await ticks(page, 2)
  expect(await other.inputValue()).toBe('OTHERs')
})

test('[EVT-05] refs of the author hear of their element once, and once that it is gone', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open({ path })
  await lab.send('show', 'refs')
  await typing.field('noted').pressSequentially('x')
  await typing.answered()
  await ticks(page, 3)
  await page.getByRole('button', { name: 'Read' }).click()
  await lab.send('show', 'nothing')
  await expect(typing.field('noted')).toHaveCount(0)
  expect(await page.evaluate(() => (window as unknown as { refLog: string[] }).refLog)).toEqual([
    'attach INPUT',
    'note INPUT',
    'box X',
    'detach',
    'null',
  ])
})

test('[EVT-05] controls that the page makes later show what the server says, and are reset to it', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open({ path })
  await lab.send('show', 'mounted')
  const expectFirst = async (): Promise<void> => {
    await expect(typing.field('new-text')).toHaveValue('new text')
    await expect(typing.field('new-area')).toHaveValue('new\narea')
    await expect(typing.field('new-box')).toBeChecked()
    await expect(typing.field('new-range')).toHaveValue('80')
    await expect(typing.field('new-list')).toHaveValue('two')
    await expect(typing.field('new-edited')).toHaveText('new edited')
  }
  await expectFirst()
  await typing.field('new-text').fill('typed')
  await typing.field('new-area').fill('typed')
  await typing.field('new-box').click()
  await typing.field('new-range').fill('10')
  await typing.field('new-list').selectOption('one')
  await page.getByRole('button', { name: 'Reset' }).click()
  await expectFirst()
})

test('[EVT-05] text that is typed before the page has its code is kept and sent', async ({
  page,
  lab,
  typing,
}) => {
  let go = (): void => undefined
  const ready = new Promise<void>((resolve) => (go = resolve))
  await page.route('**/assets/*.js', async (route) => {
    await ready
    await route.continue()
  })
  await page.goto(lab.address(addressOf('/typing')), { waitUntil: 'commit' })
  const field = typing.field('name')
  await field.pressSequentially('early')
  await typing.field('size').locator('input[value=m]').click()
  await typing.field('agree').click()
  await typing.field('color').selectOption('blue')
  await typing.field('bio').pressSequentially('life')
  await typing.field('edited').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('!')
  await typing.field('name').focus()
  go()
  await joined(page)
  await expect
    .poll(async () => (await lab.record()).toSorted())
    .toEqual([
      'agree true',
      'bio life',
      'color blue',
      'edited hello world!',
      'name early',
      'size m',
    ])
  await typing.answered()
  await ticks(page, 3)
  expect(await field.inputValue()).toBe('early')
  await expect(typing.field('agree')).toBeChecked()
  await expect(typing.field('color')).toHaveValue('blue')
  await expect(typing.field('bio')).toHaveValue('LIFE')
  await expect(typing.field('edited')).toHaveText('HELLO WORLD!')
  await field.blur()
  await expect(field).toHaveValue('EARLY')
})

test('[EVT-05] cloned elements and portals are guarded like any other', async ({
  page,
  typing,
}) => {
  await typing.open({ path })
  for (const name of ['cloned', 'ported']) {
    const field = typing.field(name)
    await field.pressSequentially('typed', { delay: 20 })
    await ticks(page, 2)
    expect(await field.inputValue()).toBe('typed')
    await typing.answered()
    await field.blur()
    await expect(field).toHaveValue('TYPED')
  }
  await expect(typing.field('cloned')).toHaveClass('box')
})

test('[EVT-05] fields of components and nested views wait for their own answers', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open({ path })
  const nested = typing.field('nested')
  await expect(page.locator('#inner-tick')).not.toHaveText('0')
  await nested.pressSequentially('in the nested view')
  const component = typing.field('component')
  await component.pressSequentially('in the component', { delay: 20 })
  await ticks(page, 3)
  expect(await component.inputValue()).toBe('in the component')
  await component.blur()
  await expect(component).toHaveValue('IN THE COMPONENT')
  // The view around has answered; the nested one has not.
  expect(await nested.inputValue()).toBe('in the nested view')
  await lab.openGate('nested')
  await expect(nested).toHaveValue('IN THE NESTED VIEW')
})

test('[EVT-05] a listener of the document does not make controls its own', async ({
  page,
  typing,
}) => {
  await typing.open()
  await page.evaluate(() => document.addEventListener('input', () => undefined))
  const note = typing.field('note')
  await note.press('End')
  await note.pressSequentially('!')
  await note.blur()
  await ticks(page, 3)
  expect(await note.inputValue()).toBe('note!')
})

test('[EVT-05] pages in several frames do not disturb each other', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open()
  await page.evaluate(
    (address) => {
      for (const name of ['left', 'right']) {
        const frame = document.createElement('iframe')
        Object.assign(frame, { name, src: address, width: 600, height: 600 })
        document.body.append(frame)
      }
    },
    lab.address(addressOf('/typing')),
  )
  const [left, right] = ['left', 'right'].map((name) => page.frameLocator(`[name=${name}]`)) as [
    FrameLocator,
    FrameLocator,
  ]
  for (const frame of [left, right]) {
    await expect(frame.locator('html')).toHaveAttribute('data-live-connection', 'joined')
  }
  const mine = left.locator('[data-field=name]')
  const other = right.locator('[data-field=name]')
  await mine.pressSequentially('left')
  await other.pressSequentially('right')
  await typing.push({ bio: 'arrived' })
  for (const frame of [left, right]) {
    await expect(frame.locator('[data-field=bio]')).toHaveValue('arrived')
  }
  await expect(mine).toHaveValue('LEFT')
  expect(await other.inputValue()).toBe('right')
  await right.locator('[data-field=bio]').focus()
  await expect(other).toHaveValue('RIGHT')
})

test('[EVT-05] a thousand inputs keep what is typed into one of them', async ({
  page,
  lab,
  typing,
}) => {
  await typing.open({ path })
  await lab.send('show', 'many')
  const field = page.getByLabel('Number 500', { exact: true })
  await field.press('End')
  await field.pressSequentially(' typed', { delay: 20 })
  await ticks(page, 3)
  expect(await field.inputValue()).toMatch(/^500 \d+ typed$/)
  await expect(page.getByLabel('Number 501', { exact: true })).not.toHaveValue('501 0')
})

function rows(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#rows input')]
      .map((each) => each.dataset['field'])
      .join(' '),
  )
}
