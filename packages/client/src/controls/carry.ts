import {
  controlOf,
  isUnsent,
  keep,
  peersOf,
  settle,
  type Control,
  type Sending,
} from './control.ts'

/**
 * Notes that an event carries controls as they are now: until its answer is shown, what the server
 * renders waits.
 *
 * @param answer resolves when what it changed is shown
 */
export function carry(
  elements: Iterable<Element>,
  answer: Promise<unknown>,
  sending: Sending = {},
): void {
  const carried: Control[] = []
  for (const element of elements) {
    const control = controlOf(element)
    for (const peer of control === undefined ? [] : peersOf(control)) {
      const value = peer.kind.read(peer.field)
      // Bad text, of which the server learns nothing.
      if (Number.isNaN(value)) continue
      peer.isDirty = (peer.answer !== undefined && peer.isDirty) || isUnsent(peer)
      peer.isTouched ||= peer.isDirty
      const isCarriedSince = peer.due !== undefined
      Object.assign(peer, { base: value, shown: undefined, answer, isCarriedSince })
      if (sending.isEmptied) peer.emptied += 1
      carried.push(peer)
    }
  }
  answer.then(
    () => end(carried, answer, sending, true),
    () => end(carried, answer, sending, false),
  )
}

function end(
  carried: readonly Control[],
  answer: Promise<unknown>,
  { submit, keep: keepsAll, isEmptied }: Sending,
  isDone: boolean,
): void {
  if (isEmptied) for (const control of carried) control.emptied -= 1
  // Those that another event has carried since wait for that one.
  const controls = carried.filter((control) => control.answer === answer)
  // All of them before any is shown: buttons of a group wait for each other.
  for (const control of controls) {
    const { kind, isDirty } = control
    control.answer = undefined
    control.known = control.want
    if (isDone) control.isTouched &&= submit !== true
    else if (isDirty && (kind.isTyped || keepsAll)) keep(control)
  }
  for (const control of controls) settle(control, isDone && submit && !isUnsent(control))
}
