import {
  decode,
  LiveError,
  maxQueuedEvents,
  type ErrorCode,
  type StashedAnswer,
  type StashLevel,
} from '@livejsx/protocol'
import { dispatch } from '../diagnostics.ts'
import type { Entry, Outbox } from '../outbox.ts'

/** An outbox that keeps events beyond their answers, until a record holds them. */
export interface KeptOutbox extends Outbox {
  /** Whether the view is joined. */
  readonly isOpen: boolean
  /** A record holds the events up to `number`. */
  onDurable(number: number): void
  /**
   * Another instance has the events up to `handled`, out of a record. What it lacks is sent again when
   * the outbox opens, or else told to be lost.
   *
   * @param partOf by number in the last instance, the number of the same part in this one
   */
  recover(handled: number, answers: readonly StashedAnswer[], partOf: PartOf): void
  /** Another instance has none of the events, and what was kept of them is told to be lost. */
  loseAll(): void
  /** The same, where the page is told that all is lost. */
  forget(): void
}

/** What has become of a part, see `partMoves`. */
type PartOf = (part: number) => number | undefined

export interface KeptOutboxOptions {
  readonly view: number
  readonly inner: Outbox
  /** What a settled promise means now. */
  level(): StashLevel
  /** The view will not be served any more. */
  onEnd(error: LiveError): void
}

/** An event that was answered. */
interface Kept {
  readonly entry: Entry
  /** Settles its promise. Absence = it is settled. */
  readonly settle?: () => void
}

/** Makes the outbox of a view with a stash around its own. */
export function createKeptOutbox({ view, inner, level, onEnd }: KeptOutboxOptions): KeptOutbox {
  const { sent, queued } = inner
  const kept = new Map<number, Kept>()
  let durable = 0
  /** The newest event that was resolved and cannot be sent again. */
  let unkept = 0
  let isOpen = false

  const lose = (entry: Entry, code: 'lost' | 'unknown-outcome'): void => {
    entry.reject(new LiveError(code))
    dispatch('event-lost', { view, name: entry.name, code })
  }
  const tellLost = (from: number, to: number): void => {
    if (from <= to) dispatch('state-lost', { view, from, to })
  }

  const keep = (number: number, entry: Entry): void => {
    if (!changesState(entry)) return
    if (level() === 'retain') kept.set(number, { entry })
    else unkept = Math.max(unkept, number)
    const [oldest = 0] = kept.keys()
    if (kept.size <= maxQueuedEvents) return
    kept.delete(oldest)
    unkept = Math.max(unkept, oldest)
  }
  const take = (number: number): Entry | undefined => {
    const entry = inner.take(number)
    if (entry === undefined || number <= durable) return entry
    if (level() === 'strict') {
      const hold = (settle: () => void): void => void kept.set(number, { entry, settle })
      return {
        ...entry,
        resolve: (reply) => hold(() => entry.resolve(reply)),
        reject: (error) => hold(() => entry.reject(error)),
      }
    }
    return {
      ...entry,
      resolve(reply) {
        keep(number, entry)
        entry.resolve(reply)
      },
    }
  }
  /** What is sent of an event once more whose promise is settled. */
  const again = (number: number, entry: Entry): Entry => ({
    ...entry,
    onAnswer: undefined,
    resolve: () => undefined,
    reject() {
      kept.delete(number)
      tellLost(number, number)
    },
  })

  /** Gives up the promises of answered events; what was kept for another instance stays or goes. */
  const release = (code: 'lost' | 'unknown-outcome'): void => {
    for (const [number, { entry, settle }] of kept) {
      // Sent once more, perhaps: its promise is settled, so this is no loss of an event.
      if (settle === undefined) sent.delete(number)
      else {
        kept.delete(number)
        lose(entry, code)
      }
    }
  }
  const forget = (): void => {
    release('lost')
    kept.clear()
    unkept = 0
  }

  /** Leads what is on its way to parts to where these are now. */
  const moveParts = (handled: number, partOf: PartOf): void => {
    const move = <Event extends Entry>(event: Event): Event | undefined => {
      if (event.part === undefined) return event
      const part = partOf(event.part)
      return part === undefined ? undefined : { ...event, part }
    }
    const refuse = (entry: Entry | undefined): void =>
      entry?.reject(new LiveError('component-gone'))
    for (const [number, entry] of sent) {
      const moved = move(entry)
      if (moved === undefined) refuse(inner.take(number))
      else sent.set(number, moved)
    }
    for (const [number, { entry, settle }] of kept) {
      const moved = number <= handled ? entry : move(entry)
      if (moved !== undefined) kept.set(number, { entry: moved, ...(settle && { settle }) })
      else {
        kept.delete(number)
        if (settle === undefined) tellLost(number, number)
        else refuse(entry)
      }
    }
    for (const entry of queued.splice(0)) {
      const moved = move(entry)
      if (moved !== undefined) queued.push(moved)
      else {
        entry.onAnswer?.()
        refuse(entry)
      }
    }
  }

  return {
    get next() {
      return inner.next
    },
    get isOpen() {
      return isOpen
    },
    sent,
    queued,
    take,
    push(name, payload, details) {
      if (level() !== 'strict' || sent.size + queued.length + kept.size < maxQueuedEvents)
        return inner.push(name, payload, details)
      details?.onAnswer?.()
      return Promise.reject(new LiveError('outbox-full'))
    },
    open(handled) {
      isOpen = true
      for (const [number, { entry, settle }] of kept) {
        if (number <= handled) continue
        // Its new answer counts, since nobody was told the last one.
        if (settle !== undefined) kept.delete(number)
        sent.set(number, settle ? { ...entry, onAnswer: undefined } : again(number, entry))
      }
      inner.open(handled)
    },
    close() {
      isOpen = false
      inner.close()
    },
    drop(error) {
      release('unknown-outcome')
      inner.drop(error)
    },
    end(error) {
      for (const [number, { entry, settle }] of kept) {
        if (settle === undefined) sent.delete(number)
        else entry.reject(new LiveError('unknown-outcome'))
      }
      kept.clear()
      inner.end(error)
      onEnd(error)
    },
    onDurable(number) {
      durable = Math.max(durable, number)
      for (const [each, { settle }] of kept) {
        if (each > durable) continue
        kept.delete(each)
        settle?.()
      }
    },
    recover(handled, answers, partOf) {
      for (const answer of answers) {
        const [how, number] = answer
        const entry = how === 'void' ? undefined : take(number)
        if (how === 'failed')
          entry?.reject(new LiveError(answer[2] as ErrorCode, answer[3], { received: true }))
        else entry?.resolve(answer[2] === undefined ? undefined : decode(answer[2]))
      }
      for (const number of sent.keys()) {
        const entry = number <= handled && inner.take(number)
        if (entry) lose(entry, 'unknown-outcome')
      }
      tellLost(handled + 1, unkept)
      unkept = 0
      moveParts(handled, partOf)
    },
    loseAll() {
      let last = unkept
      for (const [number, { settle }] of kept) if (!settle) last = Math.max(last, number)
      tellLost(durable + 1, last)
      forget()
      for (const number of sent.keys()) {
        const entry = inner.take(number)
        if (entry) lose(entry, 'unknown-outcome')
      }
    },
    forget,
  }
}

/** Whether an event may have changed what a record holds: some of the page's own only ask. */
function changesState({ name }: Entry): boolean {
  return !name.startsWith('live:') || name === 'live:form' || name === 'live:address'
}
