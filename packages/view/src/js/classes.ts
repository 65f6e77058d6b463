import type { JsCommand } from './command.ts'
import { hold } from './hold.ts'
import { play, type Transition, type TransitionOptions } from './play.ts'
import { createElementCommand, optionsOf, type Place, type TargetOptions } from './target.ts'
import { classTrait, namesIn } from './traits.ts'

/** Options of commands that change classes. */
export interface ClassOptions extends TargetOptions, TransitionOptions {}

/** Options of {@link transition}. */
export interface PlayOptions extends TargetOptions, Pick<TransitionOptions, 'time'> {}

/**
 * Adds classes. With a transition, they are there once it has ended.
 *
 * @param names one class, or several separated by spaces
 * @example <li onClick={js.addClass('chosen')}>…</li>
 */
export function addClass(names: string, place?: Place<ClassOptions>): JsCommand {
  return createClassCommand('addClass', names, place, () => '')
}

/**
 * Takes classes off. With a transition, they go once it has ended.
 *
 * @param names one class, or several separated by spaces
 */
export function removeClass(names: string, place?: Place<ClassOptions>): JsCommand {
  return createClassCommand('removeClass', names, place, () => null)
}

/**
 * Adds those classes that an element lacks, and takes off those that it has.
 *
 * @param names one class, or several separated by spaces
 * @example js.toggleClass('open', { closest: 'li' })
 */
export function toggleClass(names: string, place?: Place<ClassOptions>): JsCommand {
  return createClassCommand('toggleClass', names, place, (before) => (before === null ? '' : null))
}

/**
 * Plays a transition that leaves nothing behind. One that the element still plays begins anew. Patches
 * do not wait for it (LiveView's `blocking`): the classes are held, so none of them can end it.
 *
 * @example js.transition('shake', '#password')
 */
export function transition(classes: Transition, place?: Place<PlayOptions>): JsCommand {
  const options = { ...optionsOf<PlayOptions>(place), transition: classes }
  return createElementCommand('transition', [classes], place, (element) =>
    play(element, 'class', options, () => undefined),
  )
}

function createClassCommand(
  name: string,
  names: string,
  place: Place<ClassOptions> | undefined,
  change: (before: string | null) => string | null,
): JsCommand {
  return createElementCommand(name, [names], place, (element, options: ClassOptions) =>
    play(element, 'class', options, () => {
      for (const trait of namesIn(names).map(classTrait)) {
        hold(element, trait, change(trait.read(element)))
      }
    }),
  )
}
