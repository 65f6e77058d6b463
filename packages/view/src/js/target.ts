import { createCommand, documentOf, elementOf, type JsCommand, type Trigger } from './command.ts'

/**
 * The elements that a command works on: all that a selector finds in the page, all that it finds
 * inside the event's element (`inner`), or the nearest one around it, itself included (`closest`).
 * Both go by the page's DOM: around the content of a portal is what it was put into.
 */
export type Target = string | { readonly inner: string } | { readonly closest: string }

/** Options of every command that works on elements. */
export interface TargetOptions {
  /** @default the element that has the handler */
  readonly to?: Target | undefined
}

/** Says what a command works on: a target, or options with one. */
export type Place<Options extends TargetOptions = TargetOptions> = Target | Options

/** Makes options of what an author wrote as a command's last argument. */
export function optionsOf<Options extends TargetOptions>(place?: Place<Options>): Options {
  return (isTarget(place) ? { to: place } : { ...place }) as Options
}

/** Makes a command that does something to each of its elements. */
export function createElementCommand<Options extends TargetOptions>(
  name: string,
  args: readonly unknown[],
  place: Place<Options> | undefined,
  run: (element: Element, options: Options) => void,
): JsCommand {
  return createTargetCommand(name, args, place, (elements, options) => {
    for (const element of elements) run(element, options)
  })
}

/** Makes a command that does something to all of its elements together. */
export function createTargetCommand<Options extends TargetOptions>(
  name: string,
  args: readonly unknown[],
  place: Place<Options> | undefined,
  run: (elements: readonly Element[], options: Options) => void,
): JsCommand {
  const options = optionsOf(place)
  const isLocal = typeof options.to !== 'string'
  const runAll = (event?: Trigger): void => run(elementsOf(name, options.to, event), options)
  return createCommand(name, [...args, place], runAll, isLocal)
}

/** Finds the elements of a target. @throws Error when it needs the event's element and there is none */
function elementsOf(name: string, to?: Target, event?: Trigger): readonly Element[] {
  if (typeof to === 'string') return [...documentOf(event).querySelectorAll(to)]
  const element = elementOf(event)
  if (element === undefined) {
    throw new Error(
      `\`js.${name}\` ran without an element: say by a selector which one, as in \`js.${name}(…, '#menu')\``,
    )
  }
  if (to === undefined) return [element]
  if ('inner' in to) return [...element.querySelectorAll(to.inner)]
  const around = element.closest(to.closest)
  return around === null ? [] : [around]
}

function isTarget(place: Place | undefined): place is Target {
  return (
    typeof place === 'string' || (place !== undefined && ('inner' in place || 'closest' in place))
  )
}
