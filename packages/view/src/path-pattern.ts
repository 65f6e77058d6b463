/** Values of a search, `?page=2`: lists for names that come more than once or end in `[]`. */
export type SearchParams = Record<string, string | string[]>

/** Values of a route's segments, by the names that its pattern gives them: `*` for the rest. */
export type PathParams<Path extends string> = string extends Path
  ? Record<string, string>
  : Flat<ParamsOf<Path>>

type Flat<Shape> = { [Key in keyof Shape]: Shape[Key] }
type ParamsOf<Path> = Path extends `${infer Segment}/${infer Rest}`
  ? ParamOf<Segment> & ParamsOf<Rest>
  : ParamOf<Path>
type ParamOf<Segment> = Segment extends '*'
  ? { '*': string }
  : Segment extends '*?'
    ? { '*'?: string }
    : Segment extends `:${infer Name}?${string}`
      ? { [Key in Name]?: string }
      : Segment extends `:${infer Name}.${string}`
        ? { [Key in Name]: string }
        : Segment extends `:${infer Name}`
          ? { [Key in Name]: string }
          : {}

/** One segment of a route's path. */
export interface PathSegment {
  /** Name of its value, `*` for the rest of the path; `undefined` = the segment is a text. */
  readonly name: string | undefined
  readonly isOptional: boolean
  /** The text; behind a value, its suffix. */
  readonly text: string
}

const value = /^(?::([A-Za-z_]\w*)(\??)(\.[^:*?#]+)?|(\*)(\??))$/

/**
 * Reads a route's path.
 *
 * @param path `/users/:id`, `/photos/:name.png`, `/users/:id?`, `/files/*`, `/files/*?`
 * @throws TypeError when it is no such path, or two values have one name
 */
export function segmentsOf(path: string): readonly PathSegment[] {
  if (!path.startsWith('/')) {
    throw new TypeError(`The path "${path}" does not begin with "/": write "/${path}"`)
  }
  const names = new Set<string>()
  return path
    .slice(1)
    .split('/')
    .map((text, index, { length }) => {
      if (text === '.' || text === '..' || (text === '' && index < length - 1)) {
        throw new TypeError(`The path "${path}" has a segment "${text}", which no address has`)
      }
      const [, name, optional, suffix = '', rest, optionalRest] = value.exec(text) ?? []
      const known = name ?? rest
      if (known === undefined ? /[:*?#]/.test(text) : names.has(known)) {
        throw new TypeError(
          known === undefined
            ? `The path "${path}" has a segment "${text}": write ":name", ":name?", ":name.suffix", "*", "*?" or a text`
            : `The path "${path}" names "${known}" twice: give each value a name of its own`,
        )
      }
      if (known === undefined) return { name: known, isOptional: false, text }
      names.add(known)
      return { name: known, isOptional: (optional || optionalRest) === '?', text: suffix }
    })
}
