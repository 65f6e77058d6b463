// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { viewOf } from '../../test/form-stage.ts'
import { controlsOf, elementsOf, fieldsOf, pathOf } from './form-fields.ts'

function formIn(html: string): HTMLFormElement {
  document.body.innerHTML = html
  return document.querySelector('form') as HTMLFormElement
}

/** What the fields of a form hold, by path. */
function read(form: HTMLFormElement, values: Parameters<typeof viewOf>[1]): object {
  const fields = fieldsOf(form, viewOf('f', values))
  return Object.fromEntries(fields.map(({ path, value }) => [path, value]))
}

describe('elementsOf', () => {
  it('gives what names the form from outside, whatever its controls are called', () => {
    const form = formIn('<form id="f"><input name="elements"></form><input name="b" form="f">')
    expect(elementsOf(form).map((each) => each.getAttribute('name'))).toEqual(['elements', 'b'])
  })
})

describe('controlsOf', () => {
  it('leaves out what is disabled, what is a button, and what is not of the author', () => {
    const form = formIn(`<form>
      <input name="a"><input name="b" disabled><input name="live:csrf" type="hidden">
      <button name="c"></button><input name="d" type="submit"><output name="e"></output>
    </form>`)
    expect(controlsOf(form).map(({ name }) => name)).toEqual(['a'])
  })
})

describe('pathOf', () => {
  it('gives paths of the names of a form', () => {
    const of = viewOf('f', {})
    const names = ['f[a]', 'f[a][b]', 'f[items][k0][title]', 'f[tags][]', 'g[a]', 'f', 'a', 'fa]']
    expect(names.map((name) => pathOf(of, { name }))).toEqual([
      'a',
      'a.b',
      'items.k0.title',
      'tags',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('fieldsOf', () => {
  it('[EVT-06] reads texts, and what is chosen of several', () => {
    const form = formIn(`<form>
      <input name="f[name]" value="Ada"><textarea name="f[bio]">text</textarea>
      <input type="radio" name="f[size]" value="s"><input type="radio" name="f[size]" value="m" checked>
      <select name="f[colour]"><option>red</option><option selected>green</option></select>
      <input name="other" value="x">
    </form>`)
    expect(read(form, { name: '', bio: '', size: 's', colour: 'red' })).toEqual({
      name: 'Ada',
      bio: 'text',
      size: 'm',
      colour: 'green',
    })
  })

  it('[EVT-06] reads boxes as what the form has them for: a boolean, a list, or a text', () => {
    const form = formIn(`<form>
      <input type="hidden" name="f[agree]" value="false"><input type="checkbox" name="f[agree]" value="true" checked>
      <input type="checkbox" name="f[news]">
      <input type="checkbox" name="f[tags]" value="a" checked><input type="checkbox" name="f[tags]" value="b">
      <input type="checkbox" name="f[one]" value="yes" checked>
      <select name="f[many]" multiple><option selected>x</option><option>y</option><option selected>z</option></select>
    </form>`)
    expect(read(form, { agree: false, news: true, tags: [], one: '', many: [] })).toEqual({
      agree: true,
      news: false,
      tags: ['a'],
      one: 'yes',
      many: ['x', 'z'],
    })
  })

  it('[EVT-06] leaves out files, and what is no value of its control', () => {
    const form = formIn(
      '<form><input type="file" name="f[photo]"><input type="number" name="f[age]"><input name="f[a]"></form>',
    )
    Object.defineProperty(form.querySelector('[type=number]'), 'validity', {
      value: { badInput: true },
    })
    expect(read(form, { age: '', a: '' })).toEqual({ a: '' })
  })
})
