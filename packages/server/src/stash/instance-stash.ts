import {
  limits,
  type ClearMessage,
  type DurableMessage,
  type StashedAnswer,
  type StashHint,
  type StashMessage,
} from '@livejsx/protocol'
import {
  createOwner,
  encodeState,
  isNewer,
  openLineage,
  ownerKey,
  recoverRecord,
  type Position,
  type Recovery,
  type Seal,
  type Snapshot,
  type StashOwner,
  type StoredWhere,
} from '@livejsx/stash/server'
import type { Recovered } from '@livejsx/view'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { HandledEvents } from './handled-events.ts'
import type { Partings } from './partings.ts'
import { hintOf, type ViewStash } from './view-stash.ts'

/** What a page is told of its stash; the number of the view is filled in where it is sent. */
export type StashNews = StashMessage | ClearMessage | DurableMessage

/** What a stash needs of the instance that it is of. */
export interface StashedInstance {
  /** Where in the app the instance is. */
  readonly place: string
  readonly assigns: object
  /** Answers that the page has not confirmed. */
  readonly unheard: readonly StashedAnswer[]
  /** Whether a handler has made changes that are not all of its own. */
  readonly isMidway: boolean
  /** Sends something to the page, if it is connected. */
  send(message: StashNews): void
  report(error: unknown): void
  /** Another instance has taken the state over. */
  onFenced(): void
}

/** What the stash of an instance is made with. */
export interface StashTools {
  /** Id of the cookie session. */
  readonly session: string
  sealAt(place: string): Seal
  /** Owners of this process, by the names of what they own. */
  readonly owners: Map<string, InstanceStash>
  readonly partings: Partings
  readonly clock: Clock
}

/** A record that a page offers when it joins. */
export interface OfferedStash {
  /** `undefined` = the page has kept none. */
  readonly sealed: string | undefined
  readonly where: 'disk' | 'memory'
  /** The page had an instance before. */
  readonly isRejoin: boolean
  /** Id of the page run. */
  readonly page: string
  readonly attempt: number
  /** Where the record may have been sealed for, if not for where the instance is. */
  readonly formerPlace?: string | undefined
}

/** How long a store is given before a lineage is entered again that it did not take, in ms. */
const openAgainMs = 1_000
/** Sealed it is a third longer, and the answers of the last events need room. */
const maxStrictBytes = (limits.maxStashLength / 4) * 3 - 20_000

/** How long an instance that ends waits for the receipt of its last record, in ms. */
const settleMs = 2_000

type Taken = Extract<Recovery, { readonly status: 'recovered' }>

/** The stash of one instance: what it was recovered from, and what is kept of it. */
export class InstanceStash {
  readonly #stash: ViewStash
  readonly #instance: StashedInstance
  readonly #tools: StashTools
  #offer: OfferedStash | undefined
  #recovery: Promise<Recovery> | undefined
  #taken: Taken | undefined
  #page = ''
  #events = new HandledEvents(0)
  #durable = 0
  #owner: StashOwner | undefined
  #key = ''
  #isConnected = false
  /** Whether the store knows the lineage, or does not have to. */
  #isOpen = false
  /** Whether to forget, once the store knows the lineage, what was shown before. */
  #resetsFirst = false
  #hasEnded = false
  #cancelOpening = (): void => undefined
  #settling: (() => void)[] = []

  constructor(stash: ViewStash, instance: StashedInstance, tools: StashTools) {
    this.#stash = stash
    this.#instance = instance
    this.#tools = tools
  }

  /** How the page keeps the stash. */
  get hint(): StashHint {
    return hintOf(this.#stash, this.#instance.place)
  }

  /** The record that `mount` has taken the state of; `undefined` = none. */
  get recovered(): Taken['record'] | undefined {
    return this.#taken?.record
  }

  /** The page that joins offers what it has kept, before `mount`. */
  offer(offer: OfferedStash): void {
    this.#offer = offer
  }

  /** What `mount` calls. */
  readonly recover = async (schema?: StandardSchemaV1): Promise<Recovered<never>> => {
    if (this.#offer === undefined) return { status: 'new' }
    this.#recovery ??= this.#claim(this.#offer)
    const recovery = await this.#recovery
    if (recovery.status !== 'recovered') {
      if (recovery.status !== 'error') return { status: recovery.status }
      if (recovery.error !== undefined) this.#instance.report(recovery.error)
      return { status: 'error', reason: recovery.reason }
    }
    const checked = await schema?.['~standard'].validate(recovery.state)
    if (checked?.issues !== undefined) return { status: 'error', reason: 'schema' }
    this.#taken = recovery
    return { status: 'recovered', assigns: (checked?.value ?? recovery.state) as never }
  }

  /**
   * The instance has its page, and keeps its state from now on.
   *
   * @param handled number of the last event of this page run that is done with
   */
  connect(page: string, handled: number): void {
    const { session, sealAt, owners, clock } = this.#tools
    const { adapter, restore, ttlMs, scope, level } = this.#stash
    const taken = this.#taken
    const lineage = taken?.record.lineage ?? randomUUID()
    const isStrict = level === 'strict'
    const seal = placedSeal(sealAt, () => this.#instance.place)
    this.#page = page
    this.#events = new HandledEvents(handled)
    this.#isConnected = true
    this.#key = ownerKey(session, lineage)
    // Whoever had it here has lost it.
    owners.get(this.#key)?.fence()
    owners.set(this.#key, this)
    this.#owner = createOwner({
      adapter,
      seal,
      session,
      lineage,
      epoch: taken?.epoch ?? 1,
      ...(taken && { ancestors: taken.ancestors }),
      keys: restore.keys,
      version: restore.version,
      ttlMs,
      scope,
      isStrict,
      isAuto: level !== 'commit',
      clock,
      snapshot: () => this.#snapshot(),
      sendStash: (_position, _last, sealed) =>
        this.#instance.send(['stash', 0, sealed, this.#instance.place]),
      sendClear: ({ epoch, seq }) => this.#instance.send(['clear', 0, epoch, seq]),
      onDurable: (last) => this.#onDurable(last),
      onFenced: () => this.fence(),
      onError: (error) => this.#instance.report(error),
    })
    const isStored = taken !== undefined && this.#offer?.where === 'disk'
    if (isStored) this.#onDurable(handled)
    if (isStrict && taken === undefined) this.#openLineage(page)
    else this.#begin(this.#owner)
  }

  /** The page has another connection. */
  attach(): void {
    this.#isConnected = true
    if (this.#durable > 0) this.#instance.send(['durable', 0, this.#durable])
    if (this.#isOpen) this.#owner?.connected()
  }

  /** The page has lost its connection, or has left. */
  detach(): void {
    this.#isConnected = false
    this.#owner?.disconnected()
  }

  /** An event of the page is done with. */
  handled(number: number): void {
    this.#events.add(number)
  }

  /** A turn has ended. */
  changed(): void {
    if (this.#isOpen && this.#stash.level !== 'commit') this.#owner?.changed()
  }

  /**
   * Sees that a state can be kept, where somebody waits for that.
   *
   * @throws RangeError when it is too large for a strict stash
   */
  check(assigns: object): void {
    const { level, view, restore } = this.#stash
    if (level !== 'strict') return
    const bytes = Buffer.byteLength(JSON.stringify(encodeState(assigns, restore.keys)))
    if (bytes <= maxStrictBytes) return
    throw new RangeError(
      `The stash of \`${view}\` is strict, and takes ${bytes} of at most ${maxStrictBytes} bytes; ` +
        'name fewer keys, or keep what is large where it can be read again',
    )
  }

  /** The page says that it keeps a record. */
  stored(position: Position, where: StoredWhere): void {
    this.#owner?.stored(position, where)
  }

  /** Writes at once if there is anything to write. */
  write(): void {
    if (this.#isOpen) this.#owner?.stash()
  }

  /** Forgets what was kept. */
  reset(): void {
    // A store that does not know the lineage yet would call its owner fenced.
    if (!this.#isOpen) this.#resetsFirst = true
    else this.#owner?.reset().catch((error: unknown) => this.#instance.report(error))
  }

  /** The instance has another place. */
  moved(): void {
    this.#owner?.moved()
  }

  /** Resolves when the newest record is kept, if that does not take too long. */
  settled(): Promise<void> {
    this.write()
    if (this.#isSettled) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = this.#tools.clock.after(settleMs, resolve)
      this.#settling.push(() => {
        cancel()
        resolve()
      })
    })
  }

  /** The instance ends, and its page may come again before it could be sent the newest record. */
  part(): void {
    const sealed = this.#owner?.part()
    if (sealed !== undefined) this.#tools.partings.keep(this.#key, sealed)
  }

  /** Another instance owns the state: this one writes nothing any more, and ends. */
  fence(): void {
    if (this.#hasEnded) return
    this.end()
    this.#instance.onFenced()
  }

  end(): void {
    this.#hasEnded = true
    this.#cancelOpening()
    this.#owner?.end()
    const { owners } = this.#tools
    if (owners.get(this.#key) === this) owners.delete(this.#key)
    this.#wake()
  }

  get #isSettled(): boolean {
    const isReachable = this.#isConnected || this.#stash.adapter.holder === 'server'
    return !isReachable || this.#owner?.isIdle !== false
  }

  #claim(offer: OfferedStash): Promise<Recovery> {
    const { session, sealAt, clock } = this.#tools
    const { adapter, restore, ttlMs, scope, level } = this.#stash
    const own = sealAt(this.#instance.place)
    const { formerPlace, ...offered } = offer
    const seal = formerPlace === undefined ? own : eitherSeal(own, sealAt(formerPlace))
    const isStrict = level === 'strict'
    const newer = offer.sealed === undefined ? undefined : this.#newerThan(offer.sealed, seal)
    if (newer !== undefined) Object.assign(offered, { sealed: newer, where: 'memory' })
    return recoverRecord(
      { adapter, seal, session, restore },
      { ...offered, scope, ttlMs, isStrict, now: clock.now(), epoch: 0 },
    )
  }

  /** What this server knows of a record's state that its page does not: the instance is there, or just was. */
  #newerThan(sealed: string, seal: Seal): string | undefined {
    const opened = seal.open(sealed)
    if (!opened.isOpen) return undefined
    const { session, owners, partings } = this.#tools
    const key = ownerKey(session, opened.header.lineage)
    const owner = owners.get(key)
    // One that has its page is not taken over for nothing.
    if (owner !== undefined && !owner.#isConnected) owner.part()
    const parting = partings.of(key)
    const known = parting === undefined ? undefined : seal.open(parting)
    // One that was taken over since is older than what the page has got after it.
    return known?.isOpen === true && isNewer(known.header, opened.header) ? parting : undefined
  }

  #snapshot(): Snapshot | undefined {
    const instance = this.#instance
    const { last, hasGap } = this.#events
    if (instance.isMidway || hasGap) return undefined
    return {
      assigns: instance.assigns,
      page: this.#page,
      last,
      // Looked for where a record is written, not with each event.
      get answers() {
        return instance.unheard.filter(([, number]) => number <= last)
      },
    }
  }

  #onDurable(last: number): void {
    // Then it is known whether another record follows.
    if (this.#settling.length > 0) queueMicrotask(() => this.#isSettled && this.#wake())
    if (this.#stash.level === 'commit' || last <= this.#durable) return
    this.#durable = last
    this.#instance.send(['durable', 0, last])
  }

  #wake(): void {
    for (const settle of this.#settling.splice(0)) settle()
  }

  #openLineage(page: string): void {
    const { adapter, ttlMs } = this.#stash
    openLineage(adapter.store, this.#key, { page, ttlMs }).then(
      () => this.#owner && this.#begin(this.#owner),
      (error: unknown) => {
        this.#instance.report(error)
        if (this.#hasEnded) return
        this.#cancelOpening = this.#tools.clock.after(openAgainMs, () => this.#openLineage(page))
      },
    )
  }

  #begin(owner: StashOwner): void {
    if (this.#hasEnded) return
    this.#isOpen = true
    if (this.#resetsFirst) this.reset()
    if (this.#isConnected) owner.connected()
  }
}

/** Opens what either of two seals opens. */
function eitherSeal(own: Seal, former: Seal): Seal {
  const open = (sealed: string): ReturnType<Seal['open']> => {
    const opened = own.open(sealed)
    if (opened.isOpen || opened.reason !== 'invalid') return opened
    const formerly = former.open(sealed)
    return formerly.isOpen ? formerly : opened
  }
  return { seal: own.seal, open }
}

/** Seals for where the instance is by then. */
function placedSeal(sealAt: (place: string) => Seal, placeNow: () => string): Seal {
  let place: string | undefined
  let seal: Seal
  const now = (): Seal => {
    if (place !== placeNow()) {
      place = placeNow()
      seal = sealAt(place)
    }
    return seal
  }
  return {
    seal: (header, content) => now().seal(header, content),
    open: (sealed) => now().open(sealed),
  }
}
