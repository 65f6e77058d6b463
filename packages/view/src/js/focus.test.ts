// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { focus, focusFirst } from './focus.ts'

beforeEach(() => {
  document.body.innerHTML = `
    <button id="outside"></button>
    <div id="box">
      <button id="hidden" hidden></button><div inert><button id="inert"></button></div>
      <button id="disabled" disabled></button>
      <p id="text"></p>
      <input id="first"><button id="second"></button>
    </div>`
})

it('[EVT-13] the focus goes to the first element that takes it', () => {
  focus('#box button:not([hidden])')()
  focus('#second')()
  expect(document.activeElement?.id).toBe('second')
  focus({ inner: 'input' })({ currentTarget: document.querySelector('#box') })
  expect(document.activeElement?.id).toBe('first')
})

it('[EVT-13] the first inside is one that is neither hidden nor disabled', () => {
  focusFirst('#box')()
  expect(document.activeElement?.id).toBe('first')
})

it('the focus stays where it is when nothing takes it', () => {
  focus('#outside')()
  focusFirst('#text')()
  focus('#nobody')()
  expect(document.activeElement?.id).toBe('outside')
})
