/** Random choices that are the same for the same seed. */
export interface Random {
  /** An integer from 0, below `count`. */
  below(count: number): number
  /** True once in `count` times. */
  once(count: number): boolean
  pick<Item>(items: readonly Item[]): Item
}

/** Makes a generator (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    below,
    once: (count) => below(count) === 0,
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
  }
}
