// Takes the place of engine.io-client's own queries in the browser, which has `URLSearchParams`.

// The package is compiled without the DOM's types.
declare class URLSearchParams {
  constructor(init: string | Record<string, string>)
  [Symbol.iterator](): IterableIterator<[string, string]>
}

/** Writes fields as a query. */
export function encode(fields: Record<string, string>): string {
  return String(new URLSearchParams(fields))
}

/** Reads the fields of a query. */
export function decode(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}
