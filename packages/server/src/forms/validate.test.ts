import { form } from '@livejsx/view'
import { modelOf, type FormModel } from '@livejsx/view/internal'
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { issuesOf, validate, type Verdict } from './validate.ts'

const first = { name: '', tags: ['a'], inner: { age: 1 }, rows: [{ text: 'x' }, { text: '' }] }

const zod = z.object({
  name: z.string().min(1, 'is empty'),
  tags: z.array(z.string()),
  inner: z.object({ age: z.number() }),
  rows: z.array(z.object({ text: z.string().min(1, 'is empty') })),
})
const valibot = v.object({
  name: v.pipe(v.string(), v.minLength(1, 'is empty')),
  tags: v.array(v.string()),
  inner: v.object({ age: v.number() }),
  rows: v.array(v.object({ text: v.pipe(v.string(), v.minLength(1, 'is empty')) })),
})
const arktype = type({
  name: 'string > 0',
  tags: 'string[]',
  inner: { age: 'number' },
  rows: type({ text: 'string > 0' }).array(),
})

function modelWith(change: Partial<FormModel>): FormModel {
  return { ...modelOf(form(zod, first) as never), ...change }
}

describe('validate', () => {
  it.each([
    ['zod', zod],
    ['valibot', valibot],
    ['arktype', arktype],
  ])('[EVT-07] sorts the complaints of %s by fields, rows by their keys', (_name, schema) => {
    const verdict = validate(modelWith({ schema, rows: { rows: ['k1', 'k0'] } }))
    expect(verdict).toEqual({
      issues: { name: [expect.any(String)], 'rows.k1.text': [expect.any(String)] },
      output: undefined,
    })
  })

  it.each([
    ['zod', zod],
    ['valibot', valibot],
    ['arktype', arktype],
  ])('[EVT-07] gives what %s makes of valid values', (_name, schema) => {
    const raw = { ...modelWith({}).raw, name: 'Ada', 'rows.k1.text': 'y' }
    expect(validate(modelWith({ schema, raw }))).toEqual({
      issues: {},
      output: {
        value: {
          name: 'Ada',
          tags: ['a'],
          inner: { age: 1 },
          rows: [{ text: 'x' }, { text: 'y' }],
        },
      },
    })
  })

  it.each([
    ['valibot', v.object({ password: v.pipe(v.string(), v.regex(/^\d+$/)) })],
    ['arktype', type({ password: /^\d+$/ })],
  ])('[EVT-07] tells nobody the password that %s complains about', (_name, schema) => {
    const own = modelOf(form(schema, { password: 'hunter2' }) as never)
    const { issues } = validate(own) as Verdict
    expect(issues).toEqual({ password: [expect.stringContaining('…')] })
    expect(JSON.stringify(issues)).not.toContain('hunter2')
  })

  it.each([
    ['zod', zod.refine(() => Promise.resolve(false), { path: ['name'], error: 'is taken' })],
    [
      'valibot',
      v.pipeAsync(
        v.unknown(),
        v.checkAsync(() => Promise.resolve(false), 'is taken'),
      ),
    ],
  ])('[EVT-07] waits for an async schema of %s', async (_name, schema) => {
    const raw = { ...modelWith({}).raw, name: 'Ada', 'rows.k1.text': 'y' }
    const verdict = validate(modelWith({ schema, raw }))
    expect(verdict).toBeInstanceOf(Promise)
    expect(Object.values((await verdict).issues ?? {})).toEqual([['is taken']])
  })

  it('throws what a schema throws, at once or later', async () => {
    const ask = async (schema: FormModel['schema']) => validate(modelWith({ schema }))
    const atOnce = (): never => {
      throw new Error('The database is gone')
    }
    const later = () => Promise.reject(new Error('The database is gone'))
    await expect(ask(z.unknown().refine(atOnce))).rejects.toThrow('The database is gone')
    await expect(ask(v.pipe(v.unknown(), v.check(atOnce)))).rejects.toThrow('The database is gone')
    const async = v.pipeAsync(v.unknown(), v.checkAsync(later))
    await expect(ask(async)).rejects.toThrow('The database is gone')
  })
})

describe('issuesOf', () => {
  it('[EVT-06] puts a complaint where the form shows it', () => {
    const paths = [
      [],
      ['nothing'],
      ['tags', 3],
      ['inner'],
      ['inner', 'age', 'x'],
      ['rows'],
      ['rows', 1],
      ['rows', 9, 'text'],
      ['rows', 'length'],
      [{ key: 'name' }],
      ['__proto__', 'x'],
      ['inner.age'],
      [Symbol('s')],
    ]
    const issues = paths.map((path, index) => ({ path, message: String(index) }))
    expect(issuesOf(modelWith({}), issues)).toEqual({
      '': ['0', '1', '10', '11', '12'],
      tags: ['2'],
      inner: ['3'],
      'inner.age': ['4'],
      rows: ['5', '7', '8'],
      'rows.k1': ['6'],
      name: ['9'],
    })
  })
})
