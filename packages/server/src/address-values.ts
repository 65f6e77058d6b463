import { limits } from '@livejsx/protocol'
import { StatusError, type MaybePromise, type SearchParams, type ViewObject } from '@livejsx/view'
import { currentAssets } from './assets.ts'
import { parsePayload, type ParsedPayload } from './payload.ts'
import { isPromiseLike } from './promise-like.ts'

/** What an address says, as it is written there. */
export interface WrittenValues {
  readonly params: Record<string, string>
  readonly search: SearchParams
  readonly url: URL
}

/** What the schemas of a view have made of that. */
export interface AddressValues {
  readonly params: unknown
  readonly search: unknown
}

/** Most UTF-16 units of path and search: what a page's token, which carries both, has room for. */
const maxAddressLength = limits.maxTokenLength / 2

/** Reads the values of a search: lists for names that come more than once or end in `[]`. */
export function searchOf(url: URL): SearchParams {
  // Most addresses have none, and a URL makes its list of them when that is asked for.
  if (url.search === '') return {}
  const values = new Map<string, string[]>()
  for (const [name, value] of url.searchParams) {
    const known = values.get(name)
    if (known === undefined) values.set(name, [value])
    else known.push(value)
  }
  // Whoever copies by assignment would set a prototype.
  values.delete('__proto__')
  const entries = [...values].map(([name, all]) => {
    const [first = ''] = all
    return [name, all.length > 1 || name.endsWith('[]') ? all : first] as const
  })
  return Object.fromEntries(entries)
}

/**
 * Brings an address through the schemas of its view.
 *
 * @throws StatusError 404 for what the schema of `params` refuses, 400 for that of `search`, 414 for
 * an address that no page could join with; and whatever a schema throws. With a schema that is
 * asynchronous, as a rejection.
 */
export function readAddress(
  { definition }: ViewObject,
  { params, search, url }: WrittenValues,
): MaybePromise<AddressValues> {
  if (url.pathname.length + url.search.length > maxAddressLength) throw new StatusError(414)
  const read = (name: 'params' | 'search', written: unknown, status: number): unknown => {
    const schema = definition[name]
    if (schema === undefined) return written
    const parsed = parsePayload(schema, written)
    return isPromiseLike(parsed)
      ? parsed.then((result) => valueOf(result, name, status))
      : valueOf(parsed, name, status)
  }
  const first = read('params', params, 404)
  if (isPromiseLike(first)) return readLater(first, () => read('search', search, 400))
  const second = read('search', search, 400)
  return isPromiseLike(second) ? readLater(first, () => second) : { params: first, search: second }
}

async function readLater(params: unknown, search: () => unknown): Promise<AddressValues> {
  return { params: await params, search: await search() }
}

function valueOf(parsed: ParsedPayload, name: string, status: number): unknown {
  if (parsed.issues === undefined) return parsed.value
  const issues = parsed.issues.map(({ path, message }) => `${name}.${path}: ${message}`).join('; ')
  // Nobody but the author can do anything with it.
  throw new StatusError(status, currentAssets().development ? issues : undefined)
}
