import { isRowKey, pathTo, type LeafShape, type RawValue, type Shape } from '@livejsx/view/internal'

/** What a field holds of what was sent for it, or why it cannot hold that. */
export type Fit =
  | { readonly raw: RawValue; readonly misfit?: undefined }
  | { readonly misfit: string }

/** Checks whether a field can hold what was sent for it. */
export function fit(shape: LeafShape, value: unknown): Fit {
  if (shape.type === 'file') return fitFile(shape, value)
  if (shape.isList) {
    if (!Array.isArray(value)) return { misfit: 'A list of texts is expected' }
    return value.every((item) => typeof item === 'string')
      ? { raw: value as readonly string[] }
      : { misfit: 'A list of texts is expected' }
  }
  if (shape.type === 'boolean' && typeof value === 'boolean') return { raw: value }
  if (typeof value !== 'string') return { misfit: 'Text is expected' }
  return { raw: shape.type === 'boolean' ? !/^(?:|false|off|0)$/.test(value) : value }
}

function fitFile({ isList }: LeafShape, value: unknown): Fit {
  // What browsers send for an input without a file.
  const isChosen = (item: unknown): boolean =>
    item !== '' && !(item instanceof File && item.name === '' && item.size === 0)
  const chosen = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isChosen)
  if (!chosen.every((item) => item instanceof File)) return { misfit: 'A file is expected' }
  if (isList) return { raw: chosen }
  return chosen.length > 1 ? { misfit: 'One file is expected' } : { raw: chosen[0] }
}

/**
 * Looks for what a path sent by a browser names, and hears of the rows on the way.
 *
 * @returns `undefined` when the shape has no such field
 */
export function leafAt(
  shape: Shape,
  path: string,
  onRow?: (list: string, key: string) => boolean,
): LeafShape | undefined {
  let found: Shape | undefined = shape
  // Most fields lie at the top.
  if (shape.kind === 'group' && !path.includes('.')) {
    found = shape.fields.get(path)
    return found?.kind === 'leaf' ? found : undefined
  }
  let at = ''
  for (const segment of path.split('.')) {
    if (found?.kind === 'group') found = found.fields.get(segment)
    else if (found?.kind === 'rows' && isRowKey(segment) && onRow?.(at, segment) !== false) {
      found = found.row
    } else return undefined
    at = pathTo(at, segment)
  }
  return found?.kind === 'leaf' ? found : undefined
}
