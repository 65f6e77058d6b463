import { dirname } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { normalizePath, parseSync, type ESTree, type Plugin, type Rolldown } from 'vite'
import { splitQuery } from './options.ts'

/**
 * Takes off socket.io-client what LiveJSX does not use: long polling, WebTransport, binary packets,
 * most listeners that watch a socket, and what browsers bring for addresses and queries. The package has no exports to choose by, so some of its imports lead to `runtime/`.
 * An app's own use of socket.io-client in the browser gets the same.
 */
export function slimSocket(): Plugin {
  return {
    name: 'livejsx:slim-socket',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    resolveId: slimResolver(),
    transform: {
      filter: { id: /\/(engine\.io-client|socket\.io-client)\/.+\/socket\.js$/ },
      handler: (code, id) => ({ code: withoutUnused(code, id), map: null }),
    },
  }
}

/** Called by engine.io-client to try a better transport: there is one only. */
const emptied = new Set(['_probe'])
/** Listeners that watch a socket, but for the one by which LiveJSX reads it. */
const dropped = new Set([
  'compress',
  'disconnected',
  'prependAny',
  'offAny',
  'listenersAny',
  'onAnyOutgoing',
  'prependAnyOutgoing',
  'offAnyOutgoing',
  'listenersAnyOutgoing',
])

/** Takes methods out of a class that nobody calls here: bundlers keep all of a class's. */
function withoutUnused(code: string, id: string): string {
  const cuts: { readonly start: number; readonly end: number; readonly by: string }[] = []
  for (const statement of parseSync(id, code).program.body) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (node?.type !== 'ClassDeclaration') continue
    for (const member of node.body.body) {
      if (member.type !== 'MethodDefinition' || member.key.type !== 'Identifier') continue
      const { body } = member.value
      if (emptied.has(member.key.name) && body) cuts.push({ ...spanOf(body), by: '{}' })
      else if (dropped.has(member.key.name)) cuts.push({ ...spanOf(member), by: '' })
    }
  }
  // From behind, so that positions stay.
  return cuts.reduceRight(
    (short, { start, end, by }) => short.slice(0, start) + by + short.slice(end),
    code,
  )
}

function spanOf({ start, end }: ESTree.Span): ESTree.Span {
  return { start, end }
}

/** The same for the dependency optimizer of the dev server, which runs no other plugins. */
export function slimSocketForOptimizer(): Rolldown.Plugin {
  return { name: 'livejsx:slim-socket', resolveId: slimResolver() }
}

type Resolver = (
  this: Rolldown.PluginContext,
  source: string,
  importer: string | undefined,
) => Promise<Rolldown.ResolveIdResult>

const socketPackage = /\/node_modules\/(socket\.io-client|engine\.io-client|engine\.io-parser)\//

function slimResolver(): Resolver {
  const webSocket = runtimeFile('websocket-transport')
  let transport: string | undefined
  return async function resolveSlim(source, importer) {
    const from = splitQuery(normalizePath(importer ?? '')).path
    // It stands outside of engine.io-client, and its import leads back: not to the index, which
    // would import it before the class that it extends is there.
    if (from === webSocket && source === 'engine.io-client') return transport ?? null
    if (source !== 'socket.io-client' && !socketPackage.test(from)) return null
    if (source === 'socket.io-parser') return runtimeFile('socket-parser')
    if (source === '@socket.io/component-emitter') return runtimeFile('emitter')
    if (source.endsWith('/contrib/parseuri.js')) return runtimeFile('address')
    if (source.endsWith('/contrib/parseqs.js')) return runtimeFile('query')
    if (source.endsWith('/contrib/backo2.js')) return runtimeFile('backoff')
    if (/^\.\.?\/util\.js$/.test(source) && from.includes('/engine.io-client/')) {
      return runtimeFile('engine-util')
    }
    if (source.endsWith('/globals.node.js')) return runtimeFile('engine-globals')
    if (source === './transports/index.js') {
      transport = `${dirname(from)}/transport.js`
      return runtimeFile('socket-transports')
    }
    // Long polling and WebTransport import more of it, which their modules must still find.
    if (source === 'engine.io-parser' && /\/(socket|transport|websocket)\.js$/.test(from)) {
      return runtimeFile('engine-parser')
    }
    // The packages do not say that their modules have no side effects of their own, which keeps
    // every class that an index names.
    const resolved = await this.resolve(source, importer, { skipSelf: true })
    return resolved && { ...resolved, moduleSideEffects: false }
  }
}

function runtimeFile(name: string): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return normalizePath(fileURLToPath(new URL(`./runtime/${name}.${extension}`, import.meta.url)))
}
