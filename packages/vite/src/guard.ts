import { readFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'
import { normalizePath, type DevEnvironment, type Plugin, type Rolldown } from 'vite'
import { describeForbidden, findChain, reasonAgainst } from './import-chain.ts'

const forbiddenMark = '\0livejsx:forbidden:'

/** Stops modules of the server on their way into the browser. */
export function guard(): Plugin {
  return {
    name: 'livejsx:guard',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    async resolveId(source, importer, options) {
      // The dependency scanner reads files as they are, server half included.
      if ('scan' in options && options.scan === true) return null
      const reason = reasonAgainst(source, isBuiltin)
      if (!reason) return null
      if (reason === 'builtin' && !source.startsWith('node:')) {
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
        if (resolved?.id.includes('/node_modules/')) return resolved
        if (importer && (await isDeclaredUseless(source, importer))) return null
      }
      const { environment } = this
      if (environment.mode === 'dev') {
        const chain = importer ? findChain(importer, (id) => devImporters(environment, id)) : []
        throw new Error(describeForbidden(source, reason, chain, rootOf(environment)))
      }
      // Who imports the importer is known when the graph is whole: `buildEnd` reports.
      return { id: forbiddenMark + source, moduleSideEffects: false }
    },
    load: {
      filter: { id: /^\0livejsx:forbidden:/ },
      handler: () => ({ code: 'export default undefined', moduleType: 'js' }),
    },
    buildEnd(error) {
      if (error) return
      const reports = [...this.getModuleIds()]
        .filter((id) => id.startsWith(forbiddenMark))
        .map((id) => {
          const source = id.slice(forbiddenMark.length)
          const chain = findChain(id, (each) => buildImporters(this, each)).slice(0, -1)
          const reason = reasonAgainst(source, isBuiltin) ?? 'server-file'
          return describeForbidden(source, reason, chain, rootOf(this.environment))
        })
      if (reports.length > 0) this.error(reports.join('\n\n'))
    },
  }
}

function rootOf(environment: { config: { root: string } }): string {
  return normalizePath(environment.config.root)
}

function devImporters(environment: DevEnvironment, id: string): string[] {
  const importers = environment.moduleGraph.getModuleById(id)?.importers ?? []
  return [...importers].flatMap((node) => node.id ?? [])
}

function buildImporters(context: Rolldown.PluginContext, id: string): string[] {
  const info = context.getModuleInfo(id)
  return info ? [...info.importers, ...info.dynamicImporters] : []
}

/** A package may declare that it does without a builtin in browsers: `"browser": { "fs": false }`. */
async function isDeclaredUseless(source: string, importer: string): Promise<boolean> {
  for (let folder = dirname(importer); folder !== dirname(folder); folder = dirname(folder)) {
    const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const { browser } = JSON.parse(text) as { browser?: string | Record<string, string | false> }
    return typeof browser === 'object' && browser[source] === false
  }
  return false
}
