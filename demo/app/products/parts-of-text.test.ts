import { describe, expect, it } from 'vitest'
import { partsOfText } from './parts-of-text.ts'

function marked(text: string, sought: string): string {
  return partsOfText(text, sought)
    .map((part) => (part.isFound ? `[${part.text}]` : part.text))
    .join('')
}

describe('partsOfText', () => {
  it.each([
    ['Inlet desk lamp', '', 'Inlet desk lamp'],
    ['Inlet desk lamp', 'lamp', 'Inlet desk [lamp]'],
    ['Inlet desk lamp', 'LAMP in', '[In]let desk [lamp]'],
    ['Inlet desk lamp', 'clay', 'Inlet desk lamp'],
    ['a (b) a', '(b)', 'a [(b)] a'],
  ])('marks in “%s” what “%s” stands for', (text, sought, expected) => {
    expect(marked(text, sought)).toBe(expected)
  })
})
