import type { Visit } from '@livejsx/view'

/** One way from an address to another. */
export interface Way {
  readonly url: URL
  readonly isPatch: boolean
  /** What becomes of the history; `undefined` = it is there already, as with back and forward. */
  readonly how?: 'push' | 'replace' | undefined
  readonly direction?: Visit['direction']
  /** Name of the view that a step of the history shows. Absence = a new one, or that of the patch. */
  readonly view?: string
  readonly transition?: boolean | undefined
  /** Sealed messages for the page there. */
  readonly flash?: string | undefined
}

/** What a server needs to know of an address. */
export function addressOf({ pathname, search }: URL): string {
  return pathname + search
}

/** What visitors see of an address of this site. */
export function pathOf({ href, origin }: URL): string {
  return href.slice(origin.length)
}

/** Finds the element that the hash of an address names. */
export function targetOf({ hash }: URL): HTMLElement | undefined {
  const name = hash.slice(1)
  return find(name) ?? find(decode(name))
}

function find(id: string): HTMLElement | undefined {
  return (id !== '' && document.getElementById(id)) || undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
