import type { HookElement, Push } from './hook-element.ts'
import { HookRun } from './hook-run.ts'

/** What a client hook's callbacks find in `this`, besides what they put there themselves. */
export interface HookContext<Data> {
  /** The element that carries the hook. */
  readonly el: HTMLElement
  /** The element's `data` prop, as of what is shown. */
  readonly data: Data
  /**
   * Sends an event to the view, or the live component, around; resolves with the handler's return
   * value once the state that it left is shown.
   *
   * @throws LiveError (as a rejection) as `live.push`
   */
  pushEvent(name: string, payload?: unknown): Promise<unknown>
  /**
   * Calls `handle` for each `socket.pushEvent(name, …)` of the view and of its live components, until
   * the element goes.
   *
   * @returns a function that stops it, as `removeHandleEvent` does
   */
  handleEvent<Payload = unknown>(name: string, handle: (payload: Payload) => void): () => void
  /**
   * Sends an event to the view, or the live component, that each of the elements belongs to: an
   * element, or a selector of any number of them in the page.
   *
   * @returns what became of each, in the order of the page. Never rejects.
   */
  pushEventTo(
    target: Element | string,
    name: string,
    payload?: unknown,
  ): Promise<PromiseSettledResult<unknown>[]>
  /** Stops a handler; every handler of that name without one. */
  removeHandleEvent(name: string, handle?: (payload: never) => void): void
  /** Runs a command, such as `js.show('#menu')`, or any other handler, for the element. */
  js(command: (event: Event) => unknown): void
}

/** What a client hook does, see {@link defineHook}. */
export interface HookCallbacks<Data> {
  /**
   * The element is in the page, and all that came with it. What it returns is called when the hook
   * is done, as with an effect.
   */
  mounted?(): void | (() => void) | Promise<void>
  /** The element is about to be rendered again: its DOM, and `this.data`, are those of before. */
  beforeUpdate?(next: Data): void
  /** The element was rendered again, with other or the same props and children. */
  updated?(previous: Data): void
  /** The element leaves the page, or gets another hook. Called once, and only after `mounted`. */
  destroyed?(): void
  /** The page has lost its connection. */
  disconnected?(): void
  /** The page is joined again, and the state that it got shown. */
  reconnected?(): void
}

/** A client hook: code that wants the DOM of one element. Made by {@link defineHook}. */
export interface Hook<Data> {
  /** Runs the hook; only the framework calls it. */
  run(place: HookElement, prop: HookProp, missed: readonly Push[]): void
  /** Type of `this.data`; not there at runtime. */
  readonly data?: Data
}

/** What the `hook` prop takes: a hook, or a function that loads a module with one as its default export. */
export type HookProp = Hook<unknown> | (() => Promise<{ readonly default: Hook<unknown> }>)

/**
 * Defines a client hook and types its `this`: what it finds there, and with a second type what it
 * keeps there itself.
 *
 * An error that a callback throws is reported as `live:diagnostic` on `window`; everything else goes
 * on. A push of the server that comes before `mounted`, such as while the code of a lazy hook is being
 * loaded, reaches the handlers right after it.
 *
 * @example
 * export const Clock = defineHook<{ at: number }>({
 *   mounted() { this.el.textContent = String(this.data.at) },
 * })
 * // in a render: <time hook={Clock} data={{ at }} />
 */
export function defineHook<Data = undefined, Own extends object = Record<string, unknown>>(
  hook: HookCallbacks<Data> & ThisType<HookContext<Data> & Partial<Own>>,
): Hook<Data> {
  return {
    run(place, prop, missed) {
      new HookRun(hook as HookCallbacks<unknown>, place, prop).start(missed)
    },
  }
}
