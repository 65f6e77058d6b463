/**
 * Tells whether two values are equal in all that a page can see: types, own fields, `undefined`,
 * `NaN` and `-0`, the order of items, entries and, below the root, of fields.
 */
export function isSame(one: unknown, other: unknown, isRoot = true): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object') return false
  if (one === null || other === null) return false
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false
  if (one instanceof Date) return Object.is(one.getTime(), (other as Date).getTime())
  if (one instanceof URL) return one.href === (other as URL).href
  if (one instanceof Map || one instanceof Set) {
    return isSame([...one], [...(other as Iterable<unknown>)], false)
  }
  return isSameFields(one as Fields, other as Fields, isRoot)
}

type Fields = Record<string, unknown>

function isSameFields(one: Fields, other: Fields, isRoot: boolean): boolean {
  const keys = Object.keys(one)
  const others = Object.keys(other)
  if (keys.length !== others.length) return false
  return keys.every(
    (key, index) =>
      (isRoot ? Object.hasOwn(other, key) : others[index] === key) &&
      isSame(one[key], other[key], false),
  )
}
