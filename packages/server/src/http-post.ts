import { describeError, LiveError, type ErrorCode } from '@livejsx/protocol'
import { isFormState } from '@livejsx/view/internal'
import { readSession } from './cookie-session.ts'
import type { Part } from './discovery/part.ts'
import { readPostedForm } from './forms/post-body.ts'
import { toFormMessage } from './forms/post-fields.ts'
import type { HttpParts } from './http.ts'
import type { Instance } from './instance.ts'
import type { PageRequest } from './page-request.ts'
import { isCsrfToken } from './token.ts'

/** What keeps a form from being taken, and what HTTP calls it. Every other code is a 400. */
const statuses: { readonly [Code in ErrorCode]?: number } = {
  'origin-refused': 403,
  'session-required': 403,
  'csrf-refused': 403,
  'message-too-large': 413,
  'message-unknown': 415,
  'handler-failed': 500,
}

/**
 * Reads the form of a POST, if it comes from a page of this site and of this visitor.
 *
 * @throws LiveError `origin-refused`, `session-required`, `csrf-refused`, `message-unknown`,
 * `message-too-large`, `message-malformed`
 */
export async function receiveForm(parts: HttpParts, request: PageRequest): Promise<FormData> {
  const origin = request.header('origin') ?? undefined
  if (!parts.isAllowedOrigin(origin, request.url.host)) throw new LiveError('origin-refused')
  const session = readSession(parts.session, request.header('cookie'), parts.keys.session)
  if (session === undefined) throw new LiveError('session-required')
  const data = await readPostedForm(request.toFetch())
  if (!isCsrfToken(parts.keys.csrf, session.id, data.get('live:csrf'))) {
    throw new LiveError('csrf-refused')
  }
  return data
}

/** What became of a posted form. */
interface PostedForm {
  readonly status: 200 | 422
  readonly redirect: Instance['moved']
}

/**
 * Brings a posted form to the view that was just mounted for it.
 *
 * @returns the status of the page that answers it: 200, or 422 when something is to be mended; and
 * where its handler sends the visitor, `undefined` = nowhere
 * @throws LiveError `payload-invalid`, `unknown-event`, `component-gone`, `handler-failed`
 */
export async function submitForm(view: Instance, data: FormData): Promise<PostedForm> {
  const { instance, part } = placeOf(view, data.get('live:part'))
  const message = toFormMessage(data, part.assigns)
  if ('issues' in message) {
    throw new LiveError('payload-invalid', { name: 'live:form', issues: message.issues })
  }
  let refusal: LiveError | undefined
  // `handleParams` may have given the page another address already, which is no answer to the form.
  const { moved: before } = instance
  await instance.submit(part, message, (code, details) => {
    refusal = new LiveError(code, details as never)
  })
  const { moved } = instance
  const redirect = moved === before ? undefined : moved
  if (refusal === undefined) {
    return { status: message.isSubmit && hasErrors(part, message.key) ? 422 : 200, redirect }
  }
  // The page is as it was: without a form there is no place for what is wrong.
  if (message.key === '' && refusal.code === 'payload-invalid') return { status: 422, redirect }
  throw refusal
}

function hasErrors(part: Part, key: string): boolean {
  const state = Object.hasOwn(part.assigns, key) ? part.assigns[key] : undefined
  return isFormState(state) && Object.keys(state.errors).length > 0
}

/** Most names on the way to a part: pairs of a definition's id and its own. */
const maxPlaceNames = 20

/** Finds what a form belongs to: the view, or a part of it, through nested views if need be. */
function placeOf(view: Instance, place: unknown): { instance: Instance; part: Part } {
  let instance = view
  let part = view.state.parts.root
  const names = typeof place === 'string' && place !== '' ? placeNames(place) : []
  for (let at = 0; at < names.length; at += 2) {
    const found = instance.state.parts.named(names[at] ?? '', names[at + 1] ?? '')
    if (found === undefined) throw new LiveError('component-gone')
    const inner = found.isNested ? found.nested : undefined
    if (found.isNested && inner?.hasEnded !== false) throw new LiveError('component-gone')
    instance = inner ?? instance
    part = inner?.state.parts.root ?? found
  }
  return { instance, part }
}

function placeNames(place: string): readonly string[] {
  try {
    const names: unknown = JSON.parse(place)
    const isPlace =
      Array.isArray(names) &&
      names.length <= maxPlaceNames &&
      names.every((name) => typeof name === 'string')
    if (isPlace) return names as string[]
  } catch {
    // Not JSON: no page of ours has sent it.
  }
  throw new LiveError('message-malformed', { message: 'POST', at: 'live:part' })
}

/** Says what becomes of a form that was not taken: why not, unless that is the app's own matter. */
export function refusalOf(error: LiveError): { status: number; text: string | undefined } {
  const status = statuses[error.code] ?? 400
  return { status, text: status < 500 ? describeError(error) : undefined }
}
