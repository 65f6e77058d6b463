import { options, type Ref, type VNode } from 'preact'
import { features } from '@livejsx/view/internal'
import { watchHandlers } from './ancestor-handlers.ts'
import { announceAll, onReset } from './announce.ts'
import {
  controlOf,
  controlsIn,
  dropControl,
  hasHeld,
  isKnown,
  isUnsent,
  keep,
  settleHeld,
  showFar,
  type Control,
} from './control.ts'
import { carryOf } from './event-carry.ts'
import { farOf, type Far } from './far.ts'
import type { Field } from './field.ts'
import { watchUse } from './in-use.ts'
import { keepFocus, watchFocus } from './kept-focus.ts'
import { attachRef, detachRef } from './own-ref.ts'
import type { Props } from './wanted.ts'

export { announce } from './announce.ts'
export { carry } from './carry.ts'

/**
 * Keeps whatever the user has entered in the controls of an element, sent or not: to be called before
 * an instance is shown that knows nothing of it.
 */
export function keepAll(root: ParentNode): void {
  for (const control of controlsIn(root)) {
    if (control.isTouched || isUnsent(control)) keep(control)
  }
}

/** After any of these the user may have left a control, or let go of it. */
const ends = [
  'focusout',
  'compositionend',
  'pointerup',
  'pointercancel',
  'keyup',
  'change',
  'click',
] as const

type ControlRef = ((field: Field | null) => void) & { readonly author: Ref<Element> | undefined }

const refs = new WeakSet<ControlRef>()
/** The ref of the element that Preact takes out of the page right now. */
let leaving: unknown

let isGuarding = false

/**
 * Puts the guard between Preact and the controls of a page. To be called once for each, before the
 * first render.
 */
export function guardControls(page: Document): void {
  if (!isGuarding) guardNodes()
  isGuarding = true
  features.carry = carryOf
  watchUse(page)
  watchFocus(page)
  page.addEventListener('reset', onReset)
  for (const type of ends) {
    page.addEventListener(
      type,
      () => {
        // After the page's own handlers, which may send what is in there.
        if (hasHeld()) setTimeout(settleHeld)
      },
      true,
    )
  }
}

function guardNodes(): void {
  const { vnode: onNode, unmount: onUnmount } = options
  options.vnode = (node) => {
    onNode?.(node)
    if (typeof node.type === 'string' && features.isHtml !== true) guard(node as VNode<Props>)
  }
  options.unmount = (node) => {
    onUnmount?.(node)
    leaving = node.ref
  }
}

function guard(node: VNode<Props>): void {
  const { type, props } = node
  const far = farOf(type as string, props)
  if (far !== undefined) return replaceRef(node, (field) => show(field, far))
  watchHandlers(props)
  const onCommit = watchOther?.(type as string, props)
  if (onCommit !== undefined) replaceRef(node, onCommit)
}

type WatchOther = (type: string, props: Props) => ((field: Field) => void) | undefined
let watchOther: WatchOther | undefined

/**
 * Shows every element that is left to Preact to a function before it is rendered. What it returns is
 * called with the element in each commit.
 */
export function watchOthers(watch: WatchOther): void {
  watchOther = watch
}

/** Lets Preact call back in each commit, with the element that was made of the node. */
function replaceRef(node: VNode<Props>, onCommit: (field: Field) => void): void {
  const given = node.ref as Ref<Element> | ControlRef | undefined
  // A clone of an element that was guarded before.
  const author = isControlRef(given) ? given.author : given
  let at: Field | undefined
  const ref = (field: Field | null): void => {
    if (field !== null) {
      at = field
      // First: a control without the focus shows what was rendered.
      keepFocus(field)
      onCommit(field)
      attachRef(field, author)
    } else if (leaving === ref && at !== undefined) {
      leaving = undefined
      const control = controlOf(at)
      if (control !== undefined) dropControl(control)
      detachRef(at)
    }
  }
  node.ref = Object.assign(ref, { author }) as unknown as VNode<Props>['ref'] & {}
  refs.add(ref as ControlRef)
}

function isControlRef(ref: Ref<Element> | ControlRef | undefined): ref is ControlRef {
  return typeof ref === 'function' && refs.has(ref as ControlRef)
}

let fresh: Control[] = []

function show(field: Field, far: Far): void {
  const isNew = !isKnown(field)
  const control = showFar(field, far)
  if (!isNew || !isUnsent(control)) return
  // Entered before the page could tell anybody.
  if (fresh.length === 0) {
    setTimeout(() => {
      const controls = fresh
      fresh = []
      announceAll(controls)
    })
  }
  fresh.push(control)
}
