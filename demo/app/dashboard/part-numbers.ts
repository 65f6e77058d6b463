/** Numbers of the live components in a view's patches, by their ids. */
type PartNumbers = ReadonlyMap<string, number>

/** Reads the numbers from a view's state, in the page. */
export function partsOf(state: unknown): PartNumbers {
  const { parts = {} } = state as { parts?: Readonly<Record<string, unknown>> }
  return new Map(Object.entries(parts).map(([number, part]) => [idOf(part), Number(number)]))
}

// Component and id name a part. The ids here differ, whatever the component is.
function idOf(part: unknown): string {
  return (part as { readonly '#': readonly [string, string] })['#'][1]
}
