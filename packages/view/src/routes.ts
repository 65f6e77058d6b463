import type { ComponentType } from 'preact'
import type { DocumentProps } from './document.ts'
import type { MountHook, ViewObject } from './live-view.ts'
import { segmentsOf, type PathParams } from './path-pattern.ts'

/** Loads the module of a view when its route is first used. */
export type ViewLoader = () => Promise<{ readonly default: ViewObject }>

/** A view that asks for no value that a path does not have. */
export type ViewAt<Path extends string> = ViewObject & {
  readonly takes?: (params: string extends Path ? never : PathParams<Path>) => void
}

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
  /** Path with `:name` and `*` segments, e.g. `/users/:id`. */
  readonly path: string
  readonly load: ViewLoader
  /** The live session that it belongs to. */
  readonly session?: LiveSession
}

/**
 * Maps a path to a live view. The view's module is loaded with its first request.
 *
 * @param path pattern that begins with `/`: `:name` matches one segment, `:name?` one or none, `*` the
 * rest of the path. A view with a schema for `params` fits a path that has its names.
 * @throws TypeError when it is no such pattern
 */
export function live<Path extends string>(
  path: Path,
  load: () => Promise<{ readonly default: ViewAt<Path> }>,
): LiveRoute {
  segmentsOf(path)
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
