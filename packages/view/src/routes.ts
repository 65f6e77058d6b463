import type { ComponentType } from 'preact'
import type { DocumentProps } from './document.ts'
import type { MountHook, ViewObject } from './live-view.ts'

/** Loads the module of a view when its route is first used. */
export type ViewLoader = () => Promise<{ readonly default: ViewObject }>

/** What the routes of a live session have in common. */
export interface LiveSessionOptions {
  /** Run before the mount hooks of each view, in the HTTP render and for a mount on the socket. */
  readonly onMount?: readonly MountHook[]
  /** Component of the whole `<html>`. @default the server's */
  readonly document?: ComponentType<DocumentProps>
}

/** A group of routes. Going from one group to another loads a document. */
export interface LiveSession extends LiveSessionOptions {
  readonly name: string
  readonly routes: readonly LiveRoute[]
}

/** One address of the app and the view that answers it. */
export interface LiveRoute {
  /** Path with `:name` segments, e.g. `/users/:id`. */
  readonly path: string
  readonly load: ViewLoader
  /** The live session that it belongs to. */
  readonly session?: LiveSession
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
 * Groups routes that share mount hooks and a document.
 *
 * @param name unique among the live sessions of the app
 * @example liveSession('admin', { onMount: [requireAdmin] }, [live('/admin', () => import('./admin.live'))])
 */
export function liveSession(
  name: string,
  options: LiveSessionOptions,
  list: readonly LiveRoute[],
): LiveSession {
  return { ...options, name, routes: list }
}

/**
 * Makes the route table. Routes are tried in order, the first match wins.
 *
 * @throws TypeError when two routes have the same path, or two live sessions the same name
 */
export function routes(list: readonly (LiveRoute | LiveSession)[]): readonly LiveRoute[] {
  const names = new Set<string>()
  const flat = list.flatMap((entry) => {
    if (!('routes' in entry)) return [entry]
    checkNew(names, entry.name, `the live session "${entry.name}"`)
    return entry.routes.map((route) => ({ ...route, session: entry }))
  })
  const paths = new Set<string>()
  for (const { path } of flat) checkNew(paths, path, `"${path}"`)
  return Object.freeze(flat)
}

function checkNew(seen: Set<string>, name: string, what: string): void {
  if (seen.has(name)) throw new TypeError(`\`routes\`: ${what} is listed twice; remove one`)
  seen.add(name)
}
