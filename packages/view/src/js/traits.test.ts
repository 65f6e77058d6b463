// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { attributeTrait, classTrait, displayTrait, namesIn } from './traits.ts'

it('traits read and write attributes, classes and `display`, of drawings too', () => {
  for (const element of [
    document.createElement('div'),
    document.createElementNS('http://www.w3.org/2000/svg', 'g'),
  ]) {
    for (const [trait, value] of [
      [attributeTrait('data-x'), 'y'],
      [classTrait('wide'), ''],
      [displayTrait, 'none'],
    ] as const) {
      expect(trait.read(element)).toBeNull()
      trait.write(element, value)
      expect(trait.read(element)).toBe(value)
      expect(element.hasAttribute(trait.attribute)).toBe(true)
      trait.write(element, null)
      expect(trait.read(element)).toBeNull()
    }
  }
})

it('names are separated by spaces', () => {
  expect(namesIn(' a  b\n c ')).toEqual(['a', 'b', 'c'])
  expect(namesIn('')).toEqual([])
})
