// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isLiveHandler, type Handler } from '../live-handler.ts'
import { chain } from './chain.ts'
import { debounce } from './debounce.ts'
import { onKey } from './on-key.ts'

let form: HTMLFormElement
let input: HTMLInputElement
let other: HTMLInputElement
let log: unknown[]
beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = '<form><input id="a"><input id="b"></form>'
  form = document.querySelector('form') as HTMLFormElement
  input = document.querySelector('#a') as HTMLInputElement
  other = document.querySelector('#b') as HTMLInputElement
  log = []
})
afterEach(() => vi.useRealTimers())

const noteValue = (event: Event): void =>
  void log.push((event.currentTarget as HTMLInputElement).value)

/** Attaches what a render would: one handler, replaced by the next render's. */
function attach(element: Element, type: string): (handler: Handler) => void {
  let current: Handler | undefined
  element.addEventListener(type, (event) => current?.(event))
  return (handler) => (current = handler)
}

function type(value: string, element = input): void {
  element.value = value
  element.dispatchEvent(new InputEvent('input', { bubbles: true, data: value }))
}

describe('debounce', () => {
  it('[EVT-02] calls once, after a pause of 300 ms, with the element as it is then', () => {
    attach(input, 'input')(debounce(noteValue))
    type('a')
    vi.advanceTimersByTime(299)
    type('ab')
    vi.advanceTimersByTime(299)
    expect(log).toEqual([])
    vi.advanceTimersByTime(1)
    expect(log).toEqual(['ab'])
    vi.advanceTimersByTime(1000)
    expect(log).toEqual(['ab'])
  })

  it('[EVT-02] hands over an event that works after its dispatch', () => {
    attach(
      input,
      'input',
    )(
      debounce((event: Event) => {
        log.push(event.type, event.target, event.currentTarget, (event as InputEvent).data)
        log.push(event instanceof InputEvent)
        event.preventDefault()
      }, 10),
    )
    type('a')
    vi.advanceTimersByTime(10)
    expect(log).toEqual(['input', input, input, 'a', true])
  })

  it('[EVT-02] keeps its pause across renders, and calls the newest closure', () => {
    const render = attach(input, 'input')
    render(debounce(() => log.push('old'), 100))
    type('a')
    vi.advanceTimersByTime(60)
    render(debounce(() => log.push('new'), 100))
    type('ab')
    vi.advanceTimersByTime(60)
    expect(log).toEqual([])
    vi.advanceTimersByTime(40)
    expect(log).toEqual(['new'])
  })

  it('[EVT-02] keeps elements, events and places in a chain apart', () => {
    const both = (name: string): Handler =>
      chain(
        debounce((event: Event) => log.push(`${name} first ${event.type}`), 10),
        debounce((event: Event) => log.push(`${name} second ${event.type}`), 20),
      )
    attach(input, 'input')(both('a'))
    attach(input, 'change')(both('a'))
    attach(other, 'input')(both('b'))
    type('x')
    input.dispatchEvent(new Event('change'))
    type('y', other)
    vi.advanceTimersByTime(20)
    expect(log).toEqual([
      'a first input',
      'a first change',
      'b first input',
      'a second input',
      'a second change',
      'b second input',
    ])
  })

  it('[EVT-02] keeps keys apart', () => {
    attach(
      input,
      'keydown',
    )(
      chain(
        onKey(
          'a',
          debounce(() => log.push('a'), 10),
        ),
        onKey(
          'b',
          debounce(() => log.push('b'), 10),
        ),
      ),
    )
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }))
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'b' }))
    vi.advanceTimersByTime(10)
    expect(log).toEqual(['a', 'b'])
  })

  it('[EVT-02] calls at once when the field is left, and not again', () => {
    attach(input, 'input')(debounce(noteValue))
    input.addEventListener('blur', () => log.push('blur'))
    type('a')
    input.dispatchEvent(new FocusEvent('blur'))
    expect(log).toEqual(['a', 'blur'])
    vi.advanceTimersByTime(1000)
    expect(log).toEqual(['a', 'blur'])
  })

  it('[EVT-02] of a form is called when the field is left that was typed into, not another one', () => {
    attach(
      form,
      'input',
    )(debounce((event: Event) => log.push((event.target as HTMLInputElement).id)))
    type('a')
    other.dispatchEvent(new FocusEvent('blur'))
    expect(log).toEqual([])
    input.dispatchEvent(new FocusEvent('blur'))
    expect(log).toEqual(['a'])
  })

  it('[EVT-02] waits for nothing but the blur when told so', () => {
    attach(input, 'input')(debounce(noteValue, 'blur'))
    type('a')
    type('ab')
    vi.advanceTimersByTime(100_000)
    expect(log).toEqual([])
    input.dispatchEvent(new FocusEvent('blur'))
    expect(log).toEqual(['ab'])
  })

  it('[EVT-02] drops what typing has left when the form is submitted, before its own handler runs', () => {
    attach(input, 'input')(debounce(noteValue))
    attach(form, 'change')(debounce(() => log.push('change')))
    form.addEventListener('submit', () => input.dispatchEvent(new FocusEvent('blur')))
    type('a')
    other.dispatchEvent(new Event('change', { bubbles: true }))
    form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    vi.advanceTimersByTime(1000)
    expect(log).toEqual([])
  })

  it('[EVT-02] keeps clicks, and fields of other forms, when a form is submitted', () => {
    document.body.innerHTML += '<form id="second"><input></form>'
    const second = document.querySelector('#second input') as HTMLInputElement
    const first = document.querySelector('#a') as HTMLInputElement
    attach(first, 'click')(debounce(() => log.push('click')))
    attach(second, 'input')(debounce(() => log.push('second')))
    first.click()
    type('x', second)
    first.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    vi.advanceTimersByTime(1000)
    expect(log).toEqual(['click', 'second'])
  })

  it('[EVT-02] is not called for an element that has left the document', () => {
    attach(input, 'input')(debounce(noteValue))
    attach(other, 'input')(debounce(noteValue, 'blur'))
    type('a')
    type('b', other)
    input.remove()
    other.remove()
    other.dispatchEvent(new FocusEvent('blur'))
    vi.advanceTimersByTime(1000)
    expect(log).toEqual([])
  })

  it('[EVT-02] is not called once the page has gone', () => {
    attach(input, 'input')(debounce(noteValue))
    type('a')
    window.dispatchEvent(new Event('pagehide'))
    input.dispatchEvent(new FocusEvent('blur'))
    vi.advanceTimersByTime(1000)
    expect(log).toEqual([])
  })

  it("[EVT-02] prevents a submit's own action, which would not wait", () => {
    attach(form, 'submit')(debounce(() => log.push('submit'), 10))
    const submit = new Event('submit', { bubbles: true, cancelable: true })
    form.dispatchEvent(submit)
    vi.advanceTimersByTime(10)
    expect([submit.defaultPrevented, log]).toEqual([true, ['submit']])
  })

  it('[EVT-02] has the mark of the handler that it calls', () => {
    const live = Object.assign(() => undefined, { live: true })
    expect([debounce(live), debounce(() => 1)].map(isLiveHandler)).toEqual([true, false])
  })
})
