import { malformed } from './errors.ts'
import { limits } from './limits.ts'
import type { Json } from './json.ts'
import { copyOf, isObject, isPlainObject } from './plain.ts'
import { keysOf } from './pointer.ts'

// Both sides have these; the package is compiled with neither the DOM's types nor Node's.
declare class URL {
  constructor(href: string)
  readonly href: string
}
declare function atob(text: string): string
declare function btoa(text: string): string

/** Where `encode` is: keys[depth] is the key that was entered last. */
interface Trail {
  readonly path: string
  readonly pointer: string | undefined
  readonly keys: (string | number)[]
}

/**
 * Makes JSON of plain data: `Date Map Set bigint URL Uint8Array undefined NaN ±Infinity -0` become
 * `{ $: kind, value }`, objects that own a `$` are wrapped. Returns the same reference for data
 * without any of these, so nothing plain is copied.
 *
 * @param path what the value is called in errors
 * @param pointer where it lies below `path`; `undefined` = it is `path` itself
 * @throws TypeError that names the path, for anything else and for data nested too deeply
 */
export function encode(value: unknown, path = 'value', pointer?: string): Json {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number') return encodeNumber(value)
  const depth = pointer === undefined ? 0 : depthOf(pointer)
  return encodeValue(value, { path, pointer, keys: [] }, depth, 0)
}

function depthOf(pointer: string): number {
  let depth = 1
  for (let at = pointer.indexOf('/'); at >= 0; at = pointer.indexOf('/', at + 1)) depth += 1
  return depth
}

function encodeValue(value: unknown, trail: Trail, above: number, depth: number): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return encodeNumber(value)
    case 'undefined':
      return { $: 'undefined' }
    case 'bigint':
      return { $: 'bigint', value: String(value) }
    case 'object':
      return value === null ? null : encodeObject(value, trail, above, depth)
    default:
      throw refusal(trail, depth, `is a ${typeof value}`)
  }
}

function encodeNumber(value: number): Json {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value
  return { $: 'number', value: Object.is(value, -0) ? '-0' : String(value) }
}

function encodeObject(value: object, trail: Trail, above: number, depth: number): Json {
  if (above + depth >= limits.maxStateDepth) {
    throw new TypeError(
      `${nameOf(trail, depth)} is nested more than ${limits.maxStateDepth} levels deep, or refers to itself; ` +
        'send the part that is shown',
    )
  }
  if (Array.isArray(value)) return encodeItems(value, trail, above, depth)
  if (isPlainObject(value)) {
    const fields = encodeFields(value, trail, above, depth)
    return Object.hasOwn(value, '$') ? { $: 'object', value: fields } : fields
  }
  return encodeInstance(value, trail, above, depth)
}

function encodeItems(
  list: readonly unknown[],
  trail: Trail,
  above: number,
  depth: number,
): readonly Json[] {
  let copy: Json[] | undefined
  for (let index = 0; index < list.length; index++) {
    trail.keys[depth] = index
    const item = encodeValue(list[index], trail, above, depth + 1)
    if (item !== list[index]) copy ??= list.slice(0, index) as Json[]
    copy?.push(item)
  }
  return copy ?? (list as readonly Json[])
}

function encodeFields(
  object: Readonly<Record<string, unknown>>,
  trail: Trail,
  above: number,
  depth: number,
): Json {
  let copy: Record<string, unknown> | undefined
  for (const key of Object.keys(object)) {
    trail.keys[depth] = key
    const field = encodeValue(object[key], trail, above, depth + 1)
    if (field === object[key]) continue
    // Assigning is safe even for `__proto__`: the copy owns every key already.
    copy ??= { ...object }
    copy[key] = field
  }
  return (copy ?? object) as Json
}

function encodeInstance(value: object, trail: Trail, above: number, depth: number): Json {
  if (value instanceof Date) {
    const time = value.getTime()
    return { $: 'date', value: Number.isNaN(time) ? null : time }
  }
  if (value instanceof Map) {
    return { $: 'map', value: encodeItems([...value], trail, above, depth) }
  }
  if (value instanceof Set) {
    return { $: 'set', value: encodeItems([...value], trail, above, depth) }
  }
  if (value instanceof URL) return { $: 'url', value: value.href }
  if (value instanceof Uint8Array) return { $: 'bytes', value: toBase64(value) }
  throw refusal(trail, depth, `is an instance of ${classOf(value)}`)
}

function classOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } }
  const name = prototype.constructor?.name ?? ''
  return name === '' ? 'an unnamed class' : `\`${name}\``
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  // In chunks: the arguments of one call are limited in number.
  for (let at = 0; at < bytes.length; at += 8_192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  }
  return btoa(text)
}

function refusal(trail: Trail, depth: number, fault: string): TypeError {
  return new TypeError(
    `${nameOf(trail, depth)} ${fault}; only plain data crosses the wire – pick the fields, or keep it in \`private\``,
  )
}

function nameOf({ path, pointer, keys }: Trail, depth: number): string {
  const above = pointer === undefined ? [] : keysOf(pointer)
  return [...above, ...keys.slice(0, depth)].reduce<string>((name, key) => {
    if (/^\d+$/.test(String(key))) return `${name}[${key}]`
    return /^[\p{L}_$][\p{L}\d_$]*$/u.test(String(key)) ? `${name}.${key}` : `${name}["${key}"]`
  }, path)
}

/**
 * Makes of JSON the data that {@link encode} was given. Returns the same reference for JSON without
 * anything special inside.
 *
 * @throws LiveError `message-malformed` for an unknown kind
 */
export function decode(json: Json): unknown {
  if (!isObject(json)) return json
  if (!Object.hasOwn(json, '$')) return decodeFields(json)
  const { $: kind, value } = json as { $: string; value: never }
  switch (kind) {
    case 'undefined':
      return undefined
    case 'number':
      return Number(value)
    case 'bigint':
      return BigInt(value)
    case 'date':
      return new Date(value ?? NaN)
    case 'map':
      return new Map(decodeFields(value) as [unknown, unknown][])
    case 'set':
      return new Set(decodeFields(value) as unknown[])
    case 'url':
      return new URL(value)
    case 'bytes':
      return Uint8Array.from(atob(value), (unit) => unit.charCodeAt(0))
    case 'object':
      return decodeFields(value)
  }
  throw malformed('value', kind)
}

function decodeFields(json: object): object {
  const fields = json as Record<string, Json>
  let copy: Record<string, unknown> | undefined
  for (const key of Object.keys(fields)) {
    const field = decode(fields[key] as Json)
    if (field === fields[key]) continue
    // Assigning is safe even for `__proto__`: the copy owns every key already.
    copy ??= copyOf(json) as Record<string, unknown>
    copy[key] = field
  }
  return copy ?? json
}
