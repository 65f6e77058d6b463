// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { focusFirstError } from './first-error.ts'

const find = (selector: string) => document.querySelector(selector) as HTMLInputElement
const form = (): HTMLFormElement => document.querySelector('form') as HTMLFormElement

beforeEach(() => {
  document.body.innerHTML = `<form>
    <input id="a"><input id="b" aria-invalid="true" disabled><input id="c" aria-invalid="true">
    <input id="d" aria-invalid="true"><button></button>
  </form><input id="other">`
})

describe('focusFirstError', () => {
  it('[EVT-08] focuses the first control in error that can be reached', () => {
    for (const before of ['button', '#d']) {
      find(before).focus()
      focusFirstError(form(), find(before))
      expect(document.activeElement).toBe(find('#c'))
    }
  })

  it('[EVT-08] leaves the focus where it went meanwhile', () => {
    for (const now of ['#a', '#other']) {
      find(now).focus()
      focusFirstError(form(), find('button'))
      expect(document.activeElement).toBe(find(now))
    }
  })

  it('[EVT-08] leaves the focus where it is when nothing is wrong', () => {
    for (const each of document.querySelectorAll('[aria-invalid]')) {
      each.removeAttribute('aria-invalid')
    }
    find('button').focus()
    focusFirstError(form(), find('button'))
    expect(document.activeElement).toBe(find('button'))
  })
})
