import { copyOf, isObject } from './plain.ts'

/** Fields that an event brings to both copies of a state, so that its answer need not repeat them. */
export interface Carried {
  /** Keys from the state down to the object with the fields. */
  readonly at: readonly string[]
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * Sets those of the fields that the object has already. The given state is left as it is.
 *
 * @see docs/protocol.md, Form events
 */
export function carry<State>(state: State, { at: [key, ...at], fields }: Carried): State {
  if (!isObject(state)) return state
  const copy = copyOf(state) as Record<string, unknown>
  if (key === undefined) {
    for (const name of Object.keys(fields)) if (Object.hasOwn(copy, name)) copy[name] = fields[name]
  } else if (Object.hasOwn(copy, key)) copy[key] = carry(copy[key], { at, fields })
  return copy as State
}
