/** Why a delay is over. Dropped: nothing may come of it any more. */
export type DelayEnd = 'time' | 'blur' | 'dropped'

interface Delay {
  readonly element: EventTarget | null
  readonly source: EventTarget | null
  readonly type: string
  end(how: DelayEnd): void
}

const delays = new Set<Delay>()
const watched = new WeakSet<Document>()

/**
 * Waits on behalf of an element. The blur of the element, or of the field that the event came from,
 * ends the delay at once. It is dropped when the element has left the document, when the page goes,
 * and, for typed text, when the form is submitted: the submit takes the text along.
 *
 * @param event a stand-in that keeps its targets
 * @param ms `undefined` = until the blur
 * @returns a function that ends it, safe to call twice
 */
export function delay(
  event: Event,
  ms: number | undefined,
  onEnd: (how: DelayEnd) => void,
): (how: DelayEnd) => void {
  const { currentTarget: element, target: source, type } = event
  // Of elements that were removed no blur may come.
  for (const each of delays) if (isGone(each.element)) each.end('dropped')
  const end = (how: DelayEnd): void => {
    if (!delays.delete(entry)) return
    clearTimeout(timer)
    onEnd(isGone(element) ? 'dropped' : how)
  }
  const entry: Delay = { element, source, type, end }
  const timer = ms === undefined ? undefined : setTimeout(end, ms, 'time')
  delays.add(entry)
  watch((element as Partial<Node> | null)?.ownerDocument ?? globalThis.document)
  return end
}

function isGone(element: EventTarget | null): boolean {
  return (element as Partial<Node> | null)?.isConnected === false
}

/** In the capture phase, since blur does not bubble, and a submit's own handler comes later. */
function watch(page: Document): void {
  if (watched.has(page)) return
  watched.add(page)
  const endAll = (how: DelayEnd, isMeant: (each: Delay) => boolean): void => {
    for (const each of [...delays]) if (isMeant(each)) each.end(how)
  }
  page.addEventListener(
    'blur',
    ({ target }) => endAll('blur', ({ element, source }) => [element, source].includes(target)),
    true,
  )
  page.addEventListener(
    'submit',
    ({ target }) =>
      endAll(
        'dropped',
        ({ source, type }) => /^(input|change|key)/.test(type) && formOf(source) === target,
      ),
    true,
  )
  page.defaultView?.addEventListener('pagehide', () => endAll('dropped', () => true))
}

function formOf(source: EventTarget | null): Element | null {
  const element = source as Partial<HTMLInputElement> | null
  return element?.form ?? element?.closest?.('form') ?? null
}
