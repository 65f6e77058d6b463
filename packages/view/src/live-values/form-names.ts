/** Caps of what a form may hold, and of what a browser may send for one. */
export const formLimits = {
  maxFields: 1_000,
  maxRows: 200,
  maxDepth: 10,
  maxNameLength: 200,
} as const

/** Keys of rows: a letter and a number that a form never uses twice. */
const rowKey = /^k(?:0|[1-9]\d{0,5})$/
const reserved = /^(?:__proto__|constructor|prototype)$/

/** Whether a text has the form of a row's key. */
export function isRowKey(text: string): boolean {
  return rowKey.test(text)
}

/**
 * Whether a segment can name a field: nothing that every object has, and nothing that paths are
 * made of.
 */
export function isSegment(text: string): boolean {
  return !reserved.test(text) && !(text in Object.prototype) && /^[^.[\]\s]+$/.test(text)
}

/** Adds a segment to a path; the empty path is the form itself. */
export function pathTo(parent: string, segment: string): string {
  return parent === '' ? segment : `${parent}.${segment}`
}

/** Gives the name of a form's field in the DOM: `profile[address][city]` for `address.city`. */
export function fieldName(form: string, path: string): string {
  return `${form}[${path.replaceAll('.', '][')}]`
}

/**
 * Gives an id for the DOM: `profile-address-city`. What ids of CSS do not have is written in hex.
 */
export function fieldId(form: string, path: string): string {
  return `${form}-${path.replaceAll('.', '-')}`.replace(
    /[^\w-]/g,
    (char) => `_${char.charCodeAt(0).toString(16)}`,
  )
}

/**
 * Takes a DOM name apart: `user[address][city]` into `['user', 'address', 'city']`, `tags[]` into
 * `['tags', '']`. `undefined` = too long, too deep, reaches a prototype, or brackets that do not match.
 */
export function segmentsOfName(name: string): string[] | undefined {
  if (name.length > formLimits.maxNameLength) return undefined
  const [, head = '', tail = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? []
  if (head === '') return undefined
  const segments = [head, ...tail.slice(1, -1).split('][')]
  if (tail === '') segments.pop()
  const isAllowed =
    segments.length <= formLimits.maxDepth + 1 &&
    segments.every((segment) => !reserved.test(segment)) &&
    // An empty one asks for a list, so it can only be the last.
    segments.every((segment, index) => segment !== '' || index === segments.length - 1)
  return isAllowed ? segments : undefined
}
