/** Where something stands in a file: a line from 1, a column from 0. */
export interface Location {
  file: string
  line: number
  column: number
}

/** A build error at a place in a source file. Vite's overlay and the bundler print `loc` and `frame`. */
export interface LocatedError extends Error {
  id: string
  loc: Location
}

/** Returns the place of `offset` (UTF-16 units from 0) in `code`. */
export function locate(code: string, file: string, offset: number): Location {
  const before = code.slice(0, offset).split('\n')
  return { file, line: before.length, column: before.at(-1)?.length ?? 0 }
}

/** Makes an error whose message starts with `file:line`. `name` is the file as the reader knows it. */
export function locatedError(
  text: string,
  source: { code: string; file: string; name: string },
  offset: number,
): LocatedError {
  const loc = locate(source.code, source.file, offset)
  return Object.assign(new Error(`${source.name}:${loc.line} ${text}`), { id: source.file, loc })
}
