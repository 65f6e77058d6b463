import type { Carried } from '@livejsx/protocol'
import { features } from './features.ts'
import type { LiveHandler } from './live-handler.ts'
import type { LiveHost, SendEvent } from './live.ts'

/** Options of `live.form`. */
export interface FormOptions {
  /** The form's live value, made by `form()`. Absence = the handler gets the fields as they are. */
  readonly of?: { readonly key: string } | undefined
  /** Event to send when a field was changed. */
  readonly change?: string | undefined
  /**
   * Whether the fields are emptied when the form is sent, and filled again if that fails.
   *
   * @default false
   */
  readonly reset?: boolean | undefined
  /**
   * Whether the fields are sent again to an instance that was mounted anew, or the event to send them
   * with.
   *
   * @default true
   */
  readonly recover?: boolean | string | undefined
}

/** What the handlers of a form know of it. */
export interface FormTarget extends FormOptions {
  /** Event of its submit. */
  readonly event: string
  /** The way to what shows it, see `LiveHost`. */
  readonly part?: readonly string[] | undefined
}

/** An event of a form on its way to the code of forms. */
export interface FormEvent {
  readonly event: Event
  readonly target: FormTarget
  /**
   * Sends `live:form`.
   *
   * @param as event that `live.pending` and optimistic reducers know it by, with its payload
   */
  send(
    payload: unknown,
    options?: { as?: string; optimistic?: unknown; carried?: Carried },
  ): Promise<unknown>
  /** Told of rejections that no caller awaits. */
  onUnhandled(error: unknown): void
}

/** The props that `live.form` gives to a form. */
export interface FormProps {
  readonly method: 'post'
  readonly enctype: 'multipart/form-data'
  readonly 'data-live-form': string
  readonly onSubmit: FormHandler
  readonly onInput: FormHandler
  readonly onChange: FormHandler
  readonly onReset: FormHandler
  /** For the code of forms, whatever the author puts around the others. */
  readonly 'onlive:form': FormHandler
}

/** A handler that knows its form. */
export interface FormHandler extends LiveHandler {
  readonly form: FormTarget
}

/** Makes the props of `live.form`. */
export function formProps(
  event: string,
  options: FormOptions | undefined,
  send: SendEvent,
  host: LiveHost | undefined,
): FormProps {
  const target: FormTarget = { ...options, event, part: host?.part }
  const handle: FormHandler = Object.assign(
    (domEvent: Event) =>
      features.form?.({
        event: domEvent,
        target,
        send: (payload, { as = event, optimistic, carried } = {}) =>
          send('live:form', payload, { as: { name: as, payload: optimistic }, carried }),
        onUnhandled: (error) => host?.onUnhandled(error, event),
      }),
    { live: true as const, form: target },
  )
  return {
    method: 'post',
    enctype: 'multipart/form-data',
    'data-live-form': event,
    onSubmit: handle,
    onInput: handle,
    onChange: handle,
    onReset: handle,
    'onlive:form': handle,
  }
}
