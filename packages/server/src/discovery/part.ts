import { isValidElement } from 'preact'
import type { ViewObject } from '@livejsx/view'
import type { Instance } from '../instance.ts'
import type { RowsOf } from './stream-rows.ts'
import type { TreeContext } from './walk.ts'

/** Assigns, as the framework sees them. */
export type State = Readonly<Record<string, unknown>>
/** Props, as the framework sees them. */
export type Props = Readonly<Record<string, unknown>>

/** The children of most parts: one list for all of them. */
export const noParts: readonly Part[] = Object.freeze([])
const empty: State = Object.freeze({})

/** What a part is known by. */
export interface PartName {
  /** Its name on the wire, 0 for the view itself. Never used twice in an instance. */
  readonly number: number
  readonly object: ViewObject
  readonly id: string
  readonly isNested: boolean
}

/**
 * A view, or one live component or nested view that it shows. A class of few fields, since a page may
 * have thousands.
 */
export class Part implements PartName {
  readonly number: number
  readonly object: ViewObject
  readonly id: string
  readonly isNested: boolean
  assigns: State = empty
  /** Props of the render that showed it last; the view's own for a nested view. */
  props: Props = empty
  /** What Preact providers above have given. */
  context: TreeContext = empty
  /** The part in whose render it was found. */
  owner: Part | undefined = undefined
  /** The parts that its own render showed last. */
  children: readonly Part[] = noParts
  /** The children that are in items of streams; `undefined` = there never were any. */
  rows: RowsOf | undefined = undefined
  /** The assigns that the page holds; `undefined` = it has not heard of the part. */
  sent: State | undefined = undefined
  /** The instance of a nested view. */
  nested: Instance | undefined = undefined
  /** The discovery that met it last, committed or not. */
  metIn = 0

  constructor({ number, object, id, isNested }: PartName) {
    this.number = number
    this.object = object
    this.id = id
    this.isNested = isNested
  }
}

/** Names a part in an error. */
export function nameOf({ object, id }: Pick<Part, 'object' | 'id'>): string {
  return `\`<${object.id ?? 'view'} id="${id}">\``
}

/**
 * Compares the props of two renders: `changed` = `update` has to run; `slots` = the data is equal,
 * but there are children or functions, which are new in every render, so that the part has to be
 * walked again; `equal` = nothing can have changed.
 */
export function compareProps(before: Props, after: Props): 'changed' | 'slots' | 'equal' {
  let result: 'slots' | 'equal' = 'equal'
  let more = 0
  for (const name in after) {
    const value = after[name]
    more += 1
    const isSame = value === before[name]
    // Most props are texts and numbers that stay as they are.
    if (isSame && typeof value !== 'object' && typeof value !== 'function') continue
    if (isSlot(value)) result = 'slots'
    else if (!isSame && !Object.is(value, before[name])) return 'changed'
  }
  for (const name in before) {
    more -= 1
    if (!(name in after) && !isSlot(before[name])) return 'changed'
  }
  return more > 0 && result === 'equal' ? 'changed' : result
}

function isSlot(value: unknown): boolean {
  if (typeof value === 'function') return true
  if (typeof value !== 'object' || value === null) return false
  return Array.isArray(value) ? value.some(isSlot) : isValidElement(value)
}

/**
 * Tells whether two contexts give the same: the same providers, or others of the same values, since
 * each walk makes providers anew.
 */
export function isSameContext(before: TreeContext, after: TreeContext): boolean {
  if (before === after) return true
  const ids = Object.keys(after)
  return (
    ids.length === Object.keys(before).length &&
    ids.every((id) => id in before && isSameGift(before[id], after[id]))
  )
}

function isSameGift(before: unknown, after: unknown): boolean {
  if (Object.is(before, after)) return true
  return isProvider(before) && isProvider(after) && Object.is(before.props.value, after.props.value)
}

// What a class gives by `getChildContext` is compared by reference; a provider is a component.
function isProvider(gift: unknown): gift is { props: { value: unknown } } {
  return (
    typeof gift === 'object' &&
    gift !== null &&
    'props' in gift &&
    'getChildContext' in gift &&
    typeof gift.props === 'object' &&
    gift.props !== null &&
    'value' in gift.props
  )
}
