/** What a client hook's callbacks find in `this`. */
export interface HookContext<Data> {
  /** The element that carries the hook. */
  readonly el: HTMLElement
  /** The element's `data` prop, as of the last patch. */
  readonly data: Data
  /** Sends an event to the view; resolves with the handler's return value. */
  pushEvent(name: string, payload?: unknown): Promise<unknown>
  /** Calls `handle` for each `socket.pushEvent(name, …)` of the view, until the element goes. */
  handleEvent(name: string, handle: (payload: unknown) => void): void
}

/** A client hook: code that wants the DOM of one element. */
export interface Hook<Data> {
  /** The element is in the page. */
  mounted?(this: HookContext<Data>): void
  /** The element's view was patched, and the element rendered again. */
  updated?(this: HookContext<Data>): void
  /** The element left the page. */
  destroyed?(this: HookContext<Data>): void
}

/** What the `hook` prop takes: a hook, or a function that loads a module with one as its default export. */
export type HookProp = Hook<never> | (() => Promise<{ readonly default: Hook<never> }>)

/**
 * Defines a client hook and types its `this`.
 *
 * @example
 * export const Clock = defineHook<{ at: number }>({
 *   mounted() { this.el.textContent = String(this.data.at) },
 * })
 * // in a render: <time hook={Clock} data={{ at }} />
 */
export function defineHook<Data = undefined, Own extends object = Record<string, unknown>>(
  hook: {
    mounted?(): void
    updated?(): void
    destroyed?(): void
  } & ThisType<HookContext<Data> & Partial<Own>>,
): Hook<Data> {
  return hook as Hook<Data>
}
