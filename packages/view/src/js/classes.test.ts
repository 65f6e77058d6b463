// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addClass, removeClass, toggleClass, transition } from './classes.ts'

let element: HTMLElement
beforeEach(() => {
  vi.useFakeTimers()
  document.body.innerHTML = '<p id="x" class="a"></p>'
  element = document.querySelector('#x') as HTMLElement
})
afterEach(() => vi.useRealTimers())

it('[EVT-13] classes are added, taken off and toggled', () => {
  addClass('b c', '#x')()
  expect(element.className).toBe('a b c')
  removeClass('a c', '#x')()
  expect(element.className).toBe('b')
  toggleClass('a b', '#x')()
  expect(element.className).toBe('a')
})

it('[EVT-13] with a transition they change at its end', () => {
  addClass('b', { to: '#x', transition: 'move', time: 50 })()
  expect(element.className).toBe('a move')
  vi.advanceTimersByTime(49)
  expect(element.className).toBe('a move')
  vi.advanceTimersByTime(1)
  expect(element.className).toBe('a b')
})

it('[EVT-13] two toggles in one transition come out where they began', () => {
  const toggle = toggleClass('b', { to: '#x', transition: 'move' })
  toggle()
  toggle()
  expect(element.className).toBe('a b move')
  vi.advanceTimersByTime(200)
  expect(element.className).toBe('a')
})

it('[EVT-13] a transition leaves nothing behind, and begins anew when it is asked for again', () => {
  const shake = transition('shake', { to: '#x', time: 100 })
  shake()
  vi.advanceTimersByTime(60)
  shake()
  vi.advanceTimersByTime(60)
  expect(element.className).toBe('a shake')
  vi.advanceTimersByTime(40)
  expect(element.className).toBe('a')
  expect(shake.command).toEqual(['transition', 'shake', { to: '#x', time: 100 }])
})
