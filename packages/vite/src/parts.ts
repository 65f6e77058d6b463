import { parseSync, type Plugin, type Rolldown } from 'vite'
import { partsFile } from './entry-ids.ts'
import { appFiles, type LiveJsxOptions } from './options.ts'
import { listViews, type ViewFile } from './view-list.ts'

/** By view id: whether the view's render can reach a live component or a nested view. */
export type PartsByView = Record<string, boolean>

/** What of a bundler's module graph {@link findParts} asks for. */
export interface ModuleGraph {
  getModuleInfo(
    id: string,
  ): Pick<Rolldown.ModuleInfo, 'code' | 'importedIds' | 'dynamicallyImportedIds'> | null
  resolve(specifier: string, importer: string): Promise<{ readonly id: string } | null>
}

/**
 * Leaves beside the manifest which views the server must walk after each change, as their render
 * may show live components or nested views. Only in builds: in development an edit can add the
 * first one between two turns, so nothing is said there and every view is walked.
 */
export function parts(options: LiveJsxOptions): Plugin {
  return {
    name: 'livejsx:parts',
    apply: 'build',
    // The view halves: what `render` reaches, and nothing that only the server half imports.
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    async buildEnd(error) {
      if (error) return
      const views = await listViews(appFiles(options, this.environment.config.root))
      const source = JSON.stringify(await findParts(views, this))
      this.emitFile({ type: 'asset', fileName: partsFile, source })
    },
  }
}

/** Finds the views whose modules import live components or nested views, however far away. */
export async function findParts(
  views: readonly ViewFile[],
  graph: ModuleGraph,
): Promise<PartsByView> {
  const nodes = new Map<string, Promise<GraphNode>>()
  const nodeOf = (id: string): Promise<GraphNode> => {
    const node = nodes.get(id) ?? readNode(id, graph)
    nodes.set(id, node)
    return node
  }
  const found: PartsByView = {}
  for (const { id, file } of views) {
    // A view that the bundler knows by another path is left out, and so taken to have parts.
    if (graph.getModuleInfo(file)) found[id] = await reachesParts(file, nodeOf)
  }
  return found
}

/** A module, with its ways into LiveJSX itself cut off. */
interface GraphNode {
  namesParts: boolean
  imports: readonly string[]
}

async function reachesParts(
  start: string,
  nodeOf: (id: string) => Promise<GraphNode>,
): Promise<boolean> {
  const seen = new Set<string>()
  const pending = [start]
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const node = await nodeOf(id)
    if (node.namesParts) return true
    pending.push(...node.imports)
  }
  return false
}

async function readNode(id: string, graph: ModuleGraph): Promise<GraphNode> {
  const { code, importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {}
  const { namesParts, sources } = readImports(code ?? '')
  const own = await Promise.all(sources.map((source) => graph.resolve(source, id)))
  const ownIds = new Set(own.flatMap((resolved) => resolved?.id ?? []))
  return {
    // What is taken out of `await import('livejsx')` is not written as an import.
    namesParts: namesParts || dynamicallyImportedIds.some((each) => ownIds.has(each)),
    imports: [...importedIds, ...dynamicallyImportedIds].filter((each) => !ownIds.has(each)),
  }
}

const partNames = new Set(['liveComponent', 'LiveRender'])
const ownPackage = /^(livejsx|@livejsx\/\w+)(\/|$)/
/** Cheap to look for, and without any of it there is nothing to parse for. */
const mention = /\bliveComponent\b|\bLiveRender\b|livejsx/

/**
 * Reads which modules of LiveJSX a module imports, and whether it imports or hands on what parts
 * are made with. By name, from whatever module: re-exports keep the name or give it another one
 * themselves.
 */
function readImports(code: string): { namesParts: boolean; sources: string[] } {
  if (!mention.test(code)) return { namesParts: false, sources: [] }
  const { staticImports, staticExports, dynamicImports } = parseSync('module.js', code).module
  const imported = staticImports.flatMap(({ moduleRequest, entries }) =>
    entries.map(({ importName }) => ({ source: moduleRequest.value, name: importName })),
  )
  const handedOn = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName }) =>
      moduleRequest ? [{ source: moduleRequest.value, name: importName }] : [],
    ),
  )
  const requested = dynamicImports.map(({ moduleRequest: { start, end } }) =>
    code.slice(start + 1, end - 1),
  )
  const sources = [...imported, ...handedOn].map(({ source }) => source)
  sources.push(...staticImports.map(({ moduleRequest }) => moduleRequest.value), ...requested)
  return {
    namesParts: [...imported, ...handedOn].some(({ source, name }) =>
      name.kind === 'Name'
        ? partNames.has(name.name ?? '')
        : name.kind !== 'Default' && ownPackage.test(source),
    ),
    sources: [...new Set(sources)].filter((source) => ownPackage.test(source)),
  }
}
