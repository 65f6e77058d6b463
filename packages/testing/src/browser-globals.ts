import { Window } from 'happy-dom'

/** What the client and Preact take from a browser. `Request` and `Response` stay Node's. */
const names = [
  'document',
  'location',
  'history',
  'sessionStorage',
  'scrollTo',
  'scrollX',
  'scrollY',
  'matchMedia',
  'Event',
  'CustomEvent',
  'PopStateEvent',
  'InputEvent',
  'SubmitEvent',
  'FormData',
  'CSS',
  'MutationObserver',
  'ResizeObserver',
  'Element',
  'HTMLElement',
  'HTMLAnchorElement',
  'HTMLFormElement',
  'HTMLInputElement',
  'HTMLSelectElement',
  'HTMLTextAreaElement',
  'HTMLButtonElement',
] as const

/**
 * Puts a DOM into the process's globals for the length of one page.
 *
 * @returns a function that takes it out again, safe to call twice
 */
export function installBrowser(url: string): () => void {
  const browser = new Window({ url })
  const before = new Map<string, PropertyDescriptor | undefined>()
  const install = (name: string, value: unknown): void => {
    before.set(name, Object.getOwnPropertyDescriptor(globalThis, name))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
  install('window', browser)
  for (const name of names) install(name, browser[name])

  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name)
      else Object.defineProperty(globalThis, name, descriptor)
    }
    before.clear()
  }
}
