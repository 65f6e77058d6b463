/**
 * Makes a stand-in for an event whose handler runs after its dispatch, or for another element: with
 * the `currentTarget` and the `target` that it has now. Everything else is the event's own.
 */
export function lateEvent<Source extends Event>(
  event: Source,
  currentTarget = event.currentTarget,
  target = event.target,
): Source {
  return new Proxy(event, {
    get(source, key) {
      if (key === 'currentTarget') return currentTarget
      if (key === 'target') return target
      // Getters and methods of events refuse to be called on a proxy.
      const value: unknown = Reflect.get(source, key)
      return typeof value === 'function' ? value.bind(source) : value
    },
  })
}
