import { AsyncLocalStorage } from 'node:async_hooks'
import type { Window } from 'happy-dom'

/** What the page's code takes from a browser. `Request`, `Response` and `fetch` stay Node's. */
const names = [
  'window',
  'console',
  'document',
  'location',
  'history',
  'navigator',
  'sessionStorage',
  'localStorage',
  'indexedDB',
  'scrollTo',
  'scrollX',
  'scrollY',
  'matchMedia',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'Event',
  'CustomEvent',
  'PopStateEvent',
  'InputEvent',
  'SubmitEvent',
  'KeyboardEvent',
  'FormData',
  'CSS',
  'MutationObserver',
  'ResizeObserver',
  'IntersectionObserver',
  'Node',
  'Element',
  'HTMLElement',
  'HTMLAnchorElement',
  'HTMLFormElement',
  'HTMLInputElement',
  'HTMLSelectElement',
  'HTMLTextAreaElement',
  'HTMLButtonElement',
] as const

/** Opens a page's WebSocket. */
export type OpenSocket = (url: string) => unknown

interface PageScope {
  readonly window: Window
  readonly openSocket: OpenSocket
}

const scope = new AsyncLocalStorage<PageScope>()

/**
 * Lets code run as the code of a page: what it finds in its globals is the page's, and so it is for
 * everything that it starts, timers and promises included. So one process has many pages.
 */
export function runInPage<Result>(page: PageScope, run: () => Result): Result {
  return scope.run(page, run)
}

/** Makes the globals of this process those of the page whose code runs. */
export function installPageGlobals(): void {
  for (const name of names) {
    const own: unknown = Reflect.get(globalThis, name)
    defineGlobal(name, (page) => (page === undefined ? own : pageValue(page.window, name)))
  }
  // A constructor may return another object.
  const own: unknown = Reflect.get(globalThis, 'WebSocket')
  defineGlobal('WebSocket', (page) =>
    page === undefined
      ? own
      : function PageSocket(url: string) {
          return page.openSocket(url)
        },
  )
}

function pageValue(window: Window, name: (typeof names)[number]): unknown {
  if (name === 'window') return window
  const value: unknown = Reflect.get(window, name)
  // Functions of a window are called without it.
  const isMethod = typeof value === 'function' && /^[a-z]/.test(name)
  return isMethod ? value.bind(window) : value
}

function defineGlobal(name: string, read: (page: PageScope | undefined) => unknown): void {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => read(scope.getStore()),
    // Others set what they find missing; the pages' own are not theirs to set.
    set() {},
  })
}
