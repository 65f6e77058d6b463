import { LiveError, maxQueuedEvents, type BrowserMessage, type Json } from '@livejsx/protocol'
import type { EventDetails } from '@livejsx/view/internal'

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
  /**
   * Sends an event, or queues it until the view is joined.
   *
   * @throws LiveError (as a rejection) `outbox-full` at once, or what the answer says
   */
  push(name: string, payload: unknown, details?: EventDetails): Promise<unknown>
  /** The view is joined: sends what is queued. */
  open(): void
  /** The connection is lost: what was sent may have been applied, or not. */
  close(): void
  /** Rejects what is queued. */
  drop(error: LiveError): void
  /** The view will not be served any more: rejects what is queued and what comes. */
  end(error: LiveError): void
  /** Takes an event whose answer has come; `undefined` = it was answered before. */
  take(number: number): Entry | undefined
}

/** Makes the outbox of a view. */
export function createOutbox(view: number, send: (message: BrowserMessage) => void): Outbox {
  let next = 1
  let open = false
  let ended: LiveError | undefined
  let queued: Entry[] = []
  const sent = new Map<number, Entry>()

  const dispatch = (entry: Entry): void => {
    sent.set(next, entry)
    const { part, name, payload } = entry
    const body: [] | [Json] = payload === undefined ? [] : [payload]
    if (part === undefined) send(['event', view, next++, name, ...body])
    else send(['part', view, part, next++, name, ...body])
  }
  const take = (number: number): Entry | undefined => {
    const entry = sent.get(number)
    sent.delete(number)
    entry?.onAnswer?.()
    return entry
  }

  const drop = (error: LiveError): void => {
    const entries = queued
    queued = []
    for (const { onAnswer, reject } of entries) {
      onAnswer?.()
      reject(error)
    }
  }

  return {
    get next() {
      return next
    },
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
        if (open) dispatch(entry)
        else queued.push(entry)
      }),
    open() {
      open = true
      const entries = queued
      queued = []
      entries.forEach(dispatch)
    },
    close() {
      open = false
      for (const number of [...sent.keys()]) take(number)?.reject(new LiveError('unknown-outcome'))
    },
    drop,
    end(error) {
      ended = error
      drop(error)
    },
    take,
  }
}
