import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { importsStream, isLivePath, readLiveFile } from './live-file.ts'
import { streamsFeature } from './entry-ids.ts'
import { appFiles, splitQuery, toSource, type AppFiles, type LiveJsxOptions } from './options.ts'
import { splitLiveFile, type ViewHalf } from './split.ts'
import { viewIdOf, writeIds } from './view-id.ts'

/** The view halves that the dev server has handed out, by file. {@link hotUpdates} compares with them. */
export type ServedHalves = Map<string, string>

/**
 * Loads `*.live.tsx` files: the client environment gets the view half, all others both halves, and
 * everywhere the calls get their ids.
 */
export function liveFiles(options: LiveJsxOptions, served: ServedHalves): Plugin {
  return {
    name: 'livejsx:live-files',
    enforce: 'pre',
    load: {
      filter: { id: /\.live\.[jt]sx?(\?|$)/ },
      async handler(id) {
        const { path, query } = splitQuery(id)
        if (!isLivePath(path)) return null
        const { config, mode } = this.environment
        const app = appFiles(options, config.root)
        const isClient = config.consumer === 'client'
        if (isClient && /[?&](raw|url|inline|worker|sharedworker)\b/.test(query)) {
          this.error(
            `\`${toSource('', path, app.root).name}${query}\` would send both halves of a live file to the browser. Import the file without a query.`,
          )
        }
        const code = await readFile(path, 'utf8')
        if (!isClient) return { code: toServerModule(code, path, app, mode === 'dev') }
        const half = toClientModule(code, path, app, mode === 'dev')
        for (const warning of half.warnings) this.warn(warning)
        if (mode === 'dev') served.set(path, half.content)
        return { code: half.usesStreams ? `${half.code}\nimport '${streamsFeature}'` : half.code }
      },
    },
  }
}

/** Returns the module that the browser gets for a live file. @throws LocatedError */
export function toClientModule(
  code: string,
  path: string,
  app: AppFiles,
  isHot: boolean,
): ViewHalf & { usesStreams: boolean } {
  const file = readLiveFile(toSource(code, path, app.root))
  const half = splitLiveFile(file)
  const viewId = viewIdOf(path, app.directory)
  return {
    ...half,
    code: writeIds(half.code, file, { viewId, half: 'view', isHot }),
    // Only the server half calls `stream`, so the view half does not tell.
    usesStreams: importsStream(file.syntax),
  }
}

function toServerModule(code: string, path: string, app: AppFiles, isHot: boolean): string {
  const file = readLiveFile(toSource(code, path, app.root))
  return writeIds(code, file, { viewId: viewIdOf(path, app.directory), half: 'both', isHot })
}
