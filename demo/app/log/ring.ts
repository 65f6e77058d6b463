/** What a ring holds: things with ids that rise by one. */
export interface Numbered {
  readonly id: number
}

/** Says which items are meant. */
export type Matches<Item> = (item: Item) => boolean

/** The last so many of a row of things. Adding one and finding one by its id take no time. */
export interface Ring<Item extends Numbered> {
  readonly size: number
  /** Id of the oldest one that is kept; that of the next one while there is none. */
  readonly first: number
  /** Id of the newest one; below {@link first} while there is none. */
  readonly last: number
  /**
   * Adds the next one. Returns the one that had to go for it.
   *
   * @throws Error when its id is not the next one
   */
  push(item: Item): Item | undefined
  /** The last `count` that match among those before an id, oldest first. */
  before(id: number, count: number, matches?: Matches<Item>): Item[]
  /** The first `count` that match among those after an id, oldest first. */
  after(id: number, count: number, matches?: Matches<Item>): Item[]
  /** How many match from one id to another, both included. @default all */
  count(matches: Matches<Item>, from?: number, to?: number): number
}

/** Makes a ring. @param next id of the first item that will be added */
export function createRing<Item extends Numbered>(capacity: number, next = 1): Ring<Item> {
  const slots: Item[] = []
  let first = next
  let last = next - 1
  const at = (id: number): Item | undefined => slots[id % capacity]

  return {
    get size() {
      return last - first + 1
    },
    get first() {
      return first
    },
    get last() {
      return last
    },
    push(item) {
      if (item.id !== last + 1) throw new Error(`Expected id ${last + 1}, got ${item.id}`)
      const gone = last - first + 1 === capacity ? at(first) : undefined
      if (gone !== undefined) first += 1
      slots[item.id % capacity] = item
      last = item.id
      return gone
    },
    before(id, count, matches = isAny) {
      const found: Item[] = []
      for (let each = Math.min(id - 1, last); each >= first && found.length < count; each -= 1) {
        const item = at(each)
        if (item !== undefined && matches(item)) found.push(item)
      }
      return found.reverse()
    },
    after(id, count, matches = isAny) {
      const found: Item[] = []
      for (let each = Math.max(id + 1, first); each <= last && found.length < count; each += 1) {
        const item = at(each)
        if (item !== undefined && matches(item)) found.push(item)
      }
      return found
    },
    count(matches, from = first, to = last) {
      let count = 0
      for (let each = Math.max(from, first); each <= Math.min(to, last); each += 1) {
        const item = at(each)
        if (item !== undefined && matches(item)) count += 1
      }
      return count
    },
  }
}

function isAny(): boolean {
  return true
}
