// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { handOver, hasFiles, isLeaving, letGo } from './form-handover.ts'

function open(inside: string): HTMLFormElement {
  document.body.innerHTML = `<form>${inside}<input type="hidden" name="live:csrf"></form>
    <script type="application/json" data-live-state>{"csrf":"token"}</script>`
  return document.querySelector('form') as HTMLFormElement
}

afterEach(() => void vi.restoreAllMocks())

describe('hasFiles', () => {
  it('[EVT-10] tells of files that were chosen, but for disabled inputs', () => {
    const form = open('<input type="file" id="a"><input type="file" id="b" disabled>')
    const choose = (id: string): void => {
      Object.defineProperty(form.querySelector(id), 'files', { value: [new File([], 'x')] })
    }
    expect(hasFiles(form)).toBe(false)
    choose('#b')
    expect(hasFiles(form)).toBe(false)
    choose('#a')
    expect(hasFiles(form)).toBe(true)
  })
})

describe('letGo', () => {
  it('[EVT-10] fills in the token, and holds the form until the page is shown again', () => {
    const form = open('')
    letGo(form)
    expect(new FormData(form).get('live:csrf')).toBe('token')
    expect(isLeaving(form)).toBe(true)
    dispatchEvent(new Event('pageshow'))
    expect(isLeaving(form)).toBe(false)
  })

  it('[EVT-10] keeps the token that the page has', () => {
    const form = open('')
    ;(form.querySelector('[name="live:csrf"]') as HTMLInputElement).value = 'own'
    letGo(form)
    expect(new FormData(form).get('live:csrf')).toBe('own')
  })
})

describe('handOver', () => {
  it('[EVT-10] sends the form with its button, whatever its controls are called', () => {
    const form = open('<input name="submit" value="x"><button name="by" value="button"></button>')
    const sent: unknown[] = []
    vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(function (
      this: HTMLFormElement,
    ) {
      sent.push(Object.fromEntries(new FormData(this)))
    })
    handOver(form, form.querySelector('button'))
    expect(sent).toEqual([{ submit: 'x', 'live:csrf': 'token', by: 'button' }])
    expect(form.querySelectorAll('[name="by"]')).toHaveLength(1)
    handOver(form, null)
    expect(sent).toHaveLength(1)
  })
})
