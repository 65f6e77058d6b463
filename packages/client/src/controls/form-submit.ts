import { awaits, markPending, parseRowButton, type FormEvent } from '@livejsx/view/internal'
import { focusFirstError } from './first-error.ts'
import { changedFields, fieldsToSubmit } from './form-changes.ts'
import { clear, isStillEmpty } from './form-clear.ts'
import { entriesOf } from './form-entries.ts'
import { controlsOf, elementsOf } from './form-fields.ts'
import { hasFiles, isLeaving, letGo } from './form-handover.ts'
import { isLocked, lock } from './form-lock.ts'
import { boundTo, ownEvent, sendEntries, sendFields, type FormDetails } from './form-send.ts'

const submitters = new WeakMap<HTMLFormElement, HTMLElement | null>()

/** Gives the button that a form was sent with last. */
export function lastSubmitter(form: HTMLFormElement): HTMLElement | null | undefined {
  return submitters.get(form)
}

/** Sends a form that the user submits, unless the browser is to do it. */
export function submit(form: HTMLFormElement, formEvent: FormEvent): Promise<void> | undefined {
  const { event, target } = formEvent
  const { submitter } = event as SubmitEvent
  const isRow = submitter?.getAttribute('name') === 'live:row'
  if (!isRow && !isLeaving(form) && (hasFiles(form) || isAlone(form))) {
    letGo(form)
    return undefined
  }
  event.preventDefault()
  if (isLeaving(form) || isLocked(form)) return undefined
  if (isRow) return changeRow(form, formEvent, submitter as HTMLButtonElement)
  if (target.reset === true && isStillEmpty(form)) return undefined
  // What is no value of its control cannot be sent, and leaving it out would send an older one.
  const bad = controlsOf(form).find(({ validity }) => validity.badInput)
  if (bad !== undefined) {
    bad.reportValidity()
    return undefined
  }
  submitters.set(form, submitter)
  const focused = form.ownerDocument.activeElement
  const answer = send(form, formEvent, submitter)
  markPending(submitter === null ? [form] : [form, submitter], target.event, answer)
  if (target.reset !== true) lock(form, answer)
  return answer.then(
    () => focusFirstError(form, focused),
    (error: unknown) => formEvent.onUnhandled(error),
  )
}

/** Whether the server does not serve the page's views any more. It may still take a form. */
function isAlone({ ownerDocument }: HTMLFormElement): boolean {
  return ownerDocument.documentElement.dataset['liveConnection'] === 'failed'
}

function send(
  form: HTMLFormElement,
  formEvent: FormEvent,
  submitter: HTMLElement | null,
): Promise<unknown> {
  const { target } = formEvent
  const of = boundTo(formEvent)
  const { name = '', value = '' } = (submitter ?? {}) as Partial<HTMLButtonElement>
  const details: FormDetails = {
    submit: true,
    ...(name !== '' && { submitter: [name, value] as const }),
  }
  const message = {
    name: target.event,
    details,
    controls: controlsOf(form),
    sending: { submit: true, keep: true, isEmptied: target.reset === true },
  }
  const fields = of && fieldsToSubmit(form, of)
  const entries = entriesOf(form, submitter)
  // Before the guard is told: what it is to keep is what is there from now on.
  const onAnswer = target.reset === true ? clear(form, entries) : undefined
  const answer =
    of === undefined || fields === undefined
      ? sendEntries(form, formEvent, entries, message)
      : sendFields(form, formEvent, of, fields, message)
  onAnswer?.(answer)
  return answer
}

/** Lets the server add, remove or move a row. The focus stays near a button that goes with its row. */
function changeRow(
  form: HTMLFormElement,
  formEvent: FormEvent,
  button: HTMLButtonElement,
): Promise<void> | undefined {
  const of = boundTo(formEvent)
  const change = parseRowButton(button.value)
  if (of === undefined || change === undefined || awaits(button, ownEvent)) return undefined
  const { verb, list, key } = change
  const path = key === undefined ? list : `${list}.${key}`
  const place = rowButtons(form).indexOf(button)
  const answer = sendFields(form, formEvent, of, changedFields(form, of), {
    name: formEvent.target.change,
    details: { row: [verb, path] },
  })
  markPending([button, form], ownEvent, answer)
  return answer
    .then(() => {
      const page = form.ownerDocument
      if (page.activeElement !== null && page.activeElement !== page.body) return
      const buttons = rowButtons(form)
      const next = button.isConnected ? button : buttons[Math.min(place, buttons.length - 1)]
      next?.focus()
    })
    .catch((error: unknown) => formEvent.onUnhandled(error))
}

function rowButtons(form: HTMLFormElement): HTMLButtonElement[] {
  return elementsOf(form).filter(
    (element): element is HTMLButtonElement => element.getAttribute('name') === 'live:row',
  )
}
