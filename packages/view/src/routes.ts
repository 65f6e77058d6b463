import type { ViewObject } from './live-view.ts'

/** Loads the module of a view when its route is first used. */
export type ViewLoader = () => Promise<{ readonly default: ViewObject }>

/** One address of the app and the view that answers it. */
export interface LiveRoute {
  /** Path with `:name` segments, e.g. `/users/:id`. */
  readonly path: string
  readonly load: ViewLoader
}

/**
 * Maps a path to a live view. The view's module is loaded with its first request.
 *
 * @param path pattern that begins with `/`; `:name` matches one segment
 * @throws TypeError when the path does not begin with `/`
 */
export function live(path: string, load: ViewLoader): LiveRoute {
  if (!path.startsWith('/')) {
    throw new TypeError(
      `\`live('${path}', …)\`: a route's path begins with "/"; write \`live('/${path}', …)\``,
    )
  }
  return { path, load }
}

/**
 * Makes the route table. Routes are tried in order, the first match wins.
 *
 * @throws TypeError when two routes have the same path
 */
export function routes(list: readonly LiveRoute[]): readonly LiveRoute[] {
  const seen = new Set<string>()
  for (const { path } of list) {
    if (seen.has(path)) throw new TypeError(`\`routes\`: "${path}" is listed twice; remove one`)
    seen.add(path)
  }
  return Object.freeze([...list])
}
