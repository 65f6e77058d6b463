import { createHash } from 'node:crypto'
import type { StashedAnswer } from '@livejsx/protocol'
import type { Position } from '../position.ts'
import type { StashScope } from '../scope.ts'
import type { StashAdapter } from './adapter.ts'
import { markLifeMs } from './claim.ts'
import { confirmRecord, isStoredFor, resetRecord, type StoredWhere } from './confirm.ts'
import { ownerKey } from './owner-store.ts'
import { encodeState, sealText, type StashVersion } from './record.ts'
import type { Seal } from './seal.ts'

/** An instance as it is between two handlers. */
export interface Snapshot {
  readonly assigns: object
  /** Page run that the instance is bound to. */
  readonly page: string
  /** Number of the last event of it that was handled. */
  readonly last: number
  /** Answers of events that the page has not settled yet. */
  readonly answers: readonly StashedAnswer[]
}

/** Time as the server sees it. */
export interface OwnerClock {
  now(): number
  after(ms: number, fire: () => void): () => void
}

export interface OwnerOptions {
  readonly adapter: StashAdapter
  readonly seal: Seal
  /** Id of the cookie session. */
  readonly session: string
  readonly lineage: string
  /** Number of this owner: 1 for a new lineage, what the claim gave for a recovered one. */
  readonly epoch: number
  /** What the claim gave. @default none */
  readonly ancestors?: readonly Position[]
  readonly keys: readonly string[]
  readonly version?: StashVersion | undefined
  readonly ttlMs: number
  readonly scope: StashScope
  readonly isStrict: boolean
  /** Whether changes are written by themselves; otherwise only `stash` writes. @default true */
  readonly isAuto?: boolean
  readonly clock: OwnerClock
  /** `undefined` = a handler is in the middle of what it does: `changed` is called when it has ended. */
  snapshot(): Snapshot | undefined
  /** Sends the page a sealed record to keep; with the server as holder, its ticket. */
  sendStash(position: Position, last: number, sealed: string): void
  /** Sends the page what to delete: all that is older. */
  sendClear(position: Position): void
  /** Events up to `last` survive the loss of the instance. */
  onDurable(last: number): void
  /** There is a newer owner: the instance has to end without another answer. */
  onFenced(): void
  /** The state cannot be stashed, or the store fails. What was stashed before stays. */
  onError(error: unknown): void
}

/** Writes the records of one instance. */
export interface StashOwner {
  /** Whether no record is on its way: all that was written is kept. */
  readonly isIdle: boolean
  /** Something was committed: an event, or a change. Writes soon if there is anything to write. */
  changed(): void
  /** Writes at once if there is anything to write. */
  stash(): void
  /**
   * Seals what the page has perhaps not got any more, for a page that comes after it.
   *
   * @returns `undefined` = the newest record says it, or the author says when something is kept
   */
  part(): string | undefined
  /** The view has another place: its records are sealed for that from now on. */
  moved(): void
  /** The page says that it keeps a record. Receipts for other owners' records are ignored. */
  stored(position: Position, where: StoredWhere): void
  /** Forgets the stash. Resolves when no older record can come back. */
  reset(): Promise<void>
  /** The page is there: what was on its way to it is written anew. */
  connected(): void
  /** The page is gone; what it has is what it has. */
  disconnected(): void
  /** The instance ends. */
  end(): void
}

/** How long a changed state waits for more, in ms. */
export const changeDelayMs = 200

/** How long handled events wait that changed nothing of the kept state, in ms. */
export const numberDelayMs = 2_000

/** How long a write waits that a store did not take, in ms. */
export const retryDelayMs = 1_000

/** Records whose receipts are waited for, after a page without a disk has taken them. */
const maxSent = 16

export function createOwner(options: OwnerOptions): StashOwner {
  const { adapter, seal, session, lineage, epoch, keys, version, clock, isStrict } = options
  const { ttlMs, scope, ancestors = [], isAuto = true } = options
  const { store, holder } = adapter
  const key = ownerKey(session, lineage)
  const isHeld = holder === 'server'

  let seq = 0
  let isConnected = false
  /** Whether there is something to write that nobody could write yet. */
  let isAsked = isAuto
  /** The record that was written last, to be sealed again: what the author has not asked for is not in it. */
  let renewed: { readonly snapshot: Snapshot; readonly state: string } | undefined
  let hasEnded = false
  let hasTicket = false
  /** What the newest record holds. */
  let written: Written | undefined
  /** Events of records by their numbers, until the page has them on its disk. */
  const sent = new Map<number, number>()
  /** Number of the record whose receipt, or whose write, is waited for. */
  let inFlight: number | undefined
  let timer: { at: number; cancel: () => void } | undefined
  let cancelRenewal = (): void => undefined

  const schedule = (ms: number): void => {
    const at = clock.now() + ms
    if (hasEnded || (timer !== undefined && timer.at <= at)) return
    timer?.cancel()
    timer = { at, cancel: clock.after(ms, () => write()) }
  }

  const write = (isRenewal = false): void => {
    timer?.cancel()
    timer = undefined
    // Also where it cannot be done now: pages come back.
    if (isRenewal && !hasEnded) renewLater()
    isAsked ||= !isRenewal
    // One is on its way, and the next one will hold all that comes until then.
    if (hasEnded || inFlight !== undefined || (!isHeld && !isConnected)) return
    const snapshot = isRenewal && !isAuto ? renewed?.snapshot : options.snapshot()
    if (snapshot === undefined) return
    isAsked = isAuto
    const { assigns, page, last, answers } = snapshot
    let state: string
    let sealed: string
    try {
      state =
        isRenewal && !isAuto && renewed ? renewed.state : JSON.stringify(encodeState(assigns, keys))
      if (!isAuto) renewed = { snapshot, state }
      const now: Written = { page, last, values: valuesOf(assigns, keys), digest: digestOf(state) }
      if (!isRenewal && isSame(written, now)) return
      const header = { lineage, epoch, seq: seq + 1, page, last, ttlMs }
      const record = { ...header, answers, ancestors, version, sealedAt: clock.now() }
      sealed = sealText(seal, record, state)
      written = now
    } catch (error) {
      options.onError(error)
      // Somebody waits for it, and answers that the page confirms make it smaller.
      if (isStrict) schedule(retryDelayMs)
      return
    }
    seq += 1
    inFlight = seq
    sent.set(seq, last)
    if (sent.size > maxSent) sent.delete(seq - maxSent)
    renewLater()
    if (isHeld) void confirm(seq, sealed)
    else options.sendStash({ epoch, seq }, last, sealed)
  }

  // The time of a record counts from its sealing where nobody saw the connection go. A page that is
  // idle for long must not lose its stash for that.
  const renewLater = (): void => {
    cancelRenewal()
    cancelRenewal = clock.after(ttlMs / 4, () => write(true))
  }

  const landed = (number: number): void => {
    if (inFlight === number) inFlight = undefined
    // All that was committed meanwhile goes as one.
    if (isStrict) write()
    else if (isAsked) schedule(changeDelayMs)
  }

  const confirm = async (number: number, record?: string): Promise<void> => {
    const last = sent.get(number)
    if (last === undefined) return
    const position = { epoch, seq: number }
    try {
      const isOwner = await confirmRecord(store, key, { position, ttlMs, isStrict, record })
      if (hasEnded) return
      if (!isOwner) return options.onFenced()
    } catch (error) {
      options.onError(error)
      if (isStrict || isHeld) return notTaken(number)
      // The browser has it, and only the store does not know: as if there were none.
    }
    for (const older of [...sent.keys()]) if (older <= number) sent.delete(older)
    options.onDurable(last)
    landed(number)
  }

  const notTaken = (number: number): void => {
    if (inFlight === number) inFlight = undefined
    written = undefined
    schedule(retryDelayMs)
  }

  /** In the page's memory a record survives all but the page: enough for the promise, not for the mark. */
  const remembered = async (number: number, last: number): Promise<void> => {
    options.onDurable(last)
    landed(number)
    try {
      const result = await store.renew(key, epoch, markLifeMs(ttlMs))
      if (result === 'fenced' && !hasEnded) options.onFenced()
    } catch (error) {
      options.onError(error)
    }
  }

  /** Tries until the store takes it; `undefined` = a newer record says the same. */
  const forgetBefore = async (position: Position): Promise<boolean | undefined> => {
    for (;;) {
      try {
        return await resetRecord(store, key, { position, ttlMs, isStrict })
      } catch (error) {
        options.onError(error)
        // The page forgets, and only the store does not know: as if there were none.
        if (!isStrict && !isHeld) return true
        await new Promise<void>((resolve) => void clock.after(retryDelayMs, resolve))
        if (hasEnded || seq !== position.seq) return undefined
      }
    }
  }

  const sendTicket = (): void => {
    if (!isHeld || hasTicket || !isConnected) return
    const snapshot = options.snapshot()
    if (snapshot === undefined) return
    const { page, last } = snapshot
    const header = { lineage, epoch, seq: 0, page, last, ttlMs }
    const record = { ...header, answers: [], ancestors: [], version, sealedAt: clock.now() }
    options.sendStash({ epoch, seq: 0 }, last, sealText(seal, record, '{}'))
    hasTicket = true
  }

  return {
    get isIdle() {
      return inFlight === undefined
    },
    changed() {
      sendTicket()
      if (isStrict) return write()
      const snapshot = options.snapshot()
      if (snapshot === undefined) return
      const isOther = !areSame(written?.values, valuesOf(snapshot.assigns, keys))
      schedule(isOther ? changeDelayMs : numberDelayMs)
    },
    stash: () => write(),
    part() {
      if (isHeld) write()
      const snapshot = options.snapshot()
      if (isHeld || !isAuto || hasEnded || snapshot === undefined) return undefined
      const { assigns, page, last, answers } = snapshot
      try {
        const now = writtenOf(snapshot, keys)
        if (inFlight === undefined && isSame(written, now)) return undefined
        const header = { lineage, epoch, seq: seq + 1, page, last, ttlMs }
        const record = { ...header, answers, ancestors, version, sealedAt: clock.now() }
        const sealed = sealText(seal, record, JSON.stringify(encodeState(assigns, keys)))
        seq += 1
        return sealed
      } catch (error) {
        options.onError(error)
        return undefined
      }
    },
    moved() {
      written = undefined
      hasTicket = false
      sendTicket()
      if (isAuto || renewed !== undefined) schedule(0)
    },
    stored(position, where) {
      const last = sent.get(position.seq)
      if (isHeld || position.epoch !== epoch || last === undefined) return
      if (isStrict || isStoredFor(scope, where)) return void confirm(position.seq)
      void remembered(position.seq, last)
    },
    async reset() {
      const snapshot = options.snapshot()
      seq += 1
      const position = { epoch, seq }
      inFlight = undefined
      sent.clear()
      // What is shown now is not to be kept, until it changes.
      written = snapshot && writtenOf(snapshot, keys)
      const isOwner = await forgetBefore(position)
      if (hasEnded || isOwner === undefined) return
      if (!isOwner) return options.onFenced()
      if (isConnected && !isHeld) options.sendClear(position)
      if (snapshot !== undefined) options.onDurable(snapshot.last)
    },
    connected() {
      isConnected = true
      sendTicket()
      // Its receipt is lost, or it is itself: either way the page gets one that is newer.
      if (!isHeld && inFlight !== undefined) {
        written = undefined
        inFlight = undefined
        isAsked = true
      }
      if (isAsked) write()
    },
    disconnected() {
      isConnected = false
    },
    end() {
      hasEnded = true
      timer?.cancel()
      cancelRenewal()
    },
  }
}

/** What a record holds, as far as it tells whether the next one would be the same. */
interface Written {
  readonly page: string
  readonly last: number
  /** The kept assigns: they are never changed in place, so the same ones need no look inside. */
  readonly values: readonly unknown[]
  /** Of the state as JSON: equal values in new objects are nothing to write. */
  readonly digest: string
}

function writtenOf({ assigns, page, last }: Snapshot, keys: readonly string[]): Written {
  const digest = digestOf(JSON.stringify(encodeState(assigns, keys)))
  return { page, last, values: valuesOf(assigns, keys), digest }
}

function isSame(one: Written | undefined, other: Written): boolean {
  if (one === undefined) return false
  return one.page === other.page && one.last === other.last && one.digest === other.digest
}

function valuesOf(assigns: object, keys: readonly string[]): readonly unknown[] {
  return keys.map((key) => (assigns as Record<string, unknown>)[key])
}

function areSame(some: readonly unknown[] | undefined, others: readonly unknown[]): boolean {
  return some !== undefined && some.every((value, index) => Object.is(value, others[index]))
}

function digestOf(state: string): string {
  return createHash('sha256').update(state).digest('base64')
}
