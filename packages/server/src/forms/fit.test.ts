import { form } from '@livejsx/view'
import { modelOf, type LeafShape } from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fit, leafAt } from './fit.ts'

const file = new File(['x'], 'x.txt')
const noFile = new File([], '')

describe('fit', () => {
  const leaf = (type: LeafShape['type'], isList = false): LeafShape => ({
    kind: 'leaf',
    type,
    isList,
    isSecret: false,
    empty: '',
  })

  it.each([
    [leaf('text'), 'a', 'a'],
    [leaf('number'), 'x', 'x'],
    [leaf('boolean'), true, true],
    [leaf('boolean'), 'on', true],
    [leaf('boolean'), 'false', false],
    [leaf('boolean'), '', false],
    [leaf('text', true), ['a'], ['a']],
    [leaf('file'), file, file],
    [leaf('file'), [file], file],
    [leaf('file'), [noFile], undefined],
    [leaf('file'), '', undefined],
    [leaf('file', true), [file, noFile], [file]],
    [leaf('file', true), file, [file]],
  ])('[EVT-06] takes for %o: %o', (shape, value, raw) => {
    expect(fit(shape, value)).toEqual({ raw })
  })

  it.each([
    [leaf('text'), 1],
    [leaf('text'), null],
    [leaf('text'), true],
    [leaf('text'), ['a']],
    [leaf('text'), file],
    [leaf('number'), 1],
    [leaf('boolean'), ['on']],
    [leaf('boolean'), file],
    [leaf('text', true), 'a'],
    [leaf('text', true), [1]],
    [leaf('text', true), [file]],
    [leaf('file'), 'a'],
    [leaf('file'), [file, file]],
    [leaf('file'), { name: 'x' }],
    [leaf('file', true), [file, 'a']],
  ])('[EVT-06] says why it does not take for %o: %o', (shape, value) => {
    expect(fit(shape, value)).toEqual({ misfit: expect.stringContaining('expected') })
  })
})

describe('leafAt', () => {
  const { shape } = modelOf(form(z.unknown(), { rows: [{ inner: [{ text: '' }] }] }) as never)

  it('finds a field, and tells of the rows on the way', () => {
    const met: string[] = []
    const onRow = (list: string, key: string) => met.push(`${list} ${key}`) > 0
    expect(leafAt(shape, 'rows.k1.inner.k2.text', onRow)?.type).toBe('text')
    expect(met).toEqual(['rows k1', 'rows.k1.inner k2'])
  })

  it('finds nothing beyond a row that is refused', () => {
    expect(leafAt(shape, 'rows.k1.inner.k2.text', () => false)).toBeUndefined()
  })
})
