import { describe, expect, it } from 'vitest'
import { cellText, editCell, readCell, type Product } from './products.ts'

const kettle: Product = {
  id: 2,
  name: 'Basalt kettle',
  group: 'Kitchen',
  stock: 12,
  price: 89.5,
  sold: 0,
}

describe('readCell', () => {
  it.each([
    ['name', '  Ember mug ', 'Ember mug'],
    ['group', 'Paper', 'Paper'],
    ['stock', '0', 0],
    ['stock', '9999', 9999],
    ['price', '12', 12],
    ['price', '12,5', 12.5],
    ['price', '0.01', 0.01],
  ] as const)('reads %s from “%s”', (column, text, value) => {
    expect(readCell(2, column, text)).toEqual({ id: 2, column, value })
  })

  it.each([
    ['name', '   '],
    ['name', 'x'.repeat(41)],
    ['group', 'Weapons'],
    ['stock', '1.5'],
    ['stock', '-1'],
    ['stock', '10000'],
    ['price', '0'],
    ['price', '1.234'],
    ['price', 'free'],
    ['price', '1e3'],
  ] as const)('tells what is wrong with %s “%s”', (column, text) => {
    expect(readCell(2, column, text)).toEqual(expect.any(String))
  })
})

describe('editCell', () => {
  it('changes one cell, and keeps the identity of the other rows', () => {
    const rows = [{ ...kettle, id: 1 }, kettle]
    const edited = editCell(rows, { id: 2, column: 'stock', value: 3 })
    expect(edited).toEqual([rows[0], { ...kettle, stock: 3 }])
    expect(edited[0]).toBe(rows[0])
  })
})

describe('cellText', () => {
  it('shows prices with two decimals', () => {
    expect(cellText(kettle, 'price')).toBe('89.50')
    expect(cellText(kettle, 'stock')).toBe('12')
  })
})
