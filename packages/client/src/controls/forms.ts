import { features, installFormMarkup, markPending, type FormEvent } from '@livejsx/view/internal'
import { changedFields, forgetSent } from './form-changes.ts'
import { entriesOf } from './form-entries.ts'
import { formOf, isLiveForm, runTask, withHandler } from './form-events.ts'
import { fieldsOf, isControl, pathOf } from './form-fields.ts'
import { handOver } from './form-handover.ts'
import { formView, recoverForms } from './form-recovery.ts'
import { boundTo, ownEvent, sendEntries, sendFields, type FormDetails } from './form-send.ts'
import { lastSubmitter, submit } from './form-submit.ts'

/** Makes the forms of a page send what is entered into them. */
export function watchForms(page: Document): void {
  features.form = onFormEvent
  features.recover = recoverForms
  features.values['form'] = formView as never
  installFormMarkup((form) => queueMicrotask(() => handOver(form, lastSubmitter(form))))
  for (const type of ['input', 'change']) {
    // A control that stands outside of its form: its events do not pass there.
    page.addEventListener(type, (event) => {
      const form = formOf(event)
      if (form === undefined || !isLiveForm(form) || form.contains(event.target as Node)) return
      withHandler(form, (formEvent) => void change(form, { ...formEvent, event }))
    })
  }
  // Not all browsers tell of the text once it is composed.
  page.addEventListener('compositionend', ({ target }) => {
    const form = isControl(target) ? target.form : null
    if (form === null || !isLiveForm(form)) return
    setTimeout(() => target?.dispatchEvent(new Event('input', { bubbles: true })))
  })
}

function onFormEvent(formEvent: FormEvent): Promise<void> | undefined {
  const { event } = formEvent
  if (runTask(formEvent)) return undefined
  const form = formOf(event)
  if (form === undefined) return undefined
  if (event.type === 'submit') return submit(form, formEvent)
  if (event.type === 'reset') return reset(form, event)
  return change(form, formEvent)
}

/** What a form without a live value has sent last, of each. */
const last = new WeakMap<HTMLFormElement, string>()

function change(form: HTMLFormElement, formEvent: FormEvent): Promise<void> | undefined {
  const { event, target } = formEvent
  const control = isControl(event.target) ? event.target : undefined
  if ((event as Partial<InputEvent>).isComposing || control?.validity.badInput) return undefined
  const of = boundTo(formEvent)
  const name = target.change
  if (of === undefined) {
    if (name === undefined) return undefined
    const entries = entriesOf(form)
    const text = JSON.stringify(entries)
    // Most controls tell of each change twice.
    if (event.type === 'change' && last.get(form) === text) return undefined
    last.set(form, text)
    const details = { target: control?.name || undefined }
    const answer = sendEntries(form, formEvent, entries, { name, details })
    // The server does not have it: what is left then says it again.
    answer.catch(() => last.delete(form))
    return settled(form, formEvent, answer)
  }
  const fields = changedFields(form, of)
  if (fields.length === 0) return undefined
  const path = control && pathOf(of, control)
  const isClear = fields.length === 1 && fields[0]?.path === path
  const details = isClear ? {} : { target: path }
  return settled(form, formEvent, sendFields(form, formEvent, of, fields, { name, details }))
}

/** Tells of the fields once they are what they were at first. */
function reset(form: HTMLFormElement, event: Event): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      if (event.defaultPrevented) return resolve()
      forgetSent(form)
      return withHandler(form, (formEvent) => {
        const of = boundTo(formEvent)
        const name = formEvent.target.change
        const message = { name, details: { reset: true } satisfies FormDetails }
        if (of === undefined && name === undefined) return resolve()
        const answer =
          of === undefined
            ? sendEntries(form, formEvent, entriesOf(form), message)
            : sendFields(form, formEvent, of, fieldsOf(form, of), message)
        void settled(form, formEvent, answer).then(resolve)
      })
    })
  })
}

/** Marks what waits for the answer of a change, and reports a failure. */
function settled(
  form: HTMLFormElement,
  { event, target, onUnhandled }: FormEvent,
  answer: Promise<unknown>,
): Promise<void> {
  const control = isControl(event.target) ? [event.target] : []
  markPending([...control, form], target.change ?? ownEvent, answer)
  return answer.then(() => undefined, onUnhandled)
}
