/** Names of the events that an element waits for; one that was sent twice is there twice. */
const waiting = new WeakMap<Element, string[]>()

/** Whether an element waits for the answer of an event. */
export function awaits(element: Element, name: string): boolean {
  return waiting.get(element)?.includes(name) ?? false
}

/** Marks elements with `data-live-pending` until the answer has come. Other events keep their marks. */
export function markPending(
  elements: Iterable<Element>,
  name: string,
  answer: Promise<unknown>,
): void {
  for (const element of new Set(elements)) {
    const names = waiting.get(element) ?? []
    waiting.set(element, names)
    names.push(name)
    show(element, names)
    const unmark = (): void => {
      names.splice(names.indexOf(name), 1)
      show(element, names)
    }
    answer.then(unmark, unmark)
  }
}

function show(element: Element, names: readonly string[]): void {
  const mark = 'data-live-pending'
  if (names.length > 0) element.setAttribute(mark, [...new Set(names)].join(' '))
  else element.removeAttribute(mark)
}
