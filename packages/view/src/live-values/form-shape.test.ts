import { describe, expect, it } from 'vitest'
import { isSameShape, shapeAt, shapeOf, type Shape, type ShapeOptions } from './form-shape.ts'

function typesOf(shape: Shape | undefined): unknown {
  if (shape === undefined) return undefined
  if (shape.kind === 'leaf') return shape.isList ? [shape.type] : shape.type
  const group = shape.kind === 'rows' ? shape.row : shape
  const fields = Object.fromEntries([...group.fields].map(([name, at]) => [name, typesOf(at)]))
  return shape.kind === 'rows' ? { rows: fields } : fields
}

describe('shapeOf', () => {
  it('[EVT-07] reads what fields are from the first values', () => {
    const shape = shapeOf({
      text: '',
      count: 0,
      big: 1n,
      on: false,
      day: new Date(0),
      tags: ['a'],
      sizes: [1],
      none: undefined,
      nothing: null,
      inner: { text: '', rows: [{ text: '' }] },
    })
    expect(typesOf(shape)).toEqual({
      text: 'text',
      count: 'number',
      big: 'bigint',
      on: 'boolean',
      day: 'date',
      tags: ['text'],
      sizes: ['number'],
      none: 'text',
      nothing: 'text',
      inner: { text: 'text', rows: { rows: { text: 'text' } } },
    })
  })

  it('[EVT-07] asks the options what first values do not tell', () => {
    const options = {
      types: { age: 'number', photo: 'file', photos: 'file', ids: 'number', 'rows.day': 'date' },
      rows: { rows: { day: undefined, inner: [] }, 'rows.inner': { text: '' } },
    } as const
    const shape = shapeOf({ age: undefined, photo: null, photos: [], ids: [], rows: [] }, options)
    expect(typesOf(shape)).toEqual({
      age: 'number',
      photo: 'file',
      photos: ['file'],
      ids: ['number'],
      rows: { rows: { day: 'date', inner: { rows: { text: 'text' } } } },
    })
  })

  it('[EVT-07] knows secrets by their names and by the options', () => {
    const shape = shapeOf(
      { password: '', newPasswd: '', passphrase: '', pin: '', inner: { code: '' }, passage: '' },
      { secret: ['pin', 'inner.code'] },
    )
    const secret = [...shape.fields].filter(([, at]) => at.kind === 'leaf' && at.isSecret)
    expect(secret.map(([name]) => name)).toEqual(['password', 'newPasswd', 'passphrase', 'pin'])
    expect(shapeAt(shape, 'inner.code')).toMatchObject({ isSecret: true })
  })

  it('remembers what an empty optional field is', () => {
    const { fields } = shapeOf({ text: '', none: undefined, nothing: null, count: 0 })
    const empty = [...fields.values()].map((at) => at.kind === 'leaf' && at.empty)
    expect(empty).toEqual(['', undefined, null, undefined])
  })

  it.each([
    ['a name with a dot', { 'a.b': '' }, 'no field can be named `a.b`'],
    ['a name with brackets', { 'a[]': '' }, 'no field can be named'],
    ['a name that every object has', { constructor: '' }, 'no field can be named `constructor`'],
    ['a map', { a: new Map() }, 'no field can hold the value of `a`'],
    ['a function', { a: () => '' }, 'no field can hold the value of `a`'],
    ['a symbol', { a: { b: Symbol('b') } }, 'no field can hold the value of `a.b`'],
  ])('refuses %s', (_name, values, message) => {
    expect(() => shapeOf(values)).toThrow(message)
  })

  it('refuses values that are nested too deeply', () => {
    const deep = Array.from({ length: 11 }).reduce<object>((a) => ({ a }), { text: '' })
    expect(() => shapeOf(deep)).toThrow('nested more than 10 levels deep')
    const own: Record<string, unknown> = {}
    own['own'] = own
    expect(() => shapeOf(own)).toThrow('nested more than 10 levels deep')
  })
})

describe('shapeAt', () => {
  const shape = shapeOf({ name: '', inner: { text: '' }, rows: [{ text: '' }] })

  it('finds fields, groups, lists and rows', () => {
    const rows = { rows: ['k0'] }
    const kinds = ['', 'name', 'inner', 'inner.text', 'rows', 'rows.k0', 'rows.k0.text'].map(
      (path) => shapeAt(shape, path, rows)?.kind,
    )
    expect(kinds).toEqual(['group', 'leaf', 'group', 'leaf', 'rows', 'group', 'leaf'])
  })

  it.each([
    ['toString'],
    ['name.text'],
    ['inner.other'],
    ['rows.k1.text'],
    ['rows.0.text'],
    ['rows.length'],
    ['.'],
    ['__proto__'],
  ])('finds nothing at %o', (path) => {
    expect(shapeAt(shape, path, { rows: ['k0'] })).toBeUndefined()
  })

  it('takes any key of a row where no rows are given', () => {
    expect(shapeAt(shape, 'rows.k9.text')?.kind).toBe('leaf')
    expect(shapeAt(shape, 'rows.k1000000.text')).toBeUndefined()
  })
})

describe('isSameShape', () => {
  const row = { text: '' }
  const values = { name: '', tags: ['a'], inner: { on: true }, rows: [row] }
  const shape = shapeOf(values)

  it('takes other values for the same', () => {
    expect(isSameShape(shape, shapeOf({ ...values, name: 'Ada', inner: { on: false } }))).toBe(true)
  })

  it.each<[string, object, ShapeOptions?]>([
    ['another type', { ...values, name: 1 }],
    ['another empty value', { ...values, name: null }],
    ['a list', { ...values, name: [''] }],
    ['another kind', { ...values, inner: '' }],
    ['other fields inside', { ...values, inner: { off: true } }],
    ['a field more', { ...values, more: '' }],
    ['another order', { tags: ['a'], name: '', inner: { on: true }, rows: [row] }],
    ['another first row', { ...values, rows: [{ text: '' }] }],
    ['a secret', values, { secret: ['name'] }],
  ])('tells %s', (_difference, other, options) => {
    expect(isSameShape(shape, shapeOf(other, options))).toBe(false)
    expect(isSameShape(shapeOf(other, options), shape)).toBe(false)
  })
})
