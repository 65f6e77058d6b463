import { LiveError, maxQueuedEvents, type BrowserMessage, type Json } from '@livejsx/protocol'
import type { EventDetails } from '@livejsx/view/internal'
import { dispatch } from './diagnostics.ts'

/** An event that was sent. */
export interface Entry extends EventDetails {
  readonly name: string
  readonly payload: Json | undefined
  readonly resolve: (reply: unknown) => void
  readonly reject: (error: LiveError) => void
}

/** Events of one view on their way: queued until the view is joined, kept until they are answered. */
export interface Outbox {
  /** Number that the next event will get, from 1; never used twice in a page run. */
  readonly next: number
  /** What was sent, by its number, until it is answered. */
  readonly sent: Map<number, Entry>
  /** What waits until the view is joined. */
  readonly queued: Entry[]
  /**
   * Sends an event, or queues it until the view is joined.
   *
   * @throws LiveError (as a rejection) `outbox-full` at once, or what the answer says
   */
  push(name: string, payload: unknown, details?: EventDetails): Promise<unknown>
  /**
   * The view is joined: sends what is queued.
   *
   * @param handled number of the last event that its instance has received; what it lacks is sent again
   */
  open(handled: number): void
  /** The connection is lost: what was sent waits for the answers that the next one brings. */
  close(): void
  /** The instance is lost: rejects what was sent, and what is queued with `error`. */
  drop(error: LiveError): void
  /** The view will not be served any more: rejects all that waits, and what comes. */
  end(error: LiveError): void
  /** Takes an event whose answer has come; `undefined` = it was answered before. */
  take(number: number): Entry | undefined
}

type Sendable = Pick<Entry, 'part' | 'name' | 'payload'>

/** Takes the place of an event that was given up, so that no number is missing. */
const nothing: Sendable = { name: 'live:void', payload: undefined }

/** Makes the outbox of a view. */
export function createOutbox(view: number, send: (message: BrowserMessage) => void): Outbox {
  let next = 1
  let open = false
  let ended: LiveError | undefined
  const queued: Entry[] = []
  const sent = new Map<number, Entry>()

  const post = (number: number, { part, name, payload }: Sendable): void => {
    const body: [] | [Json] = payload === undefined ? [] : [payload]
    if (part === undefined) send(['event', view, number, name, ...body])
    else send(['part', view, part, number, name, ...body])
  }
  const sendNext = (entry: Entry): void => {
    sent.set(next, entry)
    post(next++, entry)
  }
  const take = (number: number): Entry | undefined => {
    const entry = sent.get(number)
    sent.delete(number)
    entry?.onAnswer?.()
    return entry
  }

  const lose = (entry: Entry | undefined, error: LiveError): void => {
    entry?.reject(error)
    // Who goes elsewhere has not lost what is handled all the same.
    if (ended?.code !== 'left')
      dispatch('event-lost', { view, name: entry?.name, code: error.code })
  }
  const drop = (error: LiveError): void => {
    const entries = queued.splice(0)
    for (const number of [...sent.keys()]) lose(take(number), new LiveError('unknown-outcome'))
    for (const entry of entries) {
      entry.onAnswer?.()
      lose(entry, error)
    }
  }

  return {
    get next() {
      return next
    },
    sent,
    queued,
    push: (name, payload, details) =>
      new Promise((resolve, reject) => {
        const refusal =
          ended ??
          (sent.size + queued.length < maxQueuedEvents ? undefined : new LiveError('outbox-full'))
        if (refusal !== undefined) {
          details?.onAnswer?.()
          reject(refusal)
          return
        }
        const entry = { ...details, name, payload: payload as Json | undefined, resolve, reject }
        if (open) sendNext(entry)
        else queued.push(entry)
      }),
    open(handled) {
      open = true
      for (let number = handled + 1; number < next; number++)
        post(number, sent.get(number) ?? nothing)
      queued.splice(0).forEach(sendNext)
    },
    close() {
      open = false
    },
    drop,
    end(error) {
      ended = error
      drop(error)
    },
    take,
  }
}
