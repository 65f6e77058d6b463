import { join } from 'node:path/posix'
import { normalizePath } from 'vite'
import type { Source } from './syntax.ts'

/** Options of the {@link livejsx} plugin. */
export interface LiveJsxOptions {
  /**
   * Directory with `server.ts`, `routes.ts`, `client.ts` and the live views, below Vite's root.
   *
   * @default 'app'
   */
  app?: string
}

/** Absolute paths of an app's own files. */
export interface AppFiles {
  root: string
  directory: string
  /** Default-exports `createLiveServer(…)`. */
  server: string
  /** Runs in the browser before the page is taken over. May be missing. */
  client: string
}

/** Returns where the files of the app below Vite's `root` are. */
export function appFiles(options: LiveJsxOptions, root: string): AppFiles {
  const directory = join(normalizePath(root), options.app ?? 'app')
  return {
    root: normalizePath(root),
    directory,
    server: join(directory, 'server.ts'),
    client: join(directory, 'client.ts'),
  }
}

/** Names a file as error messages show it: below the root if it is there. */
export function toSource(code: string, file: string, root: string): Source {
  const prefix = `${normalizePath(root)}/`
  return { code, file, name: file.startsWith(prefix) ? file.slice(prefix.length) : file }
}

/** Splits a module id into its path and its query, `''` or from `?` on. */
export function splitQuery(id: string): { path: string; query: string } {
  const at = id.indexOf('?')
  return at < 0 ? { path: id, query: '' } : { path: id.slice(0, at), query: id.slice(at) }
}
