import { render, type ComponentChildren } from 'preact'
import { createLive } from '@livejsx/view/internal'
import { controlOf, isMine as isControlMine } from '../src/controls/control.ts'
import { guardControls } from '../src/controls/inputs.ts'

/** A page with guarded controls, with a server that the test plays. */
export interface InputStage {
  /** Names and payloads of what was sent, in order. */
  readonly sent: [name: string, payload: unknown][]
  /** Makes a handler that sends the value of its control. */
  on(name?: string): (event: Event) => unknown
  show(tree: ComponentChildren): void
  find<Found extends Element = HTMLInputElement>(selector?: string): Found
  /** Enters a text as a user does, and leaves the focus there. */
  type(text: string, selector?: string): void
  /** Answers the oldest event that waits, once what it changed is shown. */
  answer(): Promise<void>
  fail(): Promise<void>
  /** Leaves the control that has the focus. */
  leave(): Promise<void>
}

guardControls(document)

/** Empties the page and shows controls in it. */
export function createStage(): InputStage {
  const root = document.createElement('main')
  document.body.replaceChildren(root)
  const sent: InputStage['sent'] = []
  const waiting: { resolve(value: unknown): void; reject(error: Error): void }[] = []
  const live = createLive({
    connected: true,
    flash: {},
    send: (name, payload) =>
      new Promise((resolve, reject) => {
        sent.push([name, payload])
        waiting.push({ resolve, reject })
      }),
    onUnhandled: () => undefined,
  }) as unknown as {
    on(
      name: string,
      payload: (event: Event) => unknown,
      options?: object,
    ): (event: Event) => unknown
  }
  const find = <Found extends Element = HTMLInputElement>(selector = 'input'): Found => {
    const found = root.querySelector<Found>(selector)
    if (found === null) throw new Error(`Nothing in the page is ${selector}`)
    return found
  }
  return {
    sent,
    on: (name = 'set') => live.on(name, readControl, { repeat: true }),
    show: (tree) => render(tree, root),
    find,
    type(text, selector) {
      const field = find(selector)
      field.focus()
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
    answer() {
      waiting.shift()?.resolve(undefined)
      return later()
    },
    fail() {
      waiting.shift()?.reject(new Error('refused'))
      return later()
    },
    leave() {
      ;(document.activeElement as HTMLElement | null)?.blur()
      return later()
    },
  }
}

/** Whether the user has a control: its text is on its way to the server, or has yet to go. */
export function isMine(element: Element): boolean {
  const control = controlOf(element)
  return control !== undefined && isControlMine(control)
}

/** Waits until what was put off has been done. */
export function later(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

function readControl({ target }: Event): unknown {
  const field = target as HTMLInputElement
  return field.type === 'checkbox' ? field.checked : field.value
}
