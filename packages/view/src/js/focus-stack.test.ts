// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { popFocus, pushFocus } from './focus-stack.ts'

beforeEach(() => {
  document.body.innerHTML =
    '<button id="a"></button><button id="b"></button><button id="c"></button>'
})

function find(id: string): HTMLElement {
  return document.querySelector(`#${id}`) as HTMLElement
}
function pop(): string | undefined {
  popFocus()()
  return document.activeElement?.id
}

it('[EVT-13] the focus goes back the way it came', () => {
  pushFocus()({ currentTarget: find('a') })
  pushFocus('#b')()
  expect([pop(), pop()]).toEqual(['b', 'a'])
  find('c').focus()
  expect(pop()).toBe('c')
})

it('[EVT-13] elements that are gone, or cannot have it, are skipped', () => {
  pushFocus('#a')()
  pushFocus('#b')()
  find('b').remove()
  pushFocus('#c')()
  ;(find('c') as HTMLButtonElement).disabled = true
  expect(pop()).toBe('a')
})

it('[EVT-13] without an event it is the focused element that is noted', () => {
  find('b').focus()
  pushFocus()()
  find('c').focus()
  expect(pop()).toBe('b')
  expect(pushFocus().isLocal).toBe(false)
  expect(pushFocus({ closest: 'li' }).isLocal).toBe(true)
})

it('nothing that is not there is noted', () => {
  pushFocus('#nobody')()
  find('c').focus()
  expect(pop()).toBe('c')
})
