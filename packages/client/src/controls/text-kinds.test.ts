// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Field } from './field.ts'
import { file, parsed, text } from './text-kinds.ts'

function make(html: string): Field {
  document.body.innerHTML = html
  return document.body.firstElementChild as Field
}

describe('text', () => {
  it('[EVT-05] keeps the caret where it is, as far as the new text goes', () => {
    const field = make('<input value="hello">')
    field.focus()
    field.setSelectionRange(2, 3)
    text.write(field, 'longer text', undefined)
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['longer text', 2, 3])
    text.write(field, 'x', undefined)
    expect(field.selectionStart).toBe(1)
  })

  it('[EVT-05] knows what the HTML gave, whatever was typed since', () => {
    const field = make('<input value="from the server">')
    field.value = 'typed'
    expect(text.initial(field, 'any')).toBe('from the server')
    const area = make('<textarea>from the server</textarea>')
    area.value = 'typed'
    expect(text.initial(area, 'any')).toBe('from the server')
  })

  it('[EVT-05] lets a reset go back to the first rendered value where the HTML has none', () => {
    const made = make('<input>')
    text.setDefault(made, 'first')
    const given = make('<input value="given">')
    text.setDefault(given, 'first')
    const area = make('<textarea></textarea>')
    text.setDefault(area, 'first')
    expect([made.defaultValue, given.defaultValue, area.defaultValue]).toEqual([
      'first',
      'given',
      'first',
    ])
  })
})

describe('parsed', () => {
  it('[EVT-05] reads text that is no value as one that nothing equals', () => {
    const field = make('<input type="number">')
    Object.defineProperty(field, 'validity', { value: { badInput: true } })
    expect(parsed.read(field)).toBeNaN()
    expect([parsed.differs(field, ''), parsed.differs(field, Number.NaN)]).toEqual([true, true])
    expect(parsed.shows(field, '')).toBe(false)
  })
})

describe('file', () => {
  it('[EVT-05] can only be emptied', () => {
    const field = make('<input type="file">')
    file.write(field, 'anything', undefined)
    expect(file.read(field)).toBe('')
  })
})
