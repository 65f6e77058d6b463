// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { formOf, isLiveForm, liveForms } from './form-events.ts'

const find = <Found extends Element = HTMLInputElement>(selector: string): Found =>
  document.querySelector(selector) as unknown as Found

describe('liveForms', () => {
  it('gives those that have a handler, and leaves sticky views to themselves', () => {
    document.body.innerHTML = `<form id="a" data-live-form="x"></form><form id="b"></form>
      <div data-live-sticky><form id="c" data-live-form="x"></form></div>`
    expect(liveForms().map(({ id }) => id)).toEqual(['a'])
    expect(liveForms(find('div')).map(({ id }) => id)).toEqual(['c'])
    expect(isLiveForm(find('#b'))).toBe(false)
  })
})

describe('formOf', () => {
  it('gives the form that a control belongs to, and nothing to the handler of another', () => {
    document.body.innerHTML =
      '<form id="a"><input id="in"><i></i><input id="foreign" form="b"></form><form id="b"></form>'
    // happy-dom only looks around the element.
    Object.defineProperty(find('#foreign'), 'form', { value: find('#b') })
    const seen: (string | undefined)[] = []
    for (const place of [find('#a'), document]) {
      place.addEventListener('input', (event) => seen.push(formOf(event)?.id))
    }
    for (const each of ['#in', 'i', '#foreign', '#b']) {
      find(each).dispatchEvent(new Event('input', { bubbles: true }))
    }
    expect(seen).toEqual(['a', 'a', 'a', undefined, undefined, 'b', 'b'])
  })
})
