import { render, type ComponentChildren } from 'preact'
import type { FormOptions, FormProps } from '@livejsx/view'
import { createFormView, features, formProps, type FormState } from '@livejsx/view/internal'
import { LiveError } from '@livejsx/protocol'

/** An event that a form has sent, and how it is answered. */
export interface SentEvent {
  readonly payload: unknown
  /** Name that it is known by, with what optimistic reducers get. */
  readonly as: unknown
  readonly carried: unknown
  answer(): Promise<void>
  fail(): Promise<void>
}

/** A page in which forms are shown, with a server that the test plays. */
export interface FormStage {
  readonly sent: SentEvent[]
  /** Payloads of what was sent. */
  payloads(): unknown[]
  /** Errors that nobody awaited. */
  readonly errors: unknown[]
  form(event: string, options?: FormOptions): FormProps
  show(tree: ComponentChildren): void
  find<Found extends Element = HTMLInputElement>(selector: string): Found
  /** Enters a text as a user does. */
  type(selector: string, text: string): void
}

/** Empties the page and shows forms in it. */
export function createStage(): FormStage {
  const sent: SentEvent[] = []
  const errors: unknown[] = []
  const root = document.createElement('main')
  document.body.replaceChildren(root)
  const send = (
    _name: string,
    payload: unknown,
    options: { as?: unknown; carried?: unknown } = {},
  ) =>
    new Promise((resolve, reject) => {
      const done = async (end: () => void): Promise<void> => {
        end()
        await new Promise((next) => setTimeout(next))
      }
      sent.push({
        payload: JSON.parse(JSON.stringify(payload)),
        as: options.as,
        carried: options.carried,
        answer: () => done(() => resolve(undefined)),
        fail: () => done(() => reject(new LiveError('lost'))),
      })
    })
  const host = {
    connected: true,
    flash: {},
    send,
    onUnhandled: (error: unknown) => errors.push(error),
  }
  const find = <Found extends Element = HTMLInputElement>(selector: string): Found => {
    const found = document.querySelector<Found>(selector)
    if (found === null) throw new Error(`The page has no element \`${selector}\``)
    return found
  }
  return {
    sent,
    errors,
    payloads: () => sent.map(({ payload }) => payload),
    form: (event, options) => formProps(event, options, send, host),
    show: (tree) => render(tree, root),
    find,
    type(selector, text) {
      const field = find(selector)
      field.value = text
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  }
}

/** What `render` sees of a form with some values. */
export function viewOf(key: string, values: FormState['values'], more: Partial<FormState> = {}) {
  const state: FormState = {
    '#': 'form',
    values,
    rows: {},
    errors: {},
    used: [],
    blank: [],
    submitted: false,
    rev: {},
    valid: false,
    changed: false,
    ...more,
  }
  return (features.values['form'] ?? createFormView)(state as never, key) as ReturnType<
    typeof createFormView
  >
}
