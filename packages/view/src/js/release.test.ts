// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { setAttribute } from './attributes.ts'
import { addClass, transition } from './classes.ts'
import { release } from './release.ts'
import { hide } from './visibility.ts'

it('[EVT-13] an element is given back as the server rendered it last', async () => {
  vi.useFakeTimers()
  document.body.innerHTML = '<p id="x" class="a" title="old"></p>'
  const element = document.querySelector('#x') as HTMLElement
  addClass('b', '#x')()
  setAttribute({ title: 'held' }, '#x')()
  transition('shake', '#x')()
  hide({ to: '#x', transition: 'fade' })()
  expect(element.className).toBe('a b shake fade')
  element.className = 'c'
  element.title = 'new'
  await Promise.resolve()
  expect(element.title).toBe('held')
  release('#x')()
  expect(element.outerHTML).toBe('<p id="x" class="c" title="new"></p>')
  vi.runAllTimers()
  expect(element.outerHTML).toBe('<p id="x" class="c" title="new"></p>')
  vi.useRealTimers()
})
