import { watchConnection } from './hook-connection.ts'
import type { HookElement, HookHost, Push } from './hook-element.ts'
import { HookHandlers } from './hook-handlers.ts'
import { pushTo } from './hook-target.ts'
import type { HookCallbacks, HookContext, HookProp } from './hooks.ts'

/** A hook at work in an element, of which it takes over the lifecycle. */
export class HookRun {
  readonly #hook: HookCallbacks<unknown>
  readonly #place: HookElement
  readonly #prop: HookProp
  readonly #handlers = new HookHandlers((run) => this.#attempt(run))
  readonly #self: HookContext<unknown>
  #data: unknown
  #host: HookHost
  #stopListening: (() => void) | undefined
  #stopWatching: (() => void) | undefined
  #cleanup: unknown

  /** @param prop what the element's `hook` was when the hook was asked for */
  constructor(hook: HookCallbacks<unknown>, place: HookElement, prop: HookProp) {
    this.#hook = hook
    this.#place = place
    this.#prop = prop
    this.#data = place.props.props.data
    this.#host = hostOf(place)
    this.#self = this.#createSelf(place.el as HTMLElement)
  }

  /** @param missed pushes that came since the hook was asked for */
  start(missed: readonly Push[]): void {
    const place = this.#place
    if (this.#isOther()) return this.#restart()
    this.#listen()
    const { mounted, disconnected, reconnected } = this.#hook
    if (disconnected ?? reconnected) {
      this.#stopWatching = watchConnection(
        () => this.#attempt(() => disconnected?.call(this.#self)),
        () => this.#attempt(() => reconnected?.call(this.#self)),
      )
    }
    const stop = (place.stop = () => this.#stop())
    // In contrast with `componentWillUpdate`, it is called right before the element's own changes.
    place.getSnapshotBeforeUpdate = () => this.#beforeUpdate()
    place.componentDidUpdate = () => this.#updated()
    this.#cleanup = this.#attempt(() => mounted?.call(this.#self))
    // It may have taken its own element away.
    if (place.stop !== stop) return this.#clean()
    for (const push of missed) this.#handlers.call(...push)
  }

  #createSelf(el: HTMLElement): HookContext<unknown> {
    const data = (): unknown => this.#data
    return {
      el,
      get data() {
        return data()
      },
      // Of the newest host: a live component gets another one with another instance of its view.
      pushEvent: (name, payload) => hostOf(this.#place).live.push(name, payload),
      pushEventTo: pushTo,
      handleEvent: (name, handle) => this.#handlers.add(name, handle),
      removeHandleEvent: (name, handle) => this.#handlers.remove(name, handle),
      js: (command) => runCommand(el, command),
    }
  }

  #beforeUpdate(): void {
    if (this.#isOther()) return
    this.#attempt(() => this.#hook.beforeUpdate?.call(this.#self, this.#place.props.props.data))
  }

  #updated(): void {
    if (this.#isOther() || this.#place.el !== this.#self.el) return this.#restart()
    if (hostOf(this.#place) !== this.#host) this.#listen()
    const previous = this.#data
    this.#data = this.#place.props.props.data
    this.#attempt(() => this.#hook.updated?.call(this.#self, previous))
  }

  #stop(): void {
    this.#stopWatching?.()
    this.#stopListening?.()
    this.#handlers.removeAll()
    this.#attempt(() => this.#hook.destroyed?.call(this.#self))
    this.#clean()
    // What the class says holds again, for the next hook.
    for (const name of ['getSnapshotBeforeUpdate', 'componentDidUpdate'] as const) {
      Reflect.deleteProperty(this.#place, name)
    }
  }

  #clean(): void {
    const cleanup = this.#cleanup
    this.#cleanup = undefined
    if (typeof cleanup === 'function') this.#attempt(cleanup as () => void)
  }

  #restart(): void {
    this.#place.componentWillUnmount()
    this.#place.componentDidMount()
  }

  #listen(): void {
    this.#stopListening?.()
    this.#host = hostOf(this.#place)
    this.#stopListening = this.#host.onPush((...push) => this.#handlers.call(...push))
  }

  /** Whether the element asks for another hook now. */
  #isOther(): boolean {
    const { hook } = this.#place.props.props
    const prop = this.#prop
    // The arrow function of a lazy hook is new in every render, but written the same.
    const isLazy = typeof hook === 'function' && typeof prop === 'function'
    return hook !== prop && !(isLazy && hook.toString() === prop.toString())
  }

  #attempt(run: () => unknown): unknown {
    try {
      const result = run()
      if (result instanceof Promise) result.catch(this.#host.onHookError)
      return result
    } catch (error) {
      return this.#host.onHookError(error)
    }
  }
}

function hostOf(place: HookElement): HookHost {
  return place.context as HookHost
}

function runCommand(el: Element, command: (event: Event) => unknown): void {
  // A real event: the command finds in it what it would find in any other one.
  el.addEventListener('live:js', command, { once: true })
  el.dispatchEvent(new Event('live:js'))
}
