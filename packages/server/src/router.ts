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

/** Options of {@link createRouter}. */
export interface RouterOptions {
  /** Told of routes that no path comes to. @default nobody */
  readonly warn?: (text: string) => void
  /** Whether a view that was loaded once stays the route's: in production. @default false */
  readonly keeps?: boolean
}

/** Compiles a route table. */
export function createRouter(
  routes: readonly LiveRoute[],
  { warn, keeps = false }: RouterOptions = {},
): Router {
  const views = new Map<LiveRoute, ViewObject>()
  const compiled = routes.map((route) => ({ ...parse(toSource(route.path)), route }))
  if (warn !== undefined) warnOfHidden(compiled, warn)

  const load = async (route: LiveRoute): Promise<ViewObject> => {
    const known = views.get(route)
    if (known !== undefined) return known
    const view = viewOf(await route.load(), route.path)
    // To find a module that is there takes `import()` dozens of steps.
    if (keeps) views.set(route, view)
    return view
  }

  return (pathname) => {
    // Resolved once more, as from a token, that is the address of another site.
    if (pathname.startsWith('//')) return undefined
    for (const { keys, pattern, route } of compiled) {
      const values = pattern.exec(pathname)
      if (values === null) continue
      const params = decodeParams(keys, values)
      if (params === undefined) return undefined
      return { route, params, load: () => load(route) }
    }
    return undefined
  }
}

/** The route of an address, if it is of the same live session as another one. */
export function routeWithin(router: Router, from: string, to: string): RouteMatch | undefined {
  const match = router(pathOf(to))
  const isSame = match?.route.session === router(pathOf(from))?.route.session
  return isSame ? match : undefined
}

function pathOf(address: string): string {
  return new URL(address, 'http://localhost').pathname
}

/** Writes the texts of a path as addresses do, and as a regular expression takes them. */
function toSource(path: string): string {
  const segments = path.split('/').map((segment) =>
    /^[:*]/.test(segment)
      ? segment
      : // What addresses hold encoded.
        pathOf(`/${segment}`)
          .slice(1)
          .replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`),
  )
  return segments.join('/')
}

function warnOfHidden(
  compiled: readonly { readonly pattern: RegExp; readonly route: LiveRoute }[],
  warn: (text: string) => void,
): void {
  for (const [index, { route }] of compiled.entries()) {
    // It may come to nobody with its value, and be there for the path without it.
    if (route.path.includes('?')) continue
    const path = route.path.replace(/[:*][^/.]*/g, '~')
    const first = compiled.slice(0, index).find(({ pattern }) => pattern.test(path))
    if (first === undefined) continue
    warn(
      `No path comes to the route "${route.path}": "${first.route.path}" stands before it and answers them all; let them change places`,
    )
  }
}

function decodeParams(keys: string[], values: RegExpExecArray): Record<string, string> | undefined {
  if (keys.length === 0) return {}
  try {
    const found = keys.flatMap((key, index) => {
      const value = values[index + 1]
      return value === undefined ? [] : [[key, decodeURIComponent(value)] as const]
    })
    return Object.fromEntries(found)
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
