// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { delay, type DelayEnd } from './delay.ts'
import { lateEvent } from './late-event.ts'

let input: HTMLInputElement
let ends: DelayEnd[]
beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = '<input>'
  input = document.querySelector('input') as HTMLInputElement
  ends = []
})
afterEach(() => vi.useRealTimers())

function begin(ms: number | undefined): (how: DelayEnd) => void {
  return delay(lateEvent(new Event('input'), input, input), ms, (how) => ends.push(how))
}

describe('delay', () => {
  it('ends once, by time, by the blur, or when it is told to', () => {
    begin(10)
    vi.advanceTimersByTime(10)
    begin(10)
    input.dispatchEvent(new FocusEvent('blur'))
    const end = begin(10)
    end('dropped')
    end('time')
    vi.advanceTimersByTime(10)
    expect(ends).toEqual(['time', 'blur', 'dropped'])
  })

  it('is dropped with the page, and with its element, which nobody else holds on to', () => {
    begin(10)
    window.dispatchEvent(new Event('pagehide'))
    expect(ends).toEqual(['dropped'])
    begin(undefined)
    input.remove()
    const other = document.body.appendChild(document.createElement('input'))
    delay(lateEvent(new Event('input'), other, other), undefined, () => undefined)
    expect(ends).toEqual(['dropped', 'dropped'])
  })

  it('lets what it ends with begin another one', () => {
    delay(lateEvent(new Event('input'), input, input), 10, () => begin(10))
    input.dispatchEvent(new FocusEvent('blur'))
    expect(ends).toEqual([])
    vi.advanceTimersByTime(10)
    expect(ends).toEqual(['time'])
  })
})
