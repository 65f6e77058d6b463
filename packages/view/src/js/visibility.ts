import type { JsCommand } from './command.ts'
import { hold, letGo } from './hold.ts'
import { isPlaying, play, stop, type Transition, type TransitionOptions } from './play.ts'
import { createElementCommand, type Place, type TargetOptions } from './target.ts'
import { attributeTrait, displayTrait } from './traits.ts'

/** Options of {@link show}. */
export interface ShowOptions extends TargetOptions, TransitionOptions {
  /**
   * What the element's `display` becomes.
   *
   * @default what style sheets say; where these hide it, the browser's own for its tag
   */
  readonly display?: string | undefined
}

/** Options of {@link hide}. */
export interface HideOptions extends TargetOptions, TransitionOptions {}

/** Options of {@link toggle}. */
export interface ToggleOptions extends Omit<ShowOptions, 'transition'> {
  /** Played when it appears. */
  readonly in?: Transition | undefined
  /** Played when it goes. */
  readonly out?: Transition | undefined
}

/**
 * Shows elements that are hidden: it takes `hidden` off, and sets `display` where style sheets still
 * hide them. Elements get `live:show-start`, and `live:show-end` when the transition has ended.
 *
 * @example <button onClick={js.show('#menu')}>Menu</button>
 * @example js.show({ to: '#menu', transition: { during: 'fade', start: 'clear', end: 'full' } })
 */
export function show(place?: Place<ShowOptions>): JsCommand {
  return createElementCommand('show', [], place, appear)
}

/**
 * Hides elements that are shown, from everybody: by `display: none`, once the transition has ended.
 * Elements get `live:hide-start` and `live:hide-end`.
 *
 * @example <button onClick={js.hide({ closest: '[role=dialog]' })}>Close</button>
 */
export function hide(place?: Place<HideOptions>): JsCommand {
  return createElementCommand('hide', [], place, disappear)
}

/**
 * Shows elements that are hidden, and hides those that are shown. One that is on its way turns round.
 *
 * @example js.toggle({ to: '#menu', in: 'fade-in', out: 'fade-out', time: 150 })
 */
export function toggle(place?: Place<ToggleOptions>): JsCommand {
  return createElementCommand('toggle', [], place, (element, options: ToggleOptions) => {
    if (isVisible(element)) disappear(element, { ...options, transition: options.out })
    else appear(element, { ...options, transition: options.in })
  })
}

function appear(element: Element, options: ShowOptions): void {
  if (isVisible(element)) return
  stop(element, 'hide')
  tell(element, 'show-start')
  setVisible(element, true, options.display)
  play(element, 'show', options, () => tell(element, 'show-end'))
}

function disappear(element: Element, options: HideOptions): void {
  if (!isVisible(element)) return
  stop(element, 'show')
  tell(element, 'hide-start')
  play(element, 'hide', options, () => {
    setVisible(element, false)
    tell(element, 'hide-end')
  })
}

/** Whether it is shown and is to stay so. What hides an element around it does not count. */
function isVisible(element: Element): boolean {
  return !isPlaying(element, 'hide') && isDisplayed(element)
}

function isDisplayed(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element)
  return style !== undefined && style.display !== 'none'
}

function setVisible(element: Element, isShown: boolean, display?: string): void {
  const hidden = attributeTrait('hidden')
  letGo(element, displayTrait)
  letGo(element, hidden)
  // As it would be without commands: then nothing is to be held.
  if (isDisplayed(element) === isShown) return
  if (!isShown) return hold(element, displayTrait, 'none')
  hold(element, hidden, null)
  hold(element, displayTrait, display ?? null)
  // `revert` is the browser's own: a row stays a row.
  if (!isDisplayed(element)) hold(element, displayTrait, 'revert')
}

function tell(element: Element, name: string): void {
  if (element.isConnected) element.dispatchEvent(new CustomEvent(`live:${name}`))
}
