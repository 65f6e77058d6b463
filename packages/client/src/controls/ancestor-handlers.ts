import { isLiveHandler } from '@livejsx/view/internal'
import { controlOf } from './control.ts'
import type { Props } from './wanted.ts'

type Handle = (this: unknown, event: Event) => unknown

const names = ['onInput', 'onChange'] as const
/** Events that a handler above their control has seen. */
const seen = new WeakSet<Event>()
const wrapped = new WeakMap<Handle, Handle>()
const own = new WeakSet<Handle>()

/**
 * Lets the handlers of an element around controls tell whose they are: the first one that hears of a
 * control without handlers of its own decides. If it is the page's own, so is the control.
 */
export function watchHandlers(props: Props): void {
  for (const name of names) {
    const handle = props[name] as Handle | undefined
    if (typeof handle === 'function' && !own.has(handle)) props[name] = wrap(handle)
  }
}

function wrap(handle: Handle): Handle {
  const known = wrapped.get(handle)
  if (known !== undefined) return known
  const isLive = isLiveHandler(handle)
  function watching(this: unknown, event: Event): unknown {
    if (!seen.has(event)) {
      seen.add(event)
      const control = controlOf(event.target)
      if (!isLive && control !== undefined && !control.isLive) control.isLocal = true
    }
    return handle.call(this, event)
  }
  // What others have put on the function stays readable.
  const copy = Object.assign(watching, handle)
  own.add(copy)
  wrapped.set(handle, copy)
  return copy
}
