import type { Ref, RefCallback } from 'preact'
import { inPath } from './call-path.ts'

/**
 * Makes one ref of several. An element takes one `ref`: this is how it gets more of `clickAway`,
 * `onWindow` and `whenVisible`, or one besides a ref of its own.
 *
 * @example <div ref={refs(clickAway(close), onWindow('keydown', onKey('Escape', close)))} />
 */
export function refs<Target extends Element>(
  ...all: readonly (Ref<Target> | undefined)[]
): RefCallback<Target> {
  return (element) => {
    const cleanups = all.map((ref, index) => attach(ref, element, index))
    return () => {
      for (const cleanup of cleanups) cleanup()
    }
  }
}

function attach<Target>(
  ref: Ref<Target> | undefined,
  element: Target | null,
  index: number,
): () => void {
  if (typeof ref === 'function') {
    const cleanup = inPath(`/${index}`, () => ref(element))
    return typeof cleanup === 'function' ? cleanup : () => void ref(null)
  }
  if (ref) ref.current = element
  return () => {
    if (ref) ref.current = null
  }
}
