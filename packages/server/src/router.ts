import { parse } from 'regexparam'
import type { LiveRoute, ViewObject } from '@livejsx/view'

/** The route that answers an address, with the values of its `:name` segments. */
export interface RouteMatch {
  readonly route: LiveRoute
  readonly params: Record<string, string>
  /** Loads the view. Concurrent and later calls share one load; a failed one is tried again. */
  load(): Promise<ViewObject>
}

/** Finds the route of a path; `undefined` = no live view answers there. */
export type Router = (pathname: string) => RouteMatch | undefined

/** Compiles a route table. */
export function createRouter(routes: readonly LiveRoute[]): Router {
  const compiled = routes.map((route) => ({ ...parse(route.path), route }))

  return (pathname) => {
    for (const { keys, pattern, route } of compiled) {
      const values = pattern.exec(pathname)
      if (values === null) continue
      const params = decodeParams(keys, values)
      if (params === undefined) return undefined
      return { route, params, load: async () => viewOf(await route.load(), route.path) }
    }
    return undefined
  }
}

function decodeParams(keys: string[], values: RegExpExecArray): Record<string, string> | undefined {
  try {
    return Object.fromEntries(
      keys.map((key, index) => [key, decodeURIComponent(values[index + 1] ?? '')]),
    )
  } catch {
    // A malformed escape such as "%zz" names no page.
    return undefined
  }
}

function viewOf(module: { readonly default?: ViewObject }, path: string): ViewObject {
  if (typeof module.default?.definition?.render !== 'function') {
    throw new TypeError(
      `The module of route "${path}" has no live view: write \`export default liveView({ … })\` in it`,
    )
  }
  const { handleEvent = {} } = module.default.definition
  const own = Object.keys(handleEvent).find((name) => name.startsWith('live:'))
  if (own !== undefined) {
    throw new TypeError(
      `The view of route "${path}" handles \`${own}\`: names that begin with "live:" are the page's own; name the event otherwise`,
    )
  }
  return module.default
}
