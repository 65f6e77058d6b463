// @vitest-environment happy-dom
import { js } from '@livejsx/view'
import { expect, it } from 'vitest'
import { runCommands } from './commands.ts'

it('[EVT-13] commands that have crossed the wire do what they do in the page', () => {
  document.body.innerHTML = '<p id="x" class="old"></p><button id="b"></button>'
  const commands = [
    js.removeClass('old', '#x'),
    js.setAttribute({ title: 'new' }, { to: '#x' }),
    js.focus('#b'),
  ]
  runCommands(JSON.parse(JSON.stringify(commands.map(({ command }) => command))))
  const element = document.querySelector('#x') as HTMLElement
  expect(element.className).toBe('')
  expect(element.title).toBe('new')
  expect(document.activeElement?.id).toBe('b')
})

it('those after one that throws are not run', () => {
  document.body.innerHTML = '<p id="x"></p>'
  const far = ['navigate', 'https://other.test/'] as const
  expect(() => runCommands([far, ['addClass', 'late', '#x']])).toThrow(TypeError)
  expect(document.querySelector('#x')?.className).toBe('')
})
