// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { entriesOf, nestEntries } from './form-entries.ts'

describe('entriesOf', () => {
  it('[EVT-06] reads a form as a browser would send it, with its button', () => {
    document.body.innerHTML = `<form>
      <input name="user[name]" value="Ada"><input name="tag[]" value="a"><input name="x" value="1">
      <input name="x" value="2"><input type="checkbox" name="off"><input type="file" name="file">
      <input type="hidden" name="live:csrf" value="t"><button name="do" value="it"></button>
    </form>`
    const form = document.querySelector('form') as HTMLFormElement
    const entries = { 'user[name]': 'Ada', 'tag[]': ['a'], x: ['1', '2'] }
    expect(entriesOf(form)).toEqual(entries)
    expect(entriesOf(form, document.querySelector('button'))).toEqual({ ...entries, do: 'it' })
  })
})

describe('nestEntries', () => {
  it('puts what names lead to into objects, and nothing into prototypes', () => {
    const entries = Object.fromEntries([
      ['user[name]', 'Ada'],
      ['user[address][city]', 'Ulm'],
      ['tags[]', ['a']],
      ['a[__proto__][b]', 'x'],
      ['constructor', 'x'],
    ])
    expect(nestEntries(entries)).toEqual({
      user: { name: 'Ada', address: { city: 'Ulm' } },
      tags: ['a'],
    })
  })
})
