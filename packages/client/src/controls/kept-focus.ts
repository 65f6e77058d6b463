import type { Field } from './field.ts'

interface Lost {
  readonly field: EventTarget | null
  /** What stood behind it and each element around it. */
  readonly behind: readonly (ChildNode | null)[]
}

let lost: Lost | undefined

/**
 * Begins to give controls their focus back that rows take it from when they change places. Browsers
 * with `moveBefore` do that by themselves.
 */
export function watchFocus(page: Document): void {
  if ('moveBefore' in page.documentElement) return
  page.addEventListener(
    'focusout',
    ({ target }) => {
      const now = { field: target, behind: behind(target as Element) }
      lost = now
      // Rows are moved before anything else runs; who leaves a control by themselves does not move it.
      queueMicrotask(() => {
        if (lost === now) lost = undefined
      })
    },
    true,
  )
}

/** Gives a control the focus back if it was moved to another place just now. */
export function keepFocus(field: Field): void {
  if (lost?.field !== field) return
  const now = behind(field)
  if (now.every((node, index) => node === lost?.behind[index])) return
  lost = undefined
  field.focus({ preventScroll: true })
}

function behind(element: Element): (ChildNode | null)[] {
  const nodes: (ChildNode | null)[] = []
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    nodes.push(at.nextSibling)
  }
  return nodes
}
