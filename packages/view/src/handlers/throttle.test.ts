// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isLiveHandler } from '../live-handler.ts'
import { throttle } from './throttle.ts'

let input: HTMLInputElement
let log: unknown[]
beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = '<form><input></form>'
  input = document.querySelector('input') as HTMLInputElement
  log = []
})
afterEach(() => vi.useRealTimers())

function type(value: string): void {
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true, data: value }))
}
const noteData = (event: Event): void => void log.push((event as InputEvent).data)

describe('throttle', () => {
  it('[EVT-02] calls at once, and with the last event at the end of each pause', () => {
    input.addEventListener('input', throttle(noteData, 100))
    type('a')
    expect(log).toEqual(['a'])
    type('b')
    type('c')
    vi.advanceTimersByTime(99)
    expect(log).toEqual(['a'])
    vi.advanceTimersByTime(1)
    expect(log).toEqual(['a', 'c'])
    type('d')
    expect(log).toEqual(['a', 'c'])
    vi.advanceTimersByTime(100)
    expect(log).toEqual(['a', 'c', 'd'])
  })

  it('[EVT-02] calls at once again after a pause without events', () => {
    input.addEventListener('input', throttle(noteData, 100))
    type('a')
    vi.advanceTimersByTime(100)
    type('b')
    expect(log).toEqual(['a', 'b'])
    vi.advanceTimersByTime(1000)
    expect(log).toEqual(['a', 'b'])
  })

  it('[EVT-02] keeps its pause across renders, and calls the newest closure', () => {
    let handler = throttle(() => log.push('old'), 100)
    input.addEventListener('input', (event) => handler(event))
    type('a')
    handler = throttle(() => log.push('new'), 100)
    type('b')
    expect(log).toEqual(['old'])
    vi.advanceTimersByTime(100)
    expect(log).toEqual(['old', 'new'])
  })

  it('[EVT-02] does not let another key wait, and loses nothing of the one before', () => {
    const press = (key: string, code: string): boolean =>
      input.dispatchEvent(new KeyboardEvent('keydown', { key, code }))
    input.addEventListener(
      'keydown',
      throttle((event: KeyboardEvent) => log.push(event.code), 100),
    )
    press('a', 'a1')
    press('a', 'a2')
    press('b', 'b1')
    expect(log).toEqual(['a1', 'a2', 'b1'])
    press('b', 'b2')
    vi.advanceTimersByTime(100)
    expect(log).toEqual(['a1', 'a2', 'b1', 'b2'])
  })

  it('[EVT-02] calls for what waits when the field is left, and not later', () => {
    input.addEventListener('input', throttle(noteData, 100))
    type('a')
    type('b')
    input.dispatchEvent(new FocusEvent('blur'))
    expect(log).toEqual(['a', 'b'])
    type('c')
    expect(log).toEqual(['a', 'b', 'c'])
    vi.advanceTimersByTime(1000)
    expect(log).toEqual(['a', 'b', 'c'])
  })

  it('[EVT-02] drops what waits when the form is submitted, the element has left, or the page goes', () => {
    input.addEventListener('input', throttle(noteData, 100))
    type('a')
    type('b')
    input.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    vi.advanceTimersByTime(100)
    expect(log).toEqual(['a'])
    type('c')
    type('d')
    window.dispatchEvent(new Event('pagehide'))
    vi.advanceTimersByTime(100)
    expect(log).toEqual(['a', 'c'])
    type('e')
    type('f')
    input.remove()
    vi.advanceTimersByTime(100)
    expect(log).toEqual(['a', 'c', 'e'])
  })

  it('[EVT-02] returns what the handler returns, and has its mark', () => {
    const live = Object.assign((event: Event) => event.type, { live: true })
    const throttled = throttle(live)
    const results: unknown[] = []
    input.addEventListener('input', (event) => results.push(throttled(event)))
    type('a')
    type('b')
    expect(results).toEqual(['input', undefined])
    expect([throttled, throttle(() => 1)].map(isLiveHandler)).toEqual([true, false])
  })
})
