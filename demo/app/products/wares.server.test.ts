import { describe, expect, it } from 'vitest'
import { highestPrice } from './filters.ts'
import { glazes, kinds } from './ware.ts'
import { coloursOf, wareOf, wares, waresLike } from './wares.server.ts'

describe('wares', () => {
  it('has each kind in each colour once, under a name of its own', () => {
    expect(wares).toHaveLength(kinds.length * glazes.length)
    expect(new Set(wares.map(({ kind, glaze }) => `${kind} ${glaze}`)).size).toBe(wares.length)
    expect(new Set(wares.map(({ name }) => name)).size).toBe(wares.length)
  })

  it('has no neighbours of one kind or colour', () => {
    const same = wares.filter((ware, index) => {
      const next = wares[index + 1]
      return next?.kind === ware.kind || next?.glaze === ware.glaze
    })
    expect(same).toEqual([])
  })

  it('costs no more than the slider reaches', () => {
    expect(Math.max(...wares.map(({ price }) => price))).toBeLessThanOrEqual(highestPrice)
  })
})

describe('wareOf', () => {
  it('finds a thing by its number', () => {
    expect(wareOf('12')).toBe(wares[11])
  })

  it.each(['0', '129', '1e1', '-1', '', 'length'])('finds nothing for “%s”', (id) => {
    expect(wareOf(id)).toBeUndefined()
  })
})

describe('coloursOf and waresLike', () => {
  it('give a kind in all colours, and others that go with a thing', () => {
    expect(coloursOf('mug').map(({ glaze }) => glaze)).toEqual(glazes)
    const [mug] = coloursOf('mug')
    const details = wareOf(String(mug?.id))
    if (details === undefined) throw new Error('The mug is in the catalogue')
    const like = waresLike(details)
    expect(like).toHaveLength(4)
    expect(like.map(({ id }) => id)).not.toContain(details.id)
  })
})
