import type { RefCallback, TargetedEvent } from 'preact'
import type { Handler } from '../live-handler.ts'
import { callAt } from './call-path.ts'
import { elementRef } from './element-ref.ts'
import { lateEvent } from './late-event.ts'

/**
 * Makes a ref that handles events of the window while the element is in the page. The handler's
 * `currentTarget` is the element. Several refs on one element: `refs`.
 *
 * @param type any event that reaches the window, such as its own `focus`, `blur`, `resize` and
 * `online`, or a `keydown` anywhere
 * @example <main ref={onWindow('keydown', onKey('Escape', live.on('close')))} />
 */
export function onWindow<Type extends keyof WindowEventMap>(
  type: Type,
  handler: Handler<TargetedEvent<Element, WindowEventMap[Type]>>,
): RefCallback<Element> {
  return elementRef(`window ${type}`, handler as Handler, (element, newest) => {
    const view = element.ownerDocument.defaultView
    const handle = (event: Event): void =>
      void callAt('window', newest(), lateEvent(event, element))
    view?.addEventListener(type, handle)
    return () => view?.removeEventListener(type, handle)
  })
}
