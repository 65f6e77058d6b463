import { formLimits, pathTo } from './form-names.ts'
import { isGroup, type GroupShape, type LeafShape, type Shape } from './form-shape.ts'
import type { RawValue, RowKeys } from './form-state.ts'

/** Values as fields hold them, by path, with the rows that they are in. */
export interface RawForm {
  readonly raw: Readonly<Record<string, RawValue>>
  readonly rows: RowKeys
  /** Number of the next row's key. */
  readonly nextRow: number
}

/**
 * Turns values into what fields hold. What the values leave out is empty; what the shape does not
 * have is left out.
 *
 * @param from `at`: path that the shape lies at; `keys`: of rows that are to go on, by their places
 * @throws TypeError for a value that its field cannot hold, and for too many of them
 */
export function rawOf(
  shape: GroupShape,
  values: unknown,
  { nextRow = 0, at = '', keys = {} }: { nextRow?: number; at?: string; keys?: RowKeys } = {},
): RawForm {
  const made: Making = { raw: {}, rows: {}, nextRow, keys }
  addGroup(shape, values, at, made)
  const count = Object.keys(made.raw).length
  if (count > formLimits.maxFields) {
    throw new TypeError(
      `\`form\`: ${count} fields are more than ${formLimits.maxFields}: show a part of them at a time`,
    )
  }
  return { raw: made.raw, rows: made.rows, nextRow: made.nextRow }
}

interface Making {
  readonly raw: Record<string, RawValue>
  readonly rows: Record<string, readonly string[]>
  readonly keys: RowKeys
  nextRow: number
}

function addGroup(shape: GroupShape, values: unknown, at: string, made: Making): void {
  for (const [name, field] of shape.fields) {
    const value = isGroup(values) && Object.hasOwn(values, name) ? values[name] : undefined
    addValue(field, value, pathTo(at, name), made)
  }
}

function addValue(shape: Shape, value: unknown, path: string, made: Making): void {
  if (shape.kind === 'group') return addGroup(shape, value, path, made)
  if (shape.kind === 'leaf') {
    made.raw[path] = rawValue(shape, value, path)
    return
  }
  const items = Array.isArray(value) ? (value as unknown[]) : []
  if (items.length > formLimits.maxRows) {
    throw new TypeError(
      `\`form\`: \`${path}\` has ${items.length} rows, at most ${formLimits.maxRows} are taken: show a part of them at a time`,
    )
  }
  const known = Object.hasOwn(made.keys, path) ? made.keys[path] : undefined
  made.rows[path] = items.map((item, index) => {
    const key = known?.[index] ?? `k${made.nextRow++}`
    addGroup(shape.row, item, pathTo(path, key), made)
    return key
  })
}

/**
 * Turns a value into what its field holds.
 *
 * @throws TypeError for a value that the field cannot hold
 */
export function rawValue(shape: LeafShape, value: unknown, path: string): RawValue {
  if (shape.type === 'file') return filesOf(value, shape.isList)
  if (shape.isList) {
    const items: readonly unknown[] = Array.isArray(value) ? value : []
    return items.map((item) => textOf(item, path))
  }
  return shape.type === 'boolean' ? value === true : textOf(value, path)
}

function textOf(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
      return Number.isNaN(value) ? '' : String(value)
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'undefined':
      return ''
  }
  if (value === null) return ''
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  }
  throw new TypeError(
    `\`form\`: the field \`${path}\` cannot hold that value: give text, a number, a boolean or a Date`,
  )
}

function filesOf(value: unknown, isList: boolean): RawValue {
  if (isList) return Array.isArray(value) ? value.filter((item) => item instanceof File) : []
  return value instanceof File ? value : undefined
}
