/** Detail of the `live:patch` event on `window`. */
export interface PatchDetail {
  /** Pointer → value, as it stands on the wire. */
  readonly set: Readonly<Record<string, unknown>>
  /** Operations on lists, as they stand on the wire: pointer, verb, … */
  readonly lists: readonly (readonly [pointer: string, ...rest: unknown[]])[]
}

/** Bytes of a patch that are about the assigns with these names, with their commas and colons. */
export function priceOf({ set, lists }: PatchDetail, names: readonly string[]): number {
  const isAbout = (pointer: string): boolean => names.includes(pointer.split('/')[0] ?? '')
  let bytes = 0
  for (const [pointer, value] of Object.entries(set)) {
    if (isAbout(pointer)) bytes += size(pointer) + size(value) + 2
  }
  for (const operation of lists) {
    if (isAbout(operation[0])) bytes += size(operation) + 1
  }
  return bytes
}

function size(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length
}
