import { windowEvents } from '@livejsx/protocol'
import type { LiveSocket } from '@livejsx/view'
import { create } from 'mutative'
import type { PubSub, Subscriber } from './pubsub.ts'

const reserved: ReadonlySet<string> = new Set(windowEvents)

/** What a transaction needs of the instance that it changes. */
export interface Transacted {
  readonly id: string
  readonly connected: boolean
  readonly signal: AbortSignal
  readonly assigns: Readonly<Record<string, unknown>>
  readonly private: unknown
  readonly pubsub: PubSub
  readonly subscriber: Subscriber
  /** Returns `false` when the topic was subscribed to already. */
  subscribe(topic: string): boolean
  unsubscribe(topic: string): void
  /** Delivers a message to the instance itself, after so many ms. */
  send(name: string, payload: unknown, afterMs: number): void
}

/** A message for the page's hooks. */
export interface Push {
  readonly name: string
  readonly payload: unknown
}

/**
 * One handler's view of its instance: a working copy of the assigns, and effects that wait for
 * the commit. Nothing of it is seen when the handler throws.
 */
export class Transaction implements LiveSocket<Record<string, unknown>, unknown> {
  readonly eventId: string | undefined
  readonly props = undefined
  readonly #instance: Transacted
  #working: Record<string, unknown> | undefined
  #ended = false
  readonly #effects: (() => void)[] = []
  readonly #subscribed: string[] = []
  readonly pushes: Push[] = []

  constructor(instance: Transacted, eventId?: string) {
    this.#instance = instance
    this.eventId = eventId
  }

  get id(): string {
    return this.#instance.id
  }

  get connected(): boolean {
    return this.#instance.connected
  }

  get signal(): AbortSignal {
    return this.#instance.signal
  }

  get assigns(): Readonly<Record<string, unknown>> {
    return this.#working ?? this.#instance.assigns
  }

  get private(): unknown {
    return this.#instance.private
  }

  assign(patch: Partial<Record<string, unknown>>): void {
    this.#check('assign')
    this.#working = { ...this.assigns, ...patch }
  }

  update(key: string, change: (value: unknown) => unknown): void {
    this.#check('update')
    this.#working = { ...this.assigns, [key]: change(this.assigns[key]) }
  }

  produce(change: (draft: Record<string, unknown>) => void): void {
    this.#check('produce')
    this.#working = create(this.assigns as Record<string, unknown>, (draft) => void change(draft))
  }

  send(name: string, payload?: unknown, { after = 0 }: { readonly after?: number } = {}): void {
    this.#check('send')
    this.#effects.push(() => this.#instance.send(name, payload, after))
  }

  pushEvent(name: string, payload?: unknown): void {
    this.#check('pushEvent')
    if (reserved.has(name)) {
      throw new TypeError(
        `\`socket.pushEvent('${name}', …)\`: \`live:${name}\` is a window event of the client's own; choose another name`,
      )
    }
    this.pushes.push({ name, payload })
  }

  subscribe(topic: string): void {
    this.#check('subscribe')
    // At once, not at the commit: a message published while an async handler runs must not be missed.
    if (this.#instance.subscribe(topic)) this.#subscribed.push(topic)
  }

  unsubscribe(topic: string): void {
    this.#check('unsubscribe')
    this.#effects.push(() => this.#instance.unsubscribe(topic))
  }

  broadcast(topic: string, name: string, payload?: unknown): void {
    this.#check('broadcast')
    this.#effects.push(() => this.#instance.pubsub.broadcast(topic, name, payload))
  }

  broadcastFrom(topic: string, name: string, payload?: unknown): void {
    this.#check('broadcastFrom')
    const { pubsub, subscriber } = this.#instance
    this.#effects.push(() => pubsub.broadcast(topic, name, payload, subscriber))
  }

  /** Ends the transaction; the caller takes `assigns` over, then runs what this returns. */
  commit(): readonly (() => void)[] {
    this.#ended = true
    return this.#effects
  }

  /** Ends the transaction as if it had not been. */
  rollBack(): void {
    this.#ended = true
    for (const topic of this.#subscribed) this.#instance.unsubscribe(topic)
  }

  #check(method: string): void {
    if (!this.#ended) return
    throw new Error(
      `\`socket.${method}\` was called after its handler had ended: await the work in the handler, or broadcast a message and change the state in \`handleInfo\``,
    )
  }
}
