import { formLimits, isRowKey, isSegment, pathTo } from './form-names.ts'

/** What the text of a field stands for. */
export type FieldType = 'text' | 'number' | 'bigint' | 'date' | 'boolean' | 'file'

/** One field. */
export interface LeafShape {
  readonly kind: 'leaf'
  readonly type: FieldType
  /** Whether it has any number of values. */
  readonly isList: boolean
  /** Whether its value stays on the server. */
  readonly isSecret: boolean
  /** What an empty text stands for. */
  readonly empty: '' | null | undefined
}

/** Fields under one name. */
export interface GroupShape {
  readonly kind: 'group'
  readonly fields: ReadonlyMap<string, Shape>
}

/** A list of objects. */
export interface RowsShape {
  readonly kind: 'rows'
  readonly row: GroupShape
  /** What a new row holds. */
  readonly template: object
}

/** What a form is made of; it follows from the values that it begins with. */
export type Shape = LeafShape | GroupShape | RowsShape

/** What an author says of fields that their first values do not tell. Paths have no keys of rows. */
export interface ShapeOptions {
  readonly types?: Readonly<Record<string, FieldType | undefined>> | undefined
  readonly rows?: Readonly<Record<string, object | undefined>> | undefined
  readonly secret?: readonly string[] | undefined
}

const secretName = /passw|passphrase|secret/i

/**
 * Reads the shape of a form from the values that it begins with.
 *
 * @throws TypeError for values that no field can hold, and for names that no field can have
 */
export function shapeOf(initial: object, options: ShapeOptions = {}): GroupShape {
  return groupOf(initial, '', options, 1)
}

function groupOf(values: object, path: string, options: ShapeOptions, depth: number): GroupShape {
  if (depth > formLimits.maxDepth) {
    throw new TypeError(
      `\`form\`: \`${path}\` is nested more than ${formLimits.maxDepth} levels deep: flatten the values`,
    )
  }
  const fields = new Map<string, Shape>()
  for (const [name, value] of Object.entries(values)) {
    const own = pathTo(path, name)
    if (!isSegment(name)) {
      throw new TypeError(
        `\`form\`: no field can be named \`${name}\`: dots, brackets and spaces are for paths, \`constructor\` and its like for prototypes`,
      )
    }
    fields.set(name, shapeOfValue(value, own, options, depth))
  }
  return { kind: 'group', fields }
}

function shapeOfValue(
  value: unknown,
  path: string,
  options: ShapeOptions,
  depth: number,
): LeafShape | GroupShape | RowsShape {
  const type = options.types?.[path]
  const isSecret = (options.secret?.includes(path) ?? false) || secretName.test(nameOf(path))
  const leaf = (own: FieldType, empty: LeafShape['empty'], isList = false): LeafShape => ({
    kind: 'leaf',
    type: type ?? own,
    isList,
    isSecret,
    empty,
  })
  if (Array.isArray(value)) {
    const [first = options.rows?.[path]] = value as unknown[]
    const template = options.rows?.[path] ?? first
    if (isGroup(template)) {
      return { kind: 'rows', row: groupOf(template, path, options, depth + 1), template }
    }
    return leaf(typeOf(first ?? '', path), '', true)
  }
  if (value === undefined || value === null) return leaf('text', value)
  if (isGroup(value)) return groupOf(value, path, options, depth + 1)
  const own = typeOf(value, path)
  return leaf(own, own === 'text' ? '' : undefined)
}

function typeOf(value: unknown, path: string): FieldType {
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'number':
    case 'bigint':
    case 'boolean':
      return typeof value as 'number'
  }
  if (value instanceof Date) return 'date'
  if (value instanceof Blob) return 'file'
  throw new TypeError(
    `\`form\`: no field can hold the value of \`${path}\`: give text, a number, a boolean, a Date, \`undefined\`, or lists and plain objects of these`,
  )
}

/** Whether a value has fields of its own. */
export function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Whether two shapes have the same fields in the same order. */
export function isSameShape(one: Shape, other: Shape): boolean {
  if (one.kind === 'leaf') {
    return (
      other.kind === 'leaf' &&
      one.type === other.type &&
      one.isList === other.isList &&
      one.isSecret === other.isSecret &&
      one.empty === other.empty
    )
  }
  if (one.kind === 'rows') {
    return (
      other.kind === 'rows' && one.template === other.template && isSameShape(one.row, other.row)
    )
  }
  if (other.kind !== 'group' || one.fields.size !== other.fields.size) return false
  const names = other.fields.keys()
  for (const [name, field] of one.fields) {
    const { value } = names.next()
    const own = other.fields.get(name)
    if (value !== name || own === undefined || !isSameShape(field, own)) return false
  }
  return true
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

/**
 * Finds what lies at a path of a form, keys of rows included: a field, a group, a list, or one row of
 * a list (its group). `undefined` = nothing.
 *
 * @param rows keys of the rows, by path of their list; absence = any key will do
 */
export function shapeAt(
  shape: GroupShape,
  path: string,
  rows?: Readonly<Record<string, readonly string[]>>,
): Shape | undefined {
  // Most fields lie at the top.
  if (path !== '' && !path.includes('.')) return shape.fields.get(path)
  let found: Shape | undefined = shape
  let at = ''
  for (const segment of path === '' ? [] : path.split('.')) {
    if (found?.kind === 'group') found = found.fields.get(segment)
    else if (found?.kind === 'rows') {
      const isKnown = rows === undefined ? isRowKey(segment) : ownList(rows, at).includes(segment)
      found = isKnown ? found.row : undefined
    } else return undefined
    at = pathTo(at, segment)
  }
  return found
}

function ownList(
  rows: Readonly<Record<string, readonly string[]>>,
  path: string,
): readonly string[] {
  return (Object.hasOwn(rows, path) ? rows[path] : undefined) ?? []
}
