// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { removeAttribute, setAttribute, toggleAttribute } from './attributes.ts'

let element: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<details id="x" title="old" data-a="1"></details>'
  element = document.querySelector('#x') as HTMLElement
})

it('[EVT-13] attributes are set and taken off', () => {
  setAttribute({ title: 'new', 'aria-busy': 'true' }, '#x')()
  expect(element.outerHTML).toContain('title="new"')
  expect(element.getAttribute('aria-busy')).toBe('true')
  removeAttribute(['title', 'data-a'], '#x')()
  removeAttribute('aria-busy', '#x')()
  expect(element.getAttributeNames()).toEqual(['id'])
})

it('[EVT-13] attributes are toggled between two values, or come and go', () => {
  const expand = toggleAttribute({ 'aria-expanded': ['true', 'false'], open: '' })
  const seen = [1, 2, 3].map(() => {
    expand({ currentTarget: element })
    return [element.getAttribute('aria-expanded'), element.getAttribute('open')]
  })
  expect(seen).toEqual([
    ['true', ''],
    ['false', null],
    ['true', ''],
  ])
})

it('they tell themselves as plain data', () => {
  expect(setAttribute({ a: '1' }, '#x').command).toEqual(['setAttribute', { a: '1' }, '#x'])
  expect(removeAttribute('a').command).toEqual(['removeAttribute', 'a'])
  expect(toggleAttribute({ a: ['1', '2'] }, { closest: 'li' }).command).toEqual([
    'toggleAttribute',
    { a: ['1', '2'] },
    { closest: 'li' },
  ])
})
