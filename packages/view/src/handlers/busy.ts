import type { ComponentChildren, RefCallback } from 'preact'

/** Props of a button whose event may be on its way. */
export interface BusyProps {
  readonly disabled: boolean
  readonly 'aria-busy': boolean
  /** Gives the focus back that a button loses by being disabled. */
  readonly ref: RefCallback<HTMLButtonElement>
  readonly children?: ComponentChildren
}

/** Buttons that had the focus when they were disabled. */
const hadFocus = new WeakSet<Element>()

/**
 * Makes the props of a button that is disabled while an event waits for its answer. Then it gets the
 * focus back, unless that is elsewhere by now.
 *
 * @param labels what the button shows otherwise, and what it shows meanwhile. They take the place of
 * the button's children: JSX would prefer those to any props.
 * @example <button {...busy(live, 'save', ['Save', 'Saving…'])} />
 */
export function busy<Name extends string>(
  live: { pending(name?: Name): boolean },
  event: NoInfer<Name>,
  labels?: readonly [idle: ComponentChildren, pending: ComponentChildren],
): BusyProps {
  const isPending = live.pending(event)
  return {
    disabled: isPending,
    'aria-busy': isPending,
    ref(button) {
      if (button === null) return
      const { activeElement, body } = button.ownerDocument
      // A browser takes the focus away with the next frame, and no event tells.
      if (isPending && activeElement === button) hadFocus.add(button)
      if (isPending || !hadFocus.delete(button)) return
      if (activeElement === body || activeElement === null) button.focus({ preventScroll: true })
    },
    ...(labels !== undefined && { children: labels[isPending ? 1 : 0] }),
  }
}
