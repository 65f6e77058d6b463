/** Where the window and the marked containers of a page are scrolled to. */
type Positions = Readonly<Record<string, readonly [left: number, top: number]>>

/** What documents leave for each other. */
interface Kept {
  readonly last: number
  readonly steps: readonly (readonly [step: number, positions: Positions])[]
}

/** Remembers for each step of the history where the page was scrolled to. */
export interface ScrollMemory {
  /** The step that the last document of this tab was left at; `undefined` = there was none. */
  readonly last: number | undefined
  /** Keeps where the page is now, for a step. */
  save(step: number): void
  /** Scrolls the page to where it was at a step; `false` = nobody knows. */
  restore(step: number): boolean
  /** Forgets the steps from one on: the history goes on another way. */
  forget(from: number): void
  /** Lets a document that is loaded later in this tab know, and that this one was left at a step. */
  store(step: number): void
}

const storageKey = 'live:scroll'
/** Not the value of any mark. */
const windowKey = ''

/** Makes the memory of a page, with what the documents before it in this tab have stored. */
export function createScrollMemory(): ScrollMemory {
  const { last, steps: known = [] } = read()
  const steps = new Map(known)
  return {
    last,
    save: (step) => void steps.set(step, currentPositions()),
    restore(step) {
      const positions = steps.get(step)
      if (positions === undefined) return false
      // Containers first: what is in them may have its part in the height of the page.
      for (const element of marked()) {
        const [left, top] = positions[nameOf(element)] ?? [0, 0]
        element.scrollTo({ left, top, behavior: 'instant' })
      }
      const [left, top] = positions[windowKey] ?? [0, 0]
      scrollTo({ left, top, behavior: 'instant' })
      return true
    },
    forget(from) {
      for (const step of [...steps.keys()]) if (step >= from) steps.delete(step)
    },
    store(step) {
      try {
        const kept: Kept = { last: step, steps: [...steps] }
        sessionStorage.setItem(storageKey, JSON.stringify(kept))
      } catch {
        // Full, or not allowed: then this page's memory is its own.
      }
    },
  }
}

function read(): Partial<Kept> {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}')
  } catch {
    return {}
  }
}

function currentPositions(): Positions {
  const entries = [...marked()].map(
    (element) => [nameOf(element), [element.scrollLeft, element.scrollTop]] as const,
  )
  return Object.fromEntries([...entries, [windowKey, [scrollX, scrollY]] as const])
}

function marked(): NodeListOf<Element> {
  return document.querySelectorAll('[data-live-scroll]')
}

function nameOf(element: Element): string {
  return `#${element.getAttribute('data-live-scroll') ?? ''}`
}
