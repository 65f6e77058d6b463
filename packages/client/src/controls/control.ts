import { hasOption, radio, select } from './choice-kinds.ts'
import type { Far } from './far.ts'
import type { Field, Value } from './field.ts'
import { isComposing, isInUse } from './in-use.ts'
import { tell } from './tell.ts'

/** A control in the page whose value is the server's to say. */
export interface Control extends Far {
  readonly field: Field
  /** The value that was exchanged last, in either direction. */
  base: Value
  /** The rendered value that `base` came from; `undefined` = it came from the user. */
  shown: Value | undefined
  /** What the server had rendered when the user began; another one since is the work of others. */
  known: Value | undefined
  /** What the user has chosen, in a list. */
  own: Value | undefined
  /** What answers the event that carried `base`; `undefined` = none is awaited. */
  answer: Promise<unknown> | undefined
  /** Whether the user had changed it when it was carried. */
  isDirty: boolean
  /** Whether it holds what the user has entered, although the server may know it. */
  isTouched: boolean
  /** What was rendered to be shown over whatever the user has entered, and is not shown yet. */
  due: Due | undefined
  /** Number of events on their way that have emptied it. */
  emptied: number
  /** Whether an event has carried it since `due` was rendered. */
  isCarriedSince: boolean
  /** Whether an ancestor's own handler looks after it: what is rendered is written, as Preact does. */
  isLocal: boolean
  isMarked: boolean
}

interface Due {
  readonly want: Value | undefined
  readonly markup: unknown
}

/** How an event carries controls. */
export interface Sending {
  /** Whether the user has handed the value over: the answer is shown even where the focus is. */
  readonly submit?: boolean
  /** Whether the user keeps every kind of control when the event fails, not only what is typed. */
  readonly keep?: boolean
  /**
   * Whether the page has emptied it when it was sent. What the server writes over it until the answer
   * is older than what the user enters now.
   */
  readonly isEmptied?: boolean
}

/** Tells of a control that the server has rendered another value than the user has in it. */
const changedAttribute = 'data-live-changed'

const controls = new WeakMap<Element, Control>()
/** Controls that have not shown what was rendered. */
const held = new Set<Control>()

/** Gives the control of an element, if the server has a say in it. */
export function controlOf(element: EventTarget | null): Control | undefined {
  return controls.get(element as Element)
}

/** Gives the controls in an element. */
export function controlsIn(root: ParentNode): Control[] {
  return [...root.querySelectorAll('*')].flatMap((element) => controls.get(element) ?? [])
}

/** Takes what was rendered for an element. */
export function showFar(field: Field, far: Far): Control {
  const known = controls.get(field)
  const control = known ?? createControl(field, far)
  if (known !== undefined) {
    const isOverwritten = far.overwrite !== known.overwrite && known.emptied === 0
    Object.assign(known, far)
    if (isOverwritten) known.due = far
  }
  settle(control)
  if (known === undefined && far.want !== undefined && !held.has(control)) {
    far.kind.setDefault(field, far.want)
  }
  return control
}

/** Whether a control has been seen before. */
export function isKnown(field: Element): boolean {
  return controls.has(field)
}

function createControl(field: Field, far: Far): Control {
  const control: Control = {
    field,
    ...far,
    base: far.kind.initial(field, far.want),
    shown: undefined,
    known: far.want,
    own: undefined,
    answer: undefined,
    isDirty: false,
    isTouched: false,
    due: undefined,
    isCarriedSince: false,
    emptied: 0,
    isLocal: false,
    isMarked: false,
  }
  controls.set(field, control)
  return control
}

/** Forgets a control that has left the page. */
export function dropControl(control: Control): void {
  held.delete(control)
}

/** Settles what was rendered and not yet shown. */
export function settleHeld(): void {
  for (const control of [...held]) settle(control)
}

/** Whether something was rendered that is not shown. */
export function hasHeld(): boolean {
  return held.size > 0
}

/**
 * Shows what was rendered, unless the user has the control, or is at it.
 *
 * @param isReleased whether the user has handed it over: then it does not matter that they are at it
 */
export function settle(control: Control, isReleased = false): void {
  const { kind, field, want, due } = control
  if (want === undefined && due === undefined) return
  if (isSettled(control)) return release(control)
  if (mustWait(control, isReleased)) {
    held.add(control)
    if (kind === select) control.own = kind.read(field)
    return mark(control)
  }
  // The user went on in a composition, and `want` came from there: it is not what was to be shown.
  const isLater = due !== undefined && control.isCarriedSince
  const { want: shown = '', markup } = isLater ? due : control
  if (due !== undefined || !kind.shows(field, shown)) kind.write(field, shown, markup)
  control.base = kind.read(field)
  control.shown = want
  if (due !== undefined) {
    control.answer = control.due = undefined
    control.isTouched = control.isCarriedSince = false
  }
  release(control)
  if (isLater) tell(field)
}

function release(control: Control): void {
  held.delete(control)
  control.known = control.want
  control.own = undefined
  mark(control)
}

/** The usual case, of which most renders consist: it shows what it is to show. */
function isSettled({ kind, field, want, shown, base, answer, due }: Control): boolean {
  return want === shown && answer === undefined && due === undefined && kind.read(field) === base
}

function mustWait(control: Control, isReleased: boolean): boolean {
  const { field, kind } = control
  if (control.isLocal) return false
  if (control.due !== undefined || isReleased) return isComposing(field)
  return isMine(control) || isInUse(field, kind.isTyped)
}

/** Whether the user has a control: what is in it is on its way to the server, or has yet to go. */
export function isMine(control: Control): boolean {
  if (control.answer !== undefined || isUnsent(control)) return true
  return (
    control.kind === radio &&
    peersOf(control).some((peer) => peer.answer !== undefined || isUnsent(peer))
  )
}

/** Gives the controls that change with a control, itself included. */
export function peersOf({ kind, field }: Control): Control[] {
  return [...kind.group(field)].flatMap((each) => controls.get(each) ?? [])
}

/** Whether it holds what no event has carried. */
export function isUnsent(control: Control): boolean {
  const { kind, field, base, own } = control
  if (kind === select && own !== undefined && !hasOption(field, own)) return false
  return kind.differs(field, base)
}

/** Keeps what is in a control until an event carries it. */
export function keep(control: Control): void {
  control.base = Number.NaN
  control.answer = undefined
  control.isTouched = true
}

function mark(control: Control): void {
  const { kind, field, want, known, answer } = control
  const isMarked =
    held.has(control) &&
    answer === undefined &&
    want !== undefined &&
    want !== known &&
    !kind.shows(field, want) &&
    isMine(control)
  if (isMarked === control.isMarked) return
  control.isMarked = isMarked
  field.toggleAttribute(changedAttribute, isMarked)
}
