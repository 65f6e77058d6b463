// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { editableHtml, editableText } from './editable-kinds.ts'
import type { Field } from './field.ts'

function make(html: string): Field {
  document.body.innerHTML = `<div contenteditable>${html}</div>`
  return document.body.firstElementChild as Field
}

describe('editableText', () => {
  it('[EVT-05] writes text, and compares it by its text', () => {
    const field = make('')
    editableText.write(field, '<b>', undefined)
    expect([field.innerHTML, editableText.shows(field, '<b>')]).toEqual(['&lt;b&gt;', true])
  })

  it('[EVT-05] notices a line break that the text does not show', () => {
    const field = make('text')
    const base = editableText.read(field)
    field.append(document.createElement('br'))
    expect([editableText.shows(field, 'text'), editableText.differs(field, base)]).toEqual([
      true,
      true,
    ])
  })

  it("[EVT-05] tells a new element, the page's own HTML, and one that was edited from each other", () => {
    expect(editableText.initial(make(''), 'text')).toBe('')
    expect(editableText.initial(make('te<!---->xt'), 'text')).toBe('te<!---->xt')
    expect(editableText.initial(make('edited'), 'text')).toBeNaN()
  })
})

describe('editableHtml', () => {
  it('[EVT-05] writes what was rendered as it is', () => {
    const field = make('')
    editableHtml.write(field, 'ignored', '<b>x</b>')
    expect([field.innerHTML, editableHtml.shows(field, '<b>x</b>')]).toEqual(['<b>x</b>', true])
  })

  it("[EVT-05] takes HTML that the browser writes differently for the page's own", () => {
    expect(editableHtml.initial(make('<br>'), '<br/>')).toBe('<br>')
  })
})
