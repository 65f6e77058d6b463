import { heldValue, hold, letGo } from './hold.ts'
import { classTrait, namesIn } from './traits.ts'

/** Classes of a transition; each may be several, separated by spaces. */
export interface TransitionClasses {
  /** Those that say what changes and how fast. */
  readonly during: string
  /** Those that the element begins with. */
  readonly start: string
  /** Those that it ends with. */
  readonly end: string
}

/** A transition: a class that the element has for its time, or one class for each of its phases. */
export type Transition = string | TransitionClasses

/** Options of commands that can play a transition. */
export interface TransitionOptions {
  /** @default none */
  readonly transition?: Transition | undefined
  /**
   * How long it takes in ms.
   *
   * @default 200
   */
  readonly time?: number | undefined
}

/** What an element may be playing; of each it plays one at a time. */
type Play = 'show' | 'hide' | 'class'

interface Playing {
  readonly takeOff: () => void
  readonly onEnd: () => void
}

const playing: Record<Play, WeakMap<Element, Playing>> = {
  show: new WeakMap(),
  hide: new WeakMap(),
  class: new WeakMap(),
}

/**
 * Plays a transition, then calls back: at once when there is none, or when the visitor wants none
 * (`prefers-reduced-motion`). Its classes are held meanwhile, and are gone afterwards. The one before,
 * if it still runs, ends now.
 */
export function play(
  element: Element,
  name: Play,
  { transition = '', time = 200 }: TransitionOptions,
  onEnd: () => void,
): void {
  finish(element, name)
  if (transition === '' || time <= 0 || wantsNoMotion(element)) return onEnd()
  const { during, start, end } =
    typeof transition === 'string' ? { during: transition, start: '', end: '' } : transition
  const takeStart = wear(element, start)
  // The browser must have seen the beginning, else it goes to the end in one step.
  element.getBoundingClientRect()
  const takeRest = wear(element, `${during} ${end}`)
  takeStart()
  const timer = setTimeout(() => finish(element, name), time)
  const takeOff = (): void => {
    clearTimeout(timer)
    takeRest()
  }
  playing[name].set(element, { takeOff, onEnd })
}

/** Whether an element is playing such a transition. */
export function isPlaying(element: Element, name: Play): boolean {
  return playing[name].has(element)
}

/** Ends what an element plays, at once and without its callback. */
export function stop(element: Element, name: Play): void {
  const run = playing[name].get(element)
  playing[name].delete(element)
  run?.takeOff()
}

function finish(element: Element, name: Play): void {
  const run = playing[name].get(element)
  stop(element, name)
  run?.onEnd()
}

/** Puts classes on for a while. Returns a function that gives back what was there before. */
function wear(element: Element, names: string): () => void {
  const traits = namesIn(names).map(classTrait)
  const before = traits.map((trait) => heldValue(element, trait))
  for (const trait of traits) hold(element, trait, '')
  return () => {
    for (const [index, trait] of traits.entries()) {
      const value = before[index]
      if (value === undefined) letGo(element, trait)
      else hold(element, trait, value)
    }
  }
}

function wantsNoMotion({ ownerDocument: { defaultView } }: Element): boolean {
  return defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? true
}
