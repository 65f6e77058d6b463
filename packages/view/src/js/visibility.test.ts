// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hide, show, toggle } from './visibility.ts'

let element: HTMLElement
let told: string[]
beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = '<style>.gone, [hidden] { display: none }</style><p id="x"></p>'
  element = document.querySelector('#x') as HTMLElement
  told = []
  for (const name of ['show-start', 'show-end', 'hide-start', 'hide-end']) {
    element.addEventListener(`live:${name}`, () => told.push(name))
  }
})
afterEach(() => vi.useRealTimers())

function display(): string {
  return getComputedStyle(element).display
}

describe('hide and show', () => {
  it('[EVT-13] change what is not so, and tell that', () => {
    show('#x')()
    expect(told).toEqual([])
    hide('#x')()
    hide('#x')()
    expect(display()).toBe('none')
    expect(told).toEqual(['hide-start', 'hide-end'])
    show('#x')()
    expect(display()).toBe('block')
    expect(told).toEqual(['hide-start', 'hide-end', 'show-start', 'show-end'])
    expect(element.style.display).toBe('')
  })

  it('[EVT-13] take `hidden` off, and put it back', () => {
    element.hidden = true
    expect(display()).toBe('none')
    show('#x')()
    expect(element.hidden).toBe(false)
    expect(display()).toBe('block')
    hide('#x')()
    expect(element.hidden).toBe(true)
    expect(element.style.display).toBe('')
  })

  it('[EVT-13] overrule style sheets, with the `display` that was asked for', () => {
    element.className = 'gone'
    show({ to: '#x', display: 'flex' })()
    expect(element.style.display).toBe('flex')
    hide('#x')()
    expect(element.style.display).toBe('')
    expect(display()).toBe('none')
    show('#x')()
    expect(element.style.display).toBe('revert')
  })

  it('[EVT-13] hide at the end of a transition, show at its beginning', () => {
    const options = { to: '#x', transition: 'fade', time: 20 }
    hide(options)()
    expect(display()).toBe('block')
    expect(element.className).toBe('fade')
    vi.advanceTimersByTime(20)
    expect(display()).toBe('none')
    expect(element.className).toBe('')
    show(options)()
    expect(display()).toBe('block')
    expect(element.className).toBe('fade')
    vi.advanceTimersByTime(20)
    expect(element.className).toBe('')
    expect(told).toEqual(['hide-start', 'hide-end', 'show-start', 'show-end'])
  })
})

describe('toggle', () => {
  const options = { to: '#x', in: 'in', out: 'out', time: 20 }

  it('[EVT-13] turns round on the way', () => {
    toggle(options)()
    expect(element.className).toBe('out')
    toggle(options)()
    expect(element.className).toBe('in')
    vi.runAllTimers()
    expect(display()).toBe('block')
    expect(element.className).toBe('')
    expect(told).toEqual(['hide-start', 'show-start', 'show-end'])
    toggle(options)()
    vi.runAllTimers()
    toggle(options)()
    toggle(options)()
    vi.runAllTimers()
    expect(display()).toBe('none')
  })

  it('tells nothing of an element that has left the page', () => {
    toggle(options)()
    element.remove()
    vi.runAllTimers()
    expect(told).toEqual(['hide-start'])
  })
})
