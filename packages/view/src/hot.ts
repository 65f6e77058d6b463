import type { ViewDefinition } from './live-view.ts'

/** The part of `import.meta.hot` that hot swapping needs: data that outlives a module's version. */
export interface HotContext {
  readonly data: Record<string, unknown>
}

interface Definable {
  readonly id: string | undefined
  definition: ViewDefinition
}

const swapListeners = new Set<(id: string | undefined) => void>()

/**
 * Calls `listener` with a view's id each time hot swapping replaced its definition.
 * Returns a function that stops it, safe to call twice.
 */
export function onHotSwap(listener: (id: string | undefined) => void): () => void {
  swapListeners.add(listener)
  return () => void swapListeners.delete(listener)
}

/**
 * Makes the object that stands for a definition. In development the object of the module's
 * first version stays and takes the new definition, so that instances, routes and mounted roots
 * that hold it use the new handlers and the new `render` from their next turn on.
 */
export function keepDefinition<Kept>(
  maker: 'liveView' | 'liveComponent',
  definition: ViewDefinition,
  id: string | undefined,
  hot: HotContext | undefined,
): Kept {
  if (typeof definition?.render !== 'function') {
    throw new TypeError(
      `\`${maker}\`${id === undefined ? '' : ` of \`${id}\``} needs a \`render\` function: add \`render(assigns, live) { … }\``,
    )
  }
  const kept = id === undefined ? undefined : (hot?.data[id] as Definable | undefined)
  if (kept === undefined) {
    const made: Definable = { id, definition }
    if (hot !== undefined && id !== undefined) hot.data[id] = made
    return made as Kept
  }
  kept.definition = definition
  // Not before the module has run to its end: `render` may use what is declared below it.
  queueMicrotask(() => {
    for (const listener of swapListeners) listener(id)
  })
  return kept as Kept
}
