import { beforeEach, describe, expect, it } from 'vitest'
import { createShop, type Shop } from './shop.server.ts'

let shop: Shop
let changes: number

beforeEach(() => {
  changes = 0
  shop = createShop(() => void (changes += 1))
})

describe('createShop', () => {
  it('sells piece by piece, and fills up what is sold out', () => {
    shop.edit({ id: 1, column: 'stock', value: 1 })
    shop.sell(0)
    expect(shop.rows()[0]).toMatchObject({ stock: 0, sold: 1 })
    shop.sell(0)
    expect(shop.rows()[0]).toMatchObject({ stock: 40, sold: 1 })
    expect(changes).toBe(3)
  })

  it('refuses a name that another product has, in whatever case', () => {
    expect(shop.edit({ id: 1, column: 'name', value: 'BASALT kettle' })).toBe(
      'Another product is called “BASALT kettle”',
    )
    expect(shop.edit({ id: 2, column: 'name', value: 'basalt kettle' })).toBeUndefined()
  })

  it('refuses a price that is too far from the last one', () => {
    expect(shop.edit({ id: 5, column: 'price', value: 36.01 })).toBe(
      'Ember mug: 36.01 is too far from 18.00',
    )
    expect(shop.edit({ id: 5, column: 'price', value: 8.99 })).toContain('too far')
    expect(shop.edit({ id: 5, column: 'price', value: 36 })).toBeUndefined()
    expect(changes).toBe(1)
  })

  it('says that a product is gone', () => {
    expect(shop.edit({ id: 99, column: 'stock', value: 1 })).toBe('The product is gone')
  })
})
