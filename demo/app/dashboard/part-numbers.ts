import type { PatchDetail } from './patch-price.ts'

/** Numbers of the live components in a view's patches, by their ids. */
export type PartNumbers = ReadonlyMap<string, number>

/** Reads the numbers from a view's state, as it stands on the wire. */
export function partsOf(state: unknown): PartNumbers {
  const { parts = {} } = state as { parts?: Readonly<Record<string, unknown>> }
  return new Map(Object.entries(parts).map(([number, part]) => [idOf(part), Number(number)]))
}

/** Follows a patch that may bring parts or take them away. */
export function followParts(parts: PartNumbers, { set, lists }: PatchDetail): PartNumbers {
  const gone = lists.flatMap(([pointer, verb]) =>
    verb === 'delete' && /^parts\/\d+$/.test(pointer) ? [Number(pointer.slice(6))] : [],
  )
  const come = Object.entries(set).filter(([pointer]) => /^parts\/\d+$/.test(pointer))
  if (gone.length + come.length === 0) return parts
  const left = [...parts].filter(([, number]) => !gone.includes(number))
  return new Map([
    ...left,
    ...come.map(([pointer, part]) => [idOf(part), Number(pointer.slice(6))] as const),
  ])
}

// Component and id name a part. The ids here differ, whatever the component is.
function idOf(part: unknown): string {
  return (part as { readonly '#': readonly [string, string] })['#'][1]
}
