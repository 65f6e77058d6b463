import { form, type Form } from '@livejsx/view'
import { modelOf, type FormState } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createFormHandle } from './form-handle.ts'

const Profile = z.object({
  name: z.string().min(1, 'is empty'),
  age: z.number().optional(),
  password: z.string(),
  rows: z.array(z.object({ text: z.string() })),
})

function open(schema: z.ZodType<z.infer<typeof Profile>> = Profile) {
  const first = { name: 'Ada', age: undefined, password: '', rows: [{ text: 'a' }, { text: 'b' }] }
  let state = form(schema, first, { types: { age: 'number' } }) as unknown as FormState
  const handle = createFormHandle({
    get: () => state,
    update: (change) => (state = change(state)),
  }) as Form<z.infer<typeof Profile>>
  return {
    handle,
    get state() {
      return state
    },
  }
}

describe('a form as handlers see it', () => {
  it('[EVT-07] has typed values', () => {
    const { handle } = open()
    handle.set('age', 36)
    expect(handle.values).toEqual({
      name: 'Ada',
      age: 36,
      password: '',
      rows: [{ text: 'a' }, { text: 'b' }],
    })
    expect([handle.changed, handle.target, handle.submitter]).toEqual([true, undefined, undefined])
  })

  it('[EVT-05] sets a field on purpose: the page shows it, whoever is in it', () => {
    const opened = open()
    opened.handle.addError('name', 'is taken')
    opened.handle.set('name', 'Grace')
    opened.handle.set('name', 'Grace')
    expect([opened.state.values['name'], opened.state.rev, opened.state.errors]).toEqual([
      'Grace',
      { name: 2 },
      {},
    ])
  })

  it('[EVT-05] sets a field for when the visitor has left it', () => {
    const opened = open()
    opened.handle.set('name', 'Grace', { overwrite: false })
    expect([opened.state.values['name'], opened.state.rev]).toEqual(['Grace', {}])
  })

  it('[EVT-05] shows what it has again, of one field or all', () => {
    const opened = open()
    opened.handle.overwrite('name')
    opened.handle.overwrite()
    expect(opened.state.rev).toEqual({ name: 1, '': 1 })
  })

  it('[EVT-07] validates, and has the output then', async () => {
    const { handle } = open()
    expect([handle.valid, handle.output]).toEqual([false, undefined])
    expect(await handle.validate()).toBe(true)
    expect([handle.valid, handle.output]).toMatchObject([true, { name: 'Ada' }])
    expect(await handle.validate({ ...handle.values, name: '' })).toBe(false)
    expect([handle.valid, handle.output, handle.values.name]).toEqual([false, undefined, ''])
  })

  it('[EVT-07] rejects with what a schema throws', async () => {
    const { handle } = open(
      Profile.refine(() => {
        throw new Error('The database is gone')
      }),
    )
    await expect(handle.validate()).rejects.toThrow('The database is gone')
  })

  it('[EVT-07] adds errors to fields, lists, rows and itself, and takes them away', () => {
    const { handle } = open()
    handle.addError('name', 'is taken')
    handle.addError('name', 'is odd')
    handle.addError('rows', 'are few')
    handle.addError('', 'is wrong')
    expect(handle.errors).toEqual({
      name: ['is taken', 'is odd'],
      rows: ['are few'],
      '': ['is wrong'],
    })
    handle.clearErrors()
    expect(handle.errors).toEqual({})
  })

  it('[EVT-07] begins again with its first values', async () => {
    const opened = open()
    await opened.handle.validate({ ...opened.handle.values, name: '' })
    opened.handle.addError('name', 'is odd')
    opened.handle.reset()
    expect(opened.state).toMatchObject({
      values: { name: 'Ada' },
      errors: {},
      used: [],
      valid: false,
      changed: false,
      rev: { name: 1, password: 1 },
    })
  })

  it('[EVT-07] begins again with other values, rows in their places', () => {
    const opened = open()
    const rows = [{ text: 'a' }, { text: 'c' }, { text: 'd' }]
    opened.handle.reset({ ...opened.handle.values, rows })
    expect(opened.state.rows).toEqual({ rows: ['k0', 'k1', 'k2'] })
    expect(opened.state.rev).toEqual({ password: 1, 'rows.k1.text': 1, 'rows.k2.text': 1 })
    opened.handle.set('name', 'Grace')
    opened.handle.reset()
    expect(opened.handle.values).toMatchObject({ name: 'Ada', rows })
  })

  it('[EVT-07] changes rows', () => {
    const opened = open()
    opened.handle.insertRow('rows', { text: 'c' }, 0)
    opened.handle.moveRow('rows.k1', 0)
    opened.handle.removeRow('rows.k0')
    expect(opened.handle.values.rows).toEqual([{ text: 'b' }, { text: 'c' }])
  })

  it('[EVT-10] lets the browser send it', () => {
    const opened = open()
    opened.handle.handOver()
    const { action } = opened.state
    expect(action).toEqual(expect.any(String))
    opened.handle.handOver()
    expect(opened.state.action).not.toBe(action)
  })

  it.each([
    ['set', (handle: Form<never>) => handle.set('nmae' as never, '')],
    ['set a group', (handle: Form<never>) => handle.set('rows' as never, [])],
    ['overwrite', (handle: Form<never>) => handle.overwrite('rows.k9.text' as never)],
    ['addError', (handle: Form<never>) => handle.addError('__proto__' as never, '')],
    ['insertRow', (handle: Form<never>) => handle.insertRow('name' as never)],
  ])('names a path that is none: %s', (_name, run) => {
    expect(() => run(open().handle as never)).toThrow(/The form has no (field|list of rows) `/)
  })

  it('keeps what was known before each change', () => {
    const opened = open()
    const before = opened.state
    opened.handle.set('name', 'Grace')
    expect(modelOf(before).raw['name']).toBe('Ada')
  })
})
