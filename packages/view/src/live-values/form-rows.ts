import type { FieldsOf } from './form-fields.ts'

/** Props of a button that adds, removes or moves a row, with and without JavaScript. */
export interface RowButtonProps {
  readonly type: 'submit'
  readonly name: 'live:row'
  readonly value: string
  readonly formNoValidate: true
}

/** One row of a list. */
export interface FormRow<Item> {
  /** Stays with the row wherever it is moved; no other row of the form ever has it. */
  readonly key: string
  /** Place in the list, from 0. */
  readonly index: number
  readonly fields: FieldsOf<Item>
  /** What is to be shown of the errors of the row itself. */
  readonly errors: readonly string[]
  /** Props of a button that takes the row away. */
  readonly remove: RowButtonProps
  /** Props of a button that moves the row one place up. */
  readonly up: RowButtonProps
  /** Props of a button that moves the row one place down. */
  readonly down: RowButtonProps
}

/** A list of rows. */
export interface FormRows<Item> {
  readonly rows: readonly FormRow<Item>[]
  /** What is to be shown of the errors of the list itself. */
  readonly errors: readonly string[]
  /** Id for the element with its errors. */
  readonly errorId: string
  /** Props of a button that adds a row at the end. */
  readonly add: RowButtonProps
}

/** What a button does to a row. */
export type RowVerb = 'add' | 'remove' | 'up' | 'down'

/** Gives the props of a button of a list, or of one of its rows. */
export function rowButton(verb: RowVerb, list: string, key?: string): RowButtonProps {
  const value = key === undefined ? `${verb} ${list}` : `${verb} ${list} ${key}`
  return { type: 'submit', name: 'live:row', value, formNoValidate: true }
}

/** Reads what a button says; `undefined` = it is no button of a row. */
export function parseRowButton(
  value: string,
): { readonly verb: RowVerb; readonly list: string; readonly key?: string } | undefined {
  const [, verb, list = '', key] =
    /^(add|remove|up|down) (\S{1,200})(?: (\S{1,20}))?$/.exec(value) ?? []
  if (verb === undefined || (verb === 'add') !== (key === undefined)) return undefined
  return { verb: verb as RowVerb, list, ...(key === undefined ? {} : { key }) }
}
