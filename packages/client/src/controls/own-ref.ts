import type { Ref } from 'preact'
import type { Field } from './field.ts'

interface Attached {
  readonly ref: Ref<Element>
  readonly detach: unknown
}

const attached = new WeakMap<Field, Attached>()

/**
 * Hands an element to the author's ref. Preact gives the guard's own refs the element in each render;
 * the author's hears of it when Preact would have told: when it is another ref, or the first time.
 */
export function attachRef(field: Field, ref: Ref<Element> | undefined): void {
  const before = attached.get(field)
  if (before?.ref === ref) return
  detachRef(field)
  if (ref === undefined || ref === null) return
  const detach = typeof ref === 'function' ? ref(field) : void (ref.current = field)
  attached.set(field, { ref, detach })
}

/** Tells the author's ref that its element is gone. */
export function detachRef(field: Field): void {
  const before = attached.get(field)
  if (before === undefined) return
  attached.delete(field)
  const { ref, detach } = before
  if (typeof detach === 'function') detach()
  else if (typeof ref === 'function') ref(null)
  else if (ref?.current === field) ref.current = null
}
