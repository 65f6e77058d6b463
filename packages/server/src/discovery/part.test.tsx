import { describe, expect, it } from 'vitest'
import { compareProps, isSameContext } from './part.ts'

describe('compareProps', () => {
  const list = [1, 2]
  const slot = () => null
  it.each([
    ['equal', { id: 'a', n: 1, list }, { id: 'a', n: 1, list }],
    ['equal', { n: Number.NaN }, { n: Number.NaN }],
    ['changed', { n: 1 }, { n: 2 }],
    ['changed', { list }, { list: [1, 2] }],
    ['changed', { n: 1 }, {}],
    ['changed', {}, { n: undefined }],
    ['slots', { children: <b /> }, { children: <b /> }],
    ['slots', { row: slot }, { row: slot }],
    ['slots', { children: <b /> }, { children: [<i key="i" />, 'text'] }],
    ['equal', { children: <b /> }, {}],
    ['changed', { n: 1, row: slot }, { n: 2, row: slot }],
  ] as const)('[COMP-02] says %s of %j and %j', (result, before, after) => {
    expect(compareProps(before, after)).toBe(result)
  })
})

describe('isSameContext', () => {
  const provider = (value: unknown) => ({ props: { value }, getChildContext: () => ({}) })
  it.each([
    [true, {}, {}],
    [true, { __cC1: provider('a') }, { __cC1: provider('a') }],
    [false, { __cC1: provider('a') }, { __cC1: provider('b') }],
    [false, {}, { __cC1: provider('a') }],
    [false, { theme: {} }, { theme: {} }],
    [true, { theme: 'dark' }, { theme: 'dark' }],
  ])('says %s', (isSame, before, after) => {
    expect(isSameContext(before, after)).toBe(isSame)
  })
})
