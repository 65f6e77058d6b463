/** Detail of the `live:patch` event on `window`. */
export interface PatchDetail {
  /** Size of the whole message. */
  readonly bytes: number
  /** Pointers of the values that it set, and one for each operation on a list. */
  readonly set: readonly string[]
}

/** What a message weighs beside its values: its name, its numbers, its brackets. */
const envelopeBytes = 24

/**
 * Bytes of a patch that are about some assigns. Values are counted as they stand on the wire. What
 * operations on lists weighed the event does not tell: they share what is left of the message.
 *
 * @param names the assigns
 * @param state all assigns, as they are after the patch
 */
export function priceOf(
  { bytes, set }: PatchDetail,
  names: readonly string[],
  state: object,
): number {
  const isAbout = (pointer: string): boolean => names.includes(segments(pointer)[0] ?? '')
  const lists = set.filter((pointer) => isList(valueAt(state, pointer)))
  const values = set.filter((pointer) => !lists.includes(pointer))
  const weigh = (pointers: readonly string[]): number =>
    // Colon and comma go with each value.
    pointers.reduce((sum, each) => sum + size(each) + size(valueAt(state, each)) + 2, 0)
  const left = Math.max(0, bytes - envelopeBytes - weigh(values))
  const share = lists.length === 0 ? 0 : lists.filter(isAbout).length / lists.length
  return Math.min(bytes, weigh(values.filter(isAbout)) + Math.round(left * share))
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'object'
}

function segments(pointer: string): string[] {
  return pointer.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function valueAt(state: unknown, pointer: string): unknown {
  return segments(pointer).reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name],
    state,
  )
}

function size(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value) ?? 'null').length
}
