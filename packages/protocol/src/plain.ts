/** Tells whether a value has fields or items: anything that `typeof` calls an object, but `null`. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/**
 * Tells whether a value is an object without a class. Looks at the prototype's prototype, so that
 * objects of another realm count too.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return true
  return Object.getPrototypeOf(prototype) === null
}

/** Copies a list or an object without a class, one level deep. */
export function copyOf(value: object): object {
  return Array.isArray(value) ? [...value] : { ...value }
}
