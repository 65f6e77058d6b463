import { describe, expect, it } from 'vitest'
import { parseRowButton, rowButton } from './form-rows.ts'

describe('parseRowButton', () => {
  it('[EVT-11] reads what a button says', () => {
    expect(parseRowButton(rowButton('add', 'items').value)).toEqual({ verb: 'add', list: 'items' })
    expect(parseRowButton(rowButton('down', 'items.k1.notes', 'k3').value)).toEqual({
      verb: 'down',
      list: 'items.k1.notes',
      key: 'k3',
    })
  })

  it.each([
    [''],
    ['add'],
    ['add items k1'],
    ['remove items'],
    ['drop items k1'],
    ['up  k1'],
    [`add ${'x'.repeat(201)}`],
  ])('refuses %o', (value) => {
    expect(parseRowButton(value)).toBeUndefined()
  })
})
