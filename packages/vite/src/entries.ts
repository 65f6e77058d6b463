import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin } from 'vite'
import { readAssets } from './assets.ts'
import {
  assetsModule,
  browserEntry,
  controlsFeature,
  devEntry,
  optimisticFeature,
  serverEntry,
  streamsFeature,
  toResolvedId,
} from './entry-ids.ts'
import { appFiles, type AppFiles, type LiveJsxOptions } from './options.ts'
import { navigates } from './navigates.ts'
import { listViews, type ViewFile } from './view-list.ts'

/** Serves the virtual modules that start each side. They only bind imports: what runs is in `runtime/`. */
export function entries(options: LiveJsxOptions): Plugin {
  return {
    name: 'livejsx:entries',
    resolveId: {
      filter: { id: /^virtual:livejsx\// },
      handler: (id) => toResolvedId(id),
    },
    load: {
      filter: { id: /^\0virtual:livejsx\// },
      async handler(id) {
        const { config } = this.environment
        const app = appFiles(options, config.root)
        switch (id) {
          case toResolvedId(browserEntry):
            return browserCode(
              app,
              await listViews(app),
              this.environment.mode === 'dev' || (await navigates(app)),
            )
          case toResolvedId(serverEntry):
            return serverCode(app)
          case toResolvedId(devEntry):
            return devCode(app)
          case toResolvedId(controlsFeature):
            return controlsCode(this.environment.mode === 'dev')
          case toResolvedId(optimisticFeature):
            return "import 'livejsx/client/optimistic'"
          case toResolvedId(streamsFeature):
            return "import 'livejsx/client/streams'"
          case toResolvedId(assetsModule):
            return `export default ${JSON.stringify(await readAssets(app, config))}`
          default:
            return null
        }
      },
    },
  }
}

function browserCode(app: AppFiles, views: readonly ViewFile[], hasWays: boolean): string {
  const loaders = views.map(({ id, file }) => `  ${quote(id)}: () => import(${quote(file)}),`)
  return [
    ...(existsSync(app.client) ? [`import ${quote(app.client)}`] : []),
    "import { startClient, tellConnection } from 'livejsx/client'",
    "tellConnection(() => import('livejsx/client/status'))",
    // Loaded with the first command of the server, the first nested view, and the first view with a stash.
    "startClient({ commands: () => import('livejsx/client/commands'),",
    "  nested: () => import('livejsx/client/nested'),",
    "  stash: () => import('livejsx/client/stash'),",
    ...(hasWays ? ["  navigation: () => import('livejsx/client/navigation'),"] : []),
    '  views: {',
    ...loaders,
    '} })',
  ].join('\n')
}

function serverCode(app: AppFiles): string {
  return [
    `import ${quote(runtimeFile('production'))}`,
    "import { fileURLToPath } from 'node:url'",
    "import { setAssets } from 'livejsx/server'",
    `import assets from ${quote(assetsModule)}`,
    `import { serve } from ${quote(runtimeFile('serve'))}`,
    // Stays in this module, which becomes `dist/server/index.js`: the path is relative to that file.
    "setAssets({ ...assets, directory: fileURLToPath(new URL('../client', import.meta.url)) })",
    // Loaded by `serve`, which tells a refusal to start in one clear line.
    `await serve(() => import(${quote(app.server)}))`,
  ].join('\n')
}

function controlsCode(isDevelopment: boolean): string {
  const name = "'livejsx/client/controls'"
  return isDevelopment ? `import { warnOfMisuse } from ${name}\nwarnOfMisuse()` : `import ${name}`
}

/** Takes new versions of the app's server in, so that only what changed is evaluated anew. */
function devCode(app: AppFiles): string {
  return [
    `import server from ${quote(app.server)}`,
    "import { setAssets } from 'livejsx/server'",
    'export { server, setAssets }',
    "import.meta.hot.send('livejsx:server')",
    'import.meta.hot.accept()',
  ].join('\n')
}

/** Path of a file of `runtime/` without extension: sources and build differ in it. */
function runtimeFile(name: string): string {
  return normalizePath(fileURLToPath(new URL(`./runtime/${name}`, import.meta.url)))
}

function quote(text: string): string {
  return JSON.stringify(text)
}
