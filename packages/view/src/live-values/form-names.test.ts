import { describe, expect, it } from 'vitest'
import { fieldId, fieldName, isRowKey, isSegment, pathTo, segmentsOfName } from './form-names.ts'

describe('isRowKey', () => {
  it('takes a letter and a number of up to six digits', () => {
    expect(['k0', 'k12', 'k999999'].map(isRowKey)).toEqual([true, true, true])
    expect(['', 'k', '0', 'k01', 'k1000000', 'k-1', 'k1.', 'length'].filter(isRowKey)).toEqual([])
  })
})

describe('isSegment', () => {
  it('refuses what every object has, and what paths are made of', () => {
    const refused = ['', 'a.b', 'a[0]', 'a b', '__proto__', 'constructor', 'prototype', 'toString']
    expect(refused.filter(isSegment)).toEqual([])
    expect(['name', 'naïve', 'a-b', '0'].every(isSegment)).toBe(true)
  })
})

describe('pathTo', () => {
  it('joins by dots', () => {
    expect([pathTo('', 'name'), pathTo('address', 'city')]).toEqual(['name', 'address.city'])
  })
})

describe('fieldName', () => {
  it('puts each segment into brackets', () => {
    expect(fieldName('profile', 'items.k3.title')).toBe('profile[items][k3][title]')
  })
})

describe('fieldId', () => {
  it('is made of characters that need no escape in CSS, and unique', () => {
    expect(fieldId('profile', 'address.city')).toBe('profile-address-city')
    expect(fieldId('profile', 'größe/m')).toBe('profile-gr_f6_dfe_2fm')
  })
})

describe('segmentsOfName', () => {
  it('takes a name apart', () => {
    expect(segmentsOfName('user')).toEqual(['user'])
    expect(segmentsOfName('user[address][city]')).toEqual(['user', 'address', 'city'])
    expect(segmentsOfName('user[tags][]')).toEqual(['user', 'tags', ''])
    expect(segmentsOfName('tags[]')).toEqual(['tags', ''])
  })

  it.each([
    [''],
    ['[a]'],
    ['a[b'],
    ['a]b['],
    ['a[b]c'],
    ['a[[b]]'],
    ['a[][b]'],
    ['__proto__'],
    ['a[b][__proto__]'],
    ['a[constructor]'],
    ['prototype[a]'],
    ['a'.repeat(201)],
    [`a${'[a]'.repeat(11)}`],
  ])('refuses %o', (name) => {
    expect(segmentsOfName(name)).toBeUndefined()
  })
})
