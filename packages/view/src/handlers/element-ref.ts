import type { RefCallback } from 'preact'
import { callPath } from './call-path.ts'

interface Work {
  input: unknown
  refs: number
  stop(): void
}

const works = new WeakMap<Element, Map<string, Work>>()

/**
 * Makes a ref that does something for its element as long as that is in the page. A render makes a
 * new one: the work goes on, with the newest input.
 *
 * @param kind tells the work from others of the element
 * @param start begins it; returns a function that ends it
 */
export function elementRef<Input>(
  kind: string,
  input: Input,
  start: (element: Element, newest: () => Input) => () => void,
): RefCallback<Element> {
  return (element) => {
    if (element === null) return
    const entries = works.get(element) ?? new Map<string, Work>()
    works.set(element, entries)
    const key = `${kind}${callPath}`
    let work = entries.get(key)
    if (work === undefined) {
      const created: Work = { input, refs: 0, stop: () => undefined }
      created.stop = start(element, () => created.input as Input)
      entries.set(key, (work = created))
    }
    const current = work
    current.input = input
    current.refs += 1
    return () => {
      current.refs -= 1
      // Not at once: Preact lets go of the last render's ref before it takes the next one's.
      queueMicrotask(() => {
        if (current.refs > 0 || entries.get(key) !== current) return
        entries.delete(key)
        current.stop()
      })
    }
  }
}
