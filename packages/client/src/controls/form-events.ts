import type { FormEvent } from '@livejsx/view/internal'

/** Type of the event by which the code of forms reaches the handler that a form has right now. */
const type = 'live:form'

type Task = (formEvent: FormEvent) => void

/**
 * Gives the forms of the page that have a handler, but for those in sticky views.
 *
 * @param root only those in there
 */
export function liveForms(root?: ParentNode): HTMLFormElement[] {
  const all = (root ?? document).querySelectorAll<HTMLFormElement>('form[data-live-form]')
  return [...all].filter(
    (form) => root !== undefined || form.closest('[data-live-sticky]') === null,
  )
}

/** Whether a form has a handler. */
export function isLiveForm(form: HTMLFormElement): boolean {
  return form.hasAttribute('data-live-form')
}

/** Does something with the handler of a form as it was rendered last. */
export function withHandler(form: HTMLFormElement, task: Task): void {
  form.dispatchEvent(new CustomEvent<Task>(type, { detail: task }))
}

/** Does what {@link withHandler} asks for. Returns whether the event is one of its. */
export function runTask(formEvent: FormEvent): boolean {
  if (formEvent.event.type !== type) return false
  ;(formEvent.event as CustomEvent<Task>).detail(formEvent)
  return true
}

/** Gives the form that an event is about; `undefined` = another one than the handler's. */
export function formOf({ target, currentTarget }: Event): HTMLFormElement | undefined {
  if (target instanceof HTMLFormElement) return target
  const own = (target as Partial<HTMLInputElement> | null)?.form
  if (!(currentTarget instanceof HTMLFormElement)) return own ?? undefined
  return own === undefined || own === null || own === currentTarget ? currentTarget : undefined
}
