// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { clear, isStillEmpty } from './form-clear.ts'

const html = `<form>
  <input id="text" value="first"><textarea></textarea><input type="checkbox" id="box" checked>
  <select><option selected>a</option><option>b</option></select><input type="hidden" id="hidden" value="h">
</form>`

function fill() {
  document.body.innerHTML = html
  const form = document.querySelector('form') as HTMLFormElement
  const find = (selector: string) => form.querySelector(selector) as HTMLInputElement
  find('#text').value = 'sent'
  find('textarea').value = 'sent too'
  find('#box').checked = false
  find('select').value = 'b'
  const read = () => [
    find('#text').value,
    find('textarea').value,
    find('#box').checked,
    find('select').value,
    find('#hidden').value,
  ]
  return { form, find, read }
}

const empty = ['first', '', true, 'a', 'h']
const sent = ['sent', 'sent too', false, 'b', 'h']
const failed = (): Promise<never> => Promise.reject(new Error('failed'))
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('clear', () => {
  it('[EVT-06] takes every control back to its default at once', async () => {
    const { form, read } = fill()
    const onAnswer = clear(form, {})
    expect([read(), isStillEmpty(form)]).toEqual([empty, true])
    onAnswer(Promise.resolve())
    await settled()
    expect([read(), isStillEmpty(form)]).toEqual([empty, false])
  })

  it('[EVT-06] brings back what was sent when the event has failed', async () => {
    const { form, read } = fill()
    clear(form, {})(failed())
    await settled()
    expect(read()).toEqual(sent)
  })

  it('[EVT-06] never mixes what was sent with what is new, and tells of it', async () => {
    const { form, find, read } = fill()
    const told: unknown[] = []
    document.addEventListener('live:unsent', ({ detail }: CustomEventInit) => told.push(detail))
    const onAnswer = clear(form, { text: 'sent' })
    find('textarea').value = 'new'
    expect(isStillEmpty(form)).toBe(false)
    onAnswer(failed())
    await settled()
    expect(read()).toEqual(['first', 'new', true, 'a', 'h'])
    expect(told).toEqual([{ fields: { text: 'sent' } }])
  })
})
