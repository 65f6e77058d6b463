import {
  createFormView,
  type FormEvent,
  type FormState,
  type FormView,
} from '@livejsx/view/internal'
import { changedFields } from './form-changes.ts'
import { entriesOf } from './form-entries.ts'
import { liveForms, withHandler } from './form-events.ts'
import { fieldsOf, type BoundForm, type Field } from './form-fields.ts'
import { boundTo, sendEntries, sendFields } from './form-send.ts'
import { keepAll } from './inputs.ts'

/** States that are shown instead of those of an instance that has not heard of them yet. */
const kept = new Map<string, FormState>()

/** Forms that are being brought: a view and one that is nested in it may both ask. */
const recovering = new Set<HTMLFormElement>()

/** Makes what `render` sees of a form; while it is brought to a new instance, of what the page had. */
export function formView(state: FormState, key: string, scope?: string): FormView {
  return createFormView(kept.get(placeOf(key, scope)) ?? state, key, scope)
}

/** Names a form: its key, and the id of the live component that it is of. */
function placeOf(key: string, id = ''): string {
  return `${key} ${id}`
}

/**
 * Brings the page's forms to an instance that was mounted anew. To be called before its state is
 * shown: the forms stay as they are. They are sent once that state is shown, before anything else is.
 *
 * @param root only the forms in there. @default all but those of sticky views
 */
export function recoverForms(root?: ParentNode): void {
  const forms = liveForms(root).filter((form) => !recovering.has(form))
  const places: string[] = []
  for (const form of forms) {
    withHandler(form, (event) => {
      places.push(placeOf(boundTo(event)?.key ?? '', event.target.part?.at(-1)))
    })
  }
  for (const form of forms) {
    recovering.add(form)
    withHandler(form, (before) => {
      const of = boundTo(before)
      const { recover, change } = before.target
      const name = typeof recover === 'string' ? recover : change
      if (recover === false) return
      keepAll(form)
      if (of === undefined) {
        const entries = entriesOf(form)
        if (name !== undefined) {
          later(form, (now) => sendEntries(form, now, entries, { name, sending: { keep: true } }))
        }
        return
      }
      const changed = changedFields(form, of)
      if (!of.state.changed && of.state.used.length === 0 && changed.length === 0) return
      const fields = allFields(form, of)
      const used = of.state.submitted ? fields : changed
      const details = {
        whole: true as const,
        used: [...new Set([...of.state.used, ...used.map(({ path }) => path)])],
      }
      const place = placeOf(of.key, before.target.part?.at(-1))
      // Which of two forms of one name a state is for, nobody can say here.
      if (places.indexOf(place) === places.lastIndexOf(place)) kept.set(place, of.state)
      const sendAs = (now: FormEvent, as?: string): Promise<unknown> =>
        sendFields(form, now, of, fields, { name: as, details, sending: { keep: true } })
      later(form, (now) =>
        name === undefined
          ? sendAs(now)
          : // Whatever the author's event makes of it: the server has to know the form that is shown.
            sendAs(now, name).catch(() => sendAs(now)),
      )
    })
  }
  queueMicrotask(() => {
    kept.clear()
    recovering.clear()
  })
}

/** All that a form holds, with rows in the order in which they are shown. */
function allFields(form: HTMLFormElement, of: BoundForm): Field[] {
  const fields = fieldsOf(form, of)
  const shown = new Set(fields.map(({ path }) => path))
  const others = Object.entries(of.state.values).filter(([path]) => !shown.has(path))
  return [...fields, ...others.map(([path, value]) => ({ path, value, controls: [] }))]
}

function later(form: HTMLFormElement, send: (now: FormEvent) => Promise<unknown>): void {
  queueMicrotask(() => {
    if (!form.isConnected) return
    withHandler(form, (now) => {
      send(now).catch((error: unknown) => now.onUnhandled(error))
    })
  })
}
