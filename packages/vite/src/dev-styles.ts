import {
  normalizePath,
  type DevEnvironment,
  type EnvironmentModuleNode,
  type ViteDevServer,
} from 'vite'
import { splitQuery } from './options.ts'
import { isStyle } from './reachability.ts'

/** A style sheet with the id under which Vite's client replaces it. */
export interface InlineStyle {
  /** Absolute path of the file. */
  id: string
  css: string
}

/**
 * Collects the style sheets that the modules below `entry` import, in the order of their imports,
 * so that a page is styled before its scripts run.
 */
export async function collectStyles(server: ViteDevServer, entry: string): Promise<InlineStyle[]> {
  const environment = server.environments['client']
  if (!environment) return []
  const root = normalizePath(server.config.root)
  const styles: InlineStyle[] = []
  const seen = new Set<EnvironmentModuleNode>()
  await visit(entry)
  return styles

  async function visit(url: string): Promise<void> {
    const node = await transformed(environment as DevEnvironment, url)
    if (!node || seen.has(node)) return
    seen.add(node)
    for (const imported of node.importedModules) {
      const file = imported.file ?? ''
      if (isStyle(splitQuery(imported.url).path)) {
        if (seen.has(imported)) continue
        seen.add(imported)
        const css = await environment?.transformRequest(directUrl(imported.url))
        if (css && imported.id) styles.push({ id: imported.id, css: css.code })
      } else if (file.startsWith(`${root}/`) && !file.includes('/node_modules/')) {
        await visit(imported.url)
      }
    }
  }
}

/** A module knows its imports after its transform. One that fails shows its error in the browser. */
async function transformed(
  environment: DevEnvironment,
  url: string,
): Promise<EnvironmentModuleNode | undefined> {
  try {
    await environment.transformRequest(url)
  } catch {
    return undefined
  }
  return environment.moduleGraph.getModuleByUrl(url)
}

/** With `?direct`, Vite answers with the style sheet itself in place of a module that inserts it. */
function directUrl(url: string): string {
  return url.includes('?') ? `${url}&direct` : `${url}?direct`
}
