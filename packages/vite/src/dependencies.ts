import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { jsx } from './jsx.ts'
import { isLivePath } from './live-file.ts'
import { toClientModule } from './live-files.ts'
import { appFiles, type AppFiles, type LiveJsxOptions } from './options.ts'

/**
 * Finds the packages that the dev server bundles for the browser. Vite's scan would read live files
 * as they are and bundle what their server halves import, so it gets the view halves.
 */
export function dependencies(options: LiveJsxOptions): Plugin {
  return {
    name: 'livejsx:dependencies',
    config(config) {
      const app = appFiles(options, resolve(config.root ?? '.'))
      const below = options.app ?? 'app'
      return {
        environments: {
          client: {
            optimizeDeps: {
              entries: [`${below}/**/*.live.{ts,tsx,js,jsx}`, `${below}/client.ts`],
              // Their files are few and need no bundling, and in a workspace they change.
              exclude: ['livejsx', '@livejsx/client', '@livejsx/protocol', '@livejsx/view'],
              include: [
                'preact',
                'preact/hooks',
                'preact/jsx-runtime',
                'livejsx > @livejsx/client > socket.io-client',
                'livejsx > @livejsx/vite > @prefresh/core',
              ],
              rolldownOptions: {
                plugins: [viewHalvesForScan(app)],
                transform: { jsx },
              },
            },
          },
        },
      }
    },
  }
}

function viewHalvesForScan(app: AppFiles): Rolldown.Plugin {
  return {
    name: 'livejsx:scan-view-halves',
    async load(id) {
      if (!isLivePath(id)) return null
      const { code } = toClientModule(await readFile(id, 'utf8'), id, app, false)
      return { code, moduleType: id.endsWith('.ts') ? 'ts' : 'tsx' }
    },
  }
}
