// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { checkbox, listed, multiple, radio, select } from './choice-kinds.ts'
import type { Field } from './field.ts'

function make(html: string, selector = '*'): Field {
  document.body.innerHTML = html
  return document.body.querySelector(selector) as Field
}
const options = (...names: string[]): string => names.map((each) => `<option>${each}`).join('')

describe('checkbox', () => {
  it('[EVT-05] knows what the HTML gave, whatever was clicked since', () => {
    const box = make('<input type="checkbox" checked>')
    box.checked = false
    expect([checkbox.initial(box, true), checkbox.read(box)]).toEqual([true, false])
  })

  it('[EVT-05] lets a reset go back to the first rendered value, and keeps the choice meanwhile', () => {
    const box = make('<input type="checkbox">')
    checkbox.setDefault(box, true)
    expect([box.defaultChecked, box.checked]).toEqual([true, false])
  })
})

describe('radio', () => {
  it('[EVT-05] changes together with the buttons of its name and form', () => {
    const html = ['a', 'b'].map((id) => `<input type="radio" name="n" value="${id}">`).join('')
    make(`<form id="one">${html}</form><form id="two">${html}</form>${html}`)
    const [first, outside] = [
      document.querySelector('#one input'),
      document.querySelector('body > input'),
    ] as unknown as [Field, Field]
    expect([...radio.group(first)].map((each) => each.form?.id)).toEqual(['one', 'one'])
    expect([...radio.group(outside)].map((each) => each.form)).toEqual([null, null])
  })
})

describe('select', () => {
  it('[EVT-05] differs only while there is an option for what was exchanged', () => {
    const list = make(`<select>${options('a', 'b')}</select>`)
    list.value = 'b'
    expect(select.differs(list, 'a')).toBe(true)
    expect(select.differs(list, 'b')).toBe(false)
    expect(select.differs(list, 'gone')).toBe(false)
    expect(select.differs(list, Number.NaN)).toBe(true)
  })

  it('[EVT-05] lets a reset go back to the first choice where the HTML has none', () => {
    const list = make(`<select>${options('a', 'b')}</select>`)
    select.write(list, 'b', undefined)
    select.setDefault(list, 'b')
    expect([...list.options].map((option) => option.defaultSelected)).toEqual([false, true])
  })
})

describe('multiple', () => {
  it('[EVT-05] reads and writes any number of choices, in no order', () => {
    const list = make(`<select multiple>${options('a', 'b', 'c')}</select>`)
    multiple.write(list, listed(['c', 'a']), undefined)
    expect(multiple.read(list)).toBe(listed(['a', 'c']))
    expect(multiple.shows(list, listed(['c', 'a']))).toBe(true)
    multiple.write(list, listed([]), undefined)
    expect(multiple.read(list)).toBe(listed([]))
  })

  it('[EVT-05] tells no choice from the choice of nothing', () => {
    expect(listed([])).not.toBe(listed(['']))
  })

  it('[EVT-05] does not differ by options that are gone', () => {
    const list = make(`<select multiple>${options('a', 'b')}</select>`)
    multiple.write(list, listed(['a']), undefined)
    expect(multiple.differs(list, listed(['a', 'gone']))).toBe(false)
    expect(multiple.differs(list, listed(['a', 'b']))).toBe(true)
    expect(multiple.differs(list, Number.NaN)).toBe(true)
  })
})
