import { formLimits, segmentsOfName } from '@livejsx/view/internal'
import type { PayloadIssue } from '../payload.ts'
import type { FormMessage } from './form-message.ts'
import { refused } from './refused.ts'

type Container = Record<string, unknown>

/**
 * Makes an object of fields by their names: `user[address][city]` lies in `user.address.city`, `tags[]`
 * is a list, and so is what has numbers for names. Nothing but own keys is ever set.
 *
 * @returns what is wrong with a name, if one is
 */
export function nestFields({
  set,
  submitter,
}: Pick<FormMessage, 'set' | 'submitter'>):
  | { readonly value: Container }
  | { readonly issues: readonly PayloadIssue[] } {
  const root: Container = Object.create(null)
  for (const [name, value] of [...Object.entries(set), ...(submitter ? [submitter] : [])]) {
    if (name.startsWith('live:')) continue
    const segments = segmentsOfName(name)
    const fault =
      segments === undefined ? 'No field can have that name' : put(root, segments, value)
    if (fault !== undefined) return refused(name, fault)
  }
  return { value: finished(root) as Container }
}

/** Puts a value where the segments lead. Gives what speaks against it. */
function put(root: Container, segments: readonly string[], value: unknown): string | undefined {
  let at = root
  const path = [...segments]
  const last = path.pop() as string
  const name = last === '' ? (path.pop() as string) : last
  for (const segment of path) {
    if (isTooFar(segment)) return `At most ${formLimits.maxRows} rows are taken`
    const inner = Object.hasOwn(at, segment) ? at[segment] : (at[segment] = Object.create(null))
    if (!isContainer(inner)) return 'Another field has a value where this one has its own'
    at = inner
  }
  if (isTooFar(name)) return `At most ${formLimits.maxRows} rows are taken`
  if (Object.hasOwn(at, name)) return 'Another field has that name'
  at[name] = last === '' && !Array.isArray(value) ? [value] : value
  return undefined
}

function isTooFar(segment: string): boolean {
  return /^\d+$/.test(segment) && !(Number(segment) < formLimits.maxRows)
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null
}

/**
 * Turns what has only numbers for names into lists, without their gaps, and the rest into plain
 * objects.
 */
function finished(value: unknown): unknown {
  if (!isContainer(value)) return value
  const names = Object.keys(value)
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    return names.toSorted((a, b) => Number(a) - Number(b)).map((name) => finished(value[name]))
  }
  // None of the names reaches a prototype: assigning is safe.
  const object: Container = {}
  for (const name of names) object[name] = finished(value[name])
  return object
}
