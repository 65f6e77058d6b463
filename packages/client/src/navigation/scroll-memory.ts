import { scrollPatiently } from './patient-scroll.ts'

type Position = readonly [left: number, top: number]

/** Where the window and the marked containers of a page are scrolled to. */
type Positions = Readonly<Record<string, Position>>

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
  /**
   * Scrolls the page to where it was at a step, as soon as it is high enough; `false` = nobody knows.
   *
   * @param isWindow whether the window is scrolled too. @default true
   */
  restore(step: number, isWindow?: boolean): boolean
  /** Leaves the page where it is, if it is still to be scrolled. */
  rest(): void
  /** Forgets the steps from one on: the history goes on another way. */
  forget(from: number): void
  /** Lets a document that is loaded later in this tab know, and that this one was left at a step. */
  store(step: number): void
}

const storageKey = 'live:scroll'
/** Browsers keep about fifty steps. */
const maxStored = 100
/** Not the value of any mark. */
const windowKey = ''

/** Makes the memory of a page, with what the documents before it in this tab have stored. */
export function createScrollMemory(): ScrollMemory {
  const { last, steps: known = [] } = read()
  const steps = new Map(known)
  /** Where the page is still to be scrolled. */
  let missing = new Map<string, Position>()
  let rest = (): void => undefined

  /** Scrolls something to where it is missing, and crosses it out once it is there. */
  const settle = (name: string, target: Element | Window): void => {
    const position = missing.get(name)
    if (position !== undefined && scroll(target, position)) missing.delete(name)
  }
  const scrollAll = (): boolean => {
    // Containers first: what is in them may have its part in the height of the page.
    for (const element of marked()) settle(nameOf(element), element)
    settle(windowKey, window)
    return missing.size === 0
  }
  return {
    last,
    save(step) {
      const current = currentPositions()
      steps.set(step, { ...current, ...Object.fromEntries(missing) })
    },
    restore(step, isWindow = true) {
      const positions = steps.get(step)
      if (positions === undefined) return false
      rest()
      missing = new Map(Object.entries(positions))
      if (!isWindow) missing.delete(windowKey)
      for (const element of marked()) {
        const name = nameOf(element)
        // It was not there then.
        if (!missing.has(name)) missing.set(name, [0, 0])
      }
      rest = scrollPatiently(scrollAll, () => missing.clear())
      return true
    },
    rest: () => rest(),
    forget(from) {
      for (const step of [...steps.keys()]) if (step >= from) steps.delete(step)
    },
    store(step) {
      try {
        const kept: Kept = { last: step, steps: [...steps].slice(-maxStored) }
        sessionStorage.setItem(storageKey, JSON.stringify(kept))
      } catch {
        // Full, or not allowed: then this page's memory is its own.
      }
    },
  }
}

/** Scrolls as far as it goes; returns whether that is where it should be, to a pixel. */
function scroll(target: Element | Window, [left, top]: Position): boolean {
  target.scrollTo({ left, top, behavior: 'instant' })
  const [x, y] = positionOf(target)
  return Math.abs(x - left) < 2 && Math.abs(y - top) < 2
}

function positionOf(target: Element | Window): Position {
  return target instanceof Element
    ? [target.scrollLeft, target.scrollTop]
    : [target.scrollX, target.scrollY]
}

function currentPositions(): Positions {
  const entries = [...marked()].map((element) => [nameOf(element), positionOf(element)] as const)
  return Object.fromEntries([...entries, [windowKey, positionOf(window)] as const])
}

function read(): Partial<Kept> {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '{}')
  } catch {
    return {}
  }
}

function marked(): NodeListOf<Element> {
  return document.querySelectorAll('[data-live-scroll]')
}

function nameOf(element: Element): string {
  return `#${element.getAttribute('data-live-scroll') ?? ''}`
}
