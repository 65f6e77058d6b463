import type { HookStage, Load } from '@livejsx/view'
import { nameOf, type Part, type Props, type State } from './discovery/part.ts'
import type { Instance } from './instance.ts'
import type { PubSub, Subscriber } from './pubsub.ts'
import type { AttachedHook, Transacted } from './transaction.ts'

/** One part of an instance as a handler of it reaches both. */
export class Scope implements Transacted {
  readonly #instance: Instance
  readonly #part: Part
  readonly #assigns: State | undefined
  readonly #props: Props | undefined

  /**
   * @param assigns in place of the part's own: what a discovery has made of them so far
   * @param props in place of the part's own
   */
  constructor(instance: Instance, part: Part, assigns?: State, props?: Props) {
    this.#instance = instance
    this.#part = part
    this.#assigns = assigns
    this.#props = props
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

  get assigns(): State {
    return this.#assigns ?? this.#part.assigns
  }

  get flash(): State {
    return this.#instance.state.flash
  }

  get private(): unknown {
    return this.#part.number === 0 ? this.#instance.private : undefined
  }

  get props(): unknown {
    return this.#part.number === 0 ? this.#instance.place.props : (this.#props ?? this.#part.props)
  }

  get pubsub(): PubSub {
    return this.#instance.pubsub
  }

  get subscriber(): Subscriber {
    return this.#instance.subscriber
  }

  subscribe(topic: string): boolean {
    return this.#instance.subscribe(topic)
  }

  unsubscribe(topic: string): void {
    this.#instance.unsubscribe(topic)
  }

  send(name: string, payload: unknown, afterMs: number): void {
    this.#instance.send(name, payload, afterMs)
  }

  sendParent(name: string, payload: unknown): void {
    const target = this.#part.number === 0 ? this.#instance.place.parent : this.#instance
    target?.subscriber(name, payload)
  }

  sendUpdate(component: object, id: string, props: object, view: string | undefined): void {
    this.#instance.sendUpdate(component, id, props, view)
  }

  startAsync(name: string, load: Load<unknown>, key: string | undefined): void {
    this.#instance.startAsync(this.#part, name, load, key)
  }

  cancelAsync(name: string): void {
    this.#instance.cancelAsync(this.#part, name)
  }

  sealFlash(messages: State): string {
    return this.#instance.sealFlash(messages)
  }

  isOwnAddress(to: string): boolean {
    return this.#instance.isOwnAddress(to)
  }

  followAddress(to: string): void {
    this.#instance.followAddress(to)
  }

  checkStash(method: string): void {
    if (this.#part.number === 0 && this.#instance.stash !== undefined) return
    const name = nameOf(this.#part)
    throw new TypeError(
      this.#part.number === 0
        ? `\`socket.${method}()\`: the view \`${name}\` has no stash; say \`stash: { keys: […] }\` in its definition`
        : `\`socket.${method}()\`: \`${name}\` is a component, and only views have a stash; send its view a message`,
    )
  }

  stash(): void {
    this.#instance.stash?.write()
  }

  resetStash(): void {
    this.#instance.stash?.reset()
  }

  attachHook(stage: HookStage, name: string, hook: AttachedHook): void {
    this.#instance.hooks.attach(this.#part, stage, name, hook)
  }

  detachHook(stage: HookStage, name: string): void {
    this.#instance.hooks.detach(this.#part, stage, name)
  }
}
