/** Detail of the `live:patch` event on `window`. */
export interface PatchDetail {
  /** Size of the frame. */
  readonly bytes: number
  /** Pointer → value, as it stands on the wire. */
  readonly set: Readonly<Record<string, unknown>>
  /** Operations on lists, as they stand on the wire: pointer, verb, … */
  readonly lists: readonly (readonly [pointer: string, ...rest: unknown[]])[]
  /** What the view holds from then on, its live components included. */
  readonly state: object
}

/**
 * Bytes of a patch that are about the assigns with these names or some components, with their commas
 * and colons.
 *
 * @param parts numbers of the components
 */
export function priceOf(
  { set, lists }: PatchDetail,
  names: readonly string[],
  parts: readonly number[],
): number {
  const isAbout = (pointer: string): boolean =>
    names.includes(pointer.split('/')[0] ?? '') || isInside(pointer, parts)
  let bytes = 0
  for (const [pointer, value] of Object.entries(set)) {
    if (isAbout(pointer)) bytes += size(pointer) + size(value) + 2
  }
  for (const operation of lists) {
    if (isAbout(operation[0])) bytes += size(operation) + 1
  }
  return bytes
}

/** Whether a patch is about these components and nothing else. */
export function isOnlyAbout({ set, lists }: PatchDetail, parts: readonly number[]): boolean {
  const pointers = [...Object.keys(set), ...lists.map(([pointer]) => pointer)]
  return pointers.length > 0 && pointers.every((pointer) => isInside(pointer, parts))
}

function isInside(pointer: string, parts: readonly number[]): boolean {
  return parts.some((part) => pointer.startsWith(`parts/${part}/`))
}

function size(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length
}
