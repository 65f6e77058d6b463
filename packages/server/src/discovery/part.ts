import { isValidElement } from 'preact'
import type { ViewObject } from '@livejsx/view'
import type { Instance } from '../instance.ts'
import type { TreeContext } from './walk.ts'

/** Assigns, as the framework sees them. */
export type State = Readonly<Record<string, unknown>>
/** Props, as the framework sees them. */
export type Props = Readonly<Record<string, unknown>>

/**
 * A view, or one live component or nested view that it shows. Kept small: a page may have thousands.
 */
export interface Part {
  /** Its name on the wire, 0 for the view itself. Never used twice in an instance. */
  readonly number: number
  readonly object: ViewObject
  readonly id: string
  readonly isNested: boolean
  assigns: State
  /** Props of the render that showed it last; the view's own for a nested view. */
  props: Props
  /** What Preact providers above have given. */
  context: TreeContext
  /** The part in whose render it was found. */
  owner: Part | undefined
  /** The parts that its own render showed last. */
  children: readonly Part[]
  /** The assigns that the page holds; `undefined` = it has not heard of the part. */
  sent: State | undefined
  /** The instance of a nested view. */
  nested: Instance | undefined
}

const none: readonly Part[] = Object.freeze([])

/** Makes a part that nothing is known of yet but its name. */
export function createPart(name: Pick<Part, 'number' | 'object' | 'id' | 'isNested'>): Part {
  return {
    ...name,
    assigns: {},
    props: {},
    context: {},
    owner: undefined,
    children: none,
    sent: undefined,
    nested: undefined,
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
  for (const name in after) {
    const value = after[name]
    if (Object.is(value, before[name]) && !isSlot(value)) continue
    if (!isSlot(value)) return 'changed'
    result = 'slots'
  }
  for (const name in before) {
    if (!(name in after) && !isSlot(before[name])) return 'changed'
  }
  return result
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
