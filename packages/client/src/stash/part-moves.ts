/** What a state says of the parts that are shown: by number, with component and id as `#`. */
interface State {
  readonly parts?: Readonly<Record<string, { readonly '#'?: unknown }>>
}

/**
 * Finds the parts of one instance in another one of the same view, which counts them anew.
 *
 * @returns by number, the number of the same part; `undefined` = it is not shown there
 */
export function partMoves(before: object, after: object): (part: number) => number | undefined {
  const { parts: old = {} } = before as State
  const { parts: now = {} } = after as State
  const byName = new Map(Object.keys(now).map((part) => [nameOf(now[part]), Number(part)]))
  return (part) => byName.get(nameOf(old[part]))
}

function nameOf(part: { readonly '#'?: unknown } | undefined): string {
  return JSON.stringify(part?.['#'] ?? part)
}
