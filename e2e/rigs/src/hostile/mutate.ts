import { names, oddValue } from './odd-values.ts'
import type { Random } from '../random.ts'

type Fields = Record<string, unknown>

/** Changes plain JSON in one to three places, anywhere inside. Changes what it is given. */
export function mutate(random: Random, message: unknown): unknown {
  if (typeof message !== 'object' || message === null) return oddValue(random)
  for (let count = random.below(3); count >= 0; count--) mutateOnce(random, message as Fields)
  return message
}

function mutateOnce(random: Random, message: Fields): void {
  let place = message
  for (;;) {
    const keys = Object.keys(place)
    const key = keys.length === 0 || random.percent(15) ? random.pick(names) : random.pick(keys)
    const inner = Object.hasOwn(place, key) ? place[key] : undefined
    if (typeof inner !== 'object' || inner === null || random.percent(25)) {
      return alter(random, place, key)
    }
    place = inner as Fields
  }
}

function alter(random: Random, place: Fields, key: string): void {
  // JSON gives lists no other keys than positions.
  const at = Array.isArray(place) && !/^\d+$/.test(key) ? String(place.length) : key
  const old = Object.hasOwn(place, at) ? place[at] : undefined
  const isGone = random.percent(12)
  if (isGone && Array.isArray(place)) place.splice(Number(at))
  else if (isGone) delete place[at]
  else if (typeof old === 'number' && random.percent(60)) place[at] = random.below(50)
  else if (typeof old === 'string' && random.percent(60)) place[at] = random.pick(names)
  else {
    const how = { configurable: true, enumerable: true, writable: true }
    // Not by assignment, so that `__proto__` is a field here too.
    Object.defineProperty(place, at, { value: oddValue(random), ...how })
  }
}
