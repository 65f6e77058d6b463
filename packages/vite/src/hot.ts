import type { EnvironmentModuleNode, Plugin } from 'vite'
import { browserEntry, toResolvedId } from './entry-ids.ts'
import { isLivePath } from './live-file.ts'
import { toClientModule, type ServedHalves } from './live-files.ts'
import { appFiles, type AppFiles, type LiveJsxOptions } from './options.ts'
import { isStyle } from './reachability.ts'
import { listViews } from './view-list.ts'

/**
 * Keeps the browser still when only a server half changed: handlers swap on the server through
 * the module's own `import.meta.hot.accept()`. When a view comes or goes, the page loads anew.
 */
export function hotUpdates(options: LiveJsxOptions, served: ServedHalves): Plugin {
  let known: string | undefined
  return {
    name: 'livejsx:hot',
    apply: 'serve',
    async configureServer(server) {
      known = await viewIds(appFiles(options, server.config.root))
    },
    hotUpdate: {
      order: 'pre',
      async handler({ file, type, modules, read }) {
        // The server takes class names from CSS modules and nothing from other style sheets.
        if (this.environment.name === 'ssr' && isStyle(file) && !/\.module\.\w+$/.test(file))
          return []
        if (this.environment.name !== 'client' || !isLivePath(file)) return undefined
        const app = appFiles(options, this.environment.config.root)
        const ids = await viewIds(app)
        const entry = this.environment.moduleGraph.getModuleById(toResolvedId(browserEntry))
        if (ids !== undefined && ids !== known) {
          known = ids
          return [...modules, ...asModules(entry)]
        }
        if (type !== 'update') return undefined
        const last = served.get(file)
        return last !== undefined && last === viewHalf(await read(), file, app) ? [] : undefined
      },
    },
  }
}

/** `undefined` while a file cannot be parsed: its own load reports that. */
async function viewIds(app: AppFiles): Promise<string | undefined> {
  try {
    return (await listViews(app)).map((view) => view.id).join('\n')
  } catch {
    return undefined
  }
}

/** `undefined` when the file cannot be split: the load that follows throws the same error. */
function viewHalf(code: string, file: string, app: AppFiles): string | undefined {
  try {
    return toClientModule(code, file, app, true).content
  } catch {
    return undefined
  }
}

function asModules(node: EnvironmentModuleNode | undefined): EnvironmentModuleNode[] {
  return node ? [node] : []
}
