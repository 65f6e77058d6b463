/** A generator of numbers that gives the same ones for the same seed. */
export interface Random {
  /** An integer from 0, below `count`. */
  below(count: number): number
  /** True in so many of a hundred cases. */
  percent(chance: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** Picks by weight. Weights of 0 are never picked, and one has to be above. */
  weighed<Item>(items: readonly (readonly [weight: number, item: Item])[]): Item
}

/** Makes a generator (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * count)
  }
  return {
    below,
    percent: (chance) => below(100) < chance,
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
    weighed: (items) => {
      let left = below(items.reduce((sum, [weight]) => sum + weight, 0))
      for (const [weight, item] of items) {
        left -= weight
        if (left < 0) return item
      }
      throw new RangeError('One weight has to be above 0')
    },
  }
}
