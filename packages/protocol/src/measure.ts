import { isObject, isPlainObject } from './plain.ts'

/**
 * Gives about the number of bytes that a value takes as JSON. Stops soon after `limit`, so that the
 * cost is bounded by it and not by the value.
 *
 * @param limit in bytes; what is returned is exact enough below it, and above it some larger number
 */
export function measure(value: unknown, limit = Infinity): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value === 'number') return String(value).length
  if (Array.isArray(value)) return measureItems(value, limit)
  if (isPlainObject(value)) return measureFields(value, limit)
  if (value instanceof Map || value instanceof Set) return 20 + measureItems([...value], limit)
  // Dates, addresses, bytes, `true`, `null`: the size of the first is as good as any.
  return isObject(value) ? 34 : 4
}

function measureItems(items: readonly unknown[], limit: number): number {
  let size = 2
  for (let at = 0; at < items.length && size <= limit; at++) {
    size += measure(items[at], limit - size) + (at === 0 ? 0 : 1)
  }
  return size
}

function measureFields(fields: Readonly<Record<string, unknown>>, limit: number): number {
  let size = 1
  for (const key of Object.keys(fields)) {
    if (size > limit) return size
    size += key.length + 4 + measure(fields[key], limit - size)
  }
  return Math.max(size, 2)
}
