// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { viewOf } from '../../test/form-stage.ts'
import { changedFields, fieldsToSubmit, forgetSent, noteSent } from './form-changes.ts'

const paths = (fields: readonly { path: string }[]): string[] => fields.map(({ path }) => path)

function open(): { form: HTMLFormElement; enter(name: string, text: string): void } {
  document.body.innerHTML = '<form><input name="f[a]"><input name="f[password]"></form>'
  const form = document.querySelector('form') as HTMLFormElement
  return {
    form,
    enter(name, text) {
      const field = form.querySelector<HTMLInputElement>(`[name="f[${name}]"]`)
      if (field !== null) field.value = text
    },
  }
}

const of = viewOf('f', { a: '' }, { blank: ['password'] })

describe('changedFields', () => {
  it('gives what differs from the state and from what was sent, and what has failed', async () => {
    const { form, enter } = open()
    expect(changedFields(form, of)).toEqual([])
    enter('a', 'x')
    enter('password', 'y')
    const fields = changedFields(form, of)
    expect(paths(fields)).toEqual(['a', 'password'])
    const failed = Promise.reject(new Error('failed'))
    noteSent(form, fields, failed)
    expect(changedFields(form, of)).toEqual([])
    await failed.catch(() => undefined)
    expect(paths(changedFields(form, of))).toEqual(['a', 'password'])
  })

  it('gives a field again whose value went elsewhere and came back', () => {
    const { form, enter } = open()
    enter('a', 'x')
    noteSent(form, changedFields(form, of), Promise.resolve())
    enter('a', '')
    expect(paths(changedFields(form, of))).toEqual(['a'])
  })
})

describe('fieldsToSubmit', () => {
  it('gives what only the server keeps as long as there is something in it', () => {
    const { form, enter } = open()
    expect(fieldsToSubmit(form, of)).toEqual([])
    enter('password', 'y')
    noteSent(form, fieldsToSubmit(form, of), Promise.resolve())
    expect(paths(fieldsToSubmit(form, of))).toEqual(['password'])
  })
})

describe('forgetSent', () => {
  it('lets a form begin again', () => {
    const { form, enter } = open()
    enter('password', 'y')
    noteSent(form, changedFields(form, of), Promise.resolve())
    forgetSent(form)
    expect(paths(changedFields(form, of))).toEqual(['password'])
  })
})
