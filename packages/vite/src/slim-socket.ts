import { dirname } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin, type Rolldown } from 'vite'
import { splitQuery } from './options.ts'

/**
 * Takes off socket.io-client what LiveJSX does not use: long polling, WebTransport, binary packets and
 * what browsers bring for addresses and queries. The package has no exports to choose by, so some of its imports lead to `runtime/`.
 * An app's own use of socket.io-client in the browser gets the same.
 */
export function slimSocket(): Plugin {
  return {
    name: 'livejsx:slim-socket',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    resolveId: slimResolver(),
  }
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
  const table = runtimeFile('socket-transports')
  let tableOwner: string | undefined
  return async function resolveSlim(source, importer) {
    const from = splitQuery(normalizePath(importer ?? '')).path
    // The table stands outside of engine.io-client, and its import leads back.
    if (from === table) return source === 'engine.io-client' ? (tableOwner ?? null) : null
    if (source !== 'socket.io-client' && !socketPackage.test(from)) return null
    if (source === 'socket.io-parser') return runtimeFile('socket-parser')
    if (source === '@socket.io/component-emitter') return runtimeFile('emitter')
    if (source.endsWith('/contrib/parseuri.js')) return runtimeFile('address')
    if (source.endsWith('/contrib/parseqs.js')) return runtimeFile('query')
    if (source === './transports/index.js') {
      tableOwner = `${dirname(from)}/index.js`
      return table
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
