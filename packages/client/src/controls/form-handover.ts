import { elementsOf } from './form-fields.ts'

/** An answer that the browser keeps as a file, or one without a page, leaves the form where it is. */
const patienceMs = 5_000

/** Forms whose native submit is leaving the page. */
const leaving = new WeakSet<HTMLFormElement>()

/** Whether a form was handed over to the browser, which loads the answer right now. */
export function isLeaving(form: HTMLFormElement): boolean {
  return leaving.has(form)
}

/** Whether files are chosen in a form: only a native submit takes them along. */
export function hasFiles(form: HTMLFormElement): boolean {
  return elementsOf(form).some(
    (element) =>
      element instanceof HTMLInputElement &&
      !element.matches(':disabled') &&
      (element.files?.length ?? 0) > 0,
  )
}

/** Lets the browser go on with a submit of its own. */
export function letGo(form: HTMLFormElement): void {
  leaving.add(form)
  const stay = (): void => {
    leaving.delete(form)
    removeEventListener('pageshow', stay)
  }
  setTimeout(stay, patienceMs)
  // Back from the browser's cache of pages, it can be sent again.
  addEventListener('pageshow', stay)
  addToken(form)
}

/** Sends a form by the browser, without a submit event. One that is on its way is not sent again. */
export function handOver(form: HTMLFormElement, submitter: HTMLElement | null | undefined): void {
  if (isLeaving(form)) return
  letGo(form)
  const { name = '', value = '' } = (submitter ?? {}) as Partial<HTMLButtonElement>
  const copy = form.ownerDocument.createElement('input')
  Object.assign(copy, { type: 'hidden', name, value })
  if (name !== '') form.append(copy)
  // A control named "submit" hides the form's own method.
  HTMLFormElement.prototype.submit.call(form)
  // The browser has read the form; if it stays on this page nothing is left behind.
  copy.remove()
}

/** Fills in the token of a form that was not in the page's HTML. */
function addToken(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[name="live:csrf"]')
  if (field === null || field.value !== '') return
  const state = form.ownerDocument.querySelector('script[data-live-state]')?.textContent
  if (state) field.value = (JSON.parse(state) as { csrf: string }).csrf
}
