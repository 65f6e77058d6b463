import { expect, type Locator } from '@playwright/test'
import { button, test } from '../../lab.ts'

const mark = 'data-live-pending'

async function expectMark(locator: Locator, names: string | undefined): Promise<void> {
  if (names === undefined) await expect(locator).not.toHaveAttribute(mark)
  else await expect(locator).toHaveAttribute(mark, names)
}

test('[EVT-01] a double click sends once, and the next click after the answer again', async ({
  page,
  lab,
}) => {
  await lab.open('/handlers/pending')
  const click = button(page, 'Click')
  await click.dblclick()
  await click.click()
  await expectMark(click, 'one')
  await lab.openGate('click')
  await expectMark(click, undefined)
  await click.click()
  await expectMark(click, undefined)
  expect(await lab.record()).toEqual(['begin click', 'begin click'])
})

test('[EVT-01] an event that may repeat is sent for each click, and is marked until its last answer', async ({
  page,
  lab,
}) => {
  await lab.open('/handlers/pending')
  const again = button(page, 'Again')
  await again.dblclick()
  await expect.poll(lab.record).toEqual(['begin again', 'begin again'])
  await expectMark(again, 'one')
  await lab.openGate('again')
  await expectMark(again, undefined)
})

test('[EVT-04] each answer takes its own mark off an element', async ({ page, lab }) => {
  await lab.open('/handlers/pending')
  const both = button(page, 'Both')
  await both.click()
  await expectMark(both, 'one two')
  await expect(page.locator('#pending')).toHaveText('any one two')
  await lab.openGate('up')
  await expectMark(both, 'one')
  await expect(page.locator('#pending')).toHaveText('any one')
  await expectMark(button(page, 'Click'), undefined)
  await lab.openGate('down')
  await expectMark(both, undefined)
  await expect(page.locator('#pending')).toHaveText('')
})

test('[EVT-04] the answer of a change leaves the mark of the submit on a form', async ({
  page,
  lab,
}) => {
  await lab.open('/handlers/pending')
  const form = page.getByRole('form', { name: 'Form' })
  const input = form.getByLabel('Text')
  await input.pressSequentially('a')
  await input.press('Enter')
  await expectMark(form, 'one two')
  await lab.openGate('input')
  await expectMark(form, 'two')
  await lab.openGate('submit')
  await expectMark(form, undefined)
})

test.describe('a failure', () => {
  test.use({ expectedErrors: /handler-failed|handler failed|failed/i })

  test('[EVT-04] takes the mark off too', async ({ page, lab }) => {
    await lab.open('/handlers/pending')
    const click = button(page, 'Click')
    await click.click()
    await expectMark(click, 'one')
    await lab.openGate('click', 'fail:no disk')
    await expectMark(click, undefined)
    await expect(page.locator('#pending')).toHaveText('')
  })
})
