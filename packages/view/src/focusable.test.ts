// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { focusableIn, focusedAt, focusFirst } from './focusable.ts'

it('what Tab may reach is neither hidden nor taken out, by itself or by what is around', () => {
  document.body.innerHTML = `
    <a id="link" href="#"></a><a id="anchor"></a><input id="input">
    <button id="out" tabindex="-1"></button><p id="p" tabindex="0"></p>
    <div hidden><button id="hidden"></button></div><div inert><button id="inert"></button></div>
    <span tabindex="0" data-live-focus-edge></span>`
  expect(focusableIn(document.body).map(({ id }) => id)).toEqual(['link', 'input', 'p'])
})

it('the first that takes the focus gets it', () => {
  document.body.innerHTML =
    '<button id="a" disabled></button><input id="b" disabled><button id="c"></button>'
  const [a, b, c] = document.body.children
  expect(focusFirst([a, b] as Element[])).toBe(false)
  expect(focusFirst([a, b, c] as Element[])).toBe(true)
  expect(focusedAt(a as Element)).toBe(c)
  expect(focusedAt(document.createElement('p'))).toBeNull()
})
