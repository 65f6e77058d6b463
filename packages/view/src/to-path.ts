import { isLocalPath } from '@livejsx/protocol'
import { segmentsOf, type PathParams, type PathSegment } from './path-pattern.ts'

/** What a segment of a path can hold. */
export type PathValue = string | number | bigint

/** Values for the segments of a route's path. */
export type PathValues<Path extends string> = {
  readonly [Name in keyof PathParams<Path>]: {} extends Pick<PathParams<Path>, Name>
    ? PathValue | undefined
    : PathValue
}

/** Values for a search. A list gives its name once per item; `undefined` and `null` leave it out. */
export type SearchValues = Readonly<Record<string, SearchValue | readonly SearchValue[]>>
type SearchValue = string | number | bigint | boolean | null | undefined

/** What {@link toPath} takes besides the path: nothing, where no segment needs a value. */
export type PathArgs<Path extends string> =
  {} extends PathValues<Path>
    ? [values?: PathValues<Path>, search?: SearchValues]
    : [values: PathValues<Path>, search?: SearchValues]

/**
 * Makes an address of this site from a route's path: the route gets the same values back, whatever
 * is in them.
 *
 * @param path that of the route, with `:name` and `*`
 * @throws TypeError when a value is missing or empty, or none that an address can hold, as ".." is none
 * @example toPath('/users/:id', { id: 7 }, { tab: 'posts', tag: ['a', 'b'] })
 */
export function toPath<Path extends string>(path: Path, ...args: PathArgs<Path>): string
export function toPath(
  path: string,
  values: Readonly<Record<string, unknown>> = {},
  search: SearchValues = {},
): string {
  const segments = segmentsOf(path).flatMap((segment) => {
    const text = segment.name === undefined ? segment.text : filled(path, segment, values)
    return text === undefined ? [] : [text]
  })
  const address = `/${segments.join('/')}${toSearch(path, search)}`
  if (isLocalPath(address)) return address
  throw new TypeError(`\`toPath('${path}', …)\`: "${address}" is no path of this site`)
}

function filled(
  path: string,
  { name = '', isOptional, text }: PathSegment,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined && isOptional) return text === '' ? undefined : text
  const filling = toText(value)
  if (filling === undefined || filling === '') {
    throw new TypeError(
      `\`toPath('${path}', …)\`: "${name}" needs a text or a number that is not empty, ${JSON.stringify(filling) ?? typeof value} was given`,
    )
  }
  const parts = name === '*' ? filling.split('/') : [filling]
  return parts.map((part) => encodeSegment(path, part + text)).join('/')
}

function encodeSegment(path: string, text: string): string {
  // Browsers resolve these, encoded or not.
  const isDots = text === '.' || text === '..'
  if (!isDots && !/\p{Cs}/u.test(text)) return encodeURIComponent(text)
  throw new TypeError(
    `\`toPath('${path}', …)\`: no address can hold the segment ${JSON.stringify(text)}`,
  )
}

function toSearch(path: string, search: SearchValues): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
      if (item === undefined || item === null) continue
      const text = typeof item === 'boolean' ? String(item) : toText(item)
      if (text === undefined) {
        throw new TypeError(
          `\`toPath('${path}', …)\`: "${name}" of the search has to be a text, a number or a boolean, or a list of them`,
        )
      }
      params.append(name, text)
    }
  }
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'bigint' || Number.isFinite(value) ? String(value) : undefined
}
