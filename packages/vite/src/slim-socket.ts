import { dirname } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin } from 'vite'
import { splitQuery } from './options.ts'
import { socketUse } from './socket-use.ts'
import { withoutUnused } from './without-unused.ts'

/** By this name the client imports its own copy of socket.io-client. */
const ownName = '#socket.io-client'
/** Marks the modules of that copy, so that an app's own import gets those of the package. */
const mark = '?livejsx'
const socketPackage = /\/node_modules\/(socket\.io-client|engine\.io-client)\//

/**
 * Takes off the client's copy of socket.io-client what LiveJSX does not use: long polling,
 * WebTransport, binary packets, reconnection, acknowledgements, retries and options. The package
 * has no exports to choose by, so some of its imports lead to `runtime/`. In development the client
 * has all of the package, from Vite's optimizer.
 */
export function slimSocket(): Plugin {
  return {
    name: 'livejsx:slim-socket',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    async resolveId(source, importer) {
      const from = splitQuery(normalizePath(importer ?? ''))
      const isOwn = source === ownName
      if (!isOwn && (from.query !== mark || !socketPackage.test(from.path))) return null
      const replacement = replacements.get(source)
      if (replacement !== undefined) return runtimeFile(replacement)
      const name = isOwn ? 'socket.io-client' : source
      const resolved = await this.resolve(name, importer, { skipSelf: true })
      if (resolved === null) return null
      // Not the index of a package, which names everything.
      const main = mains.get(name)
      const id = main === undefined ? resolved.id : `${dirname(resolved.id)}/${main}`
      // The packages do not say that their modules have no side effects of their own.
      return { id: id + mark, moduleSideEffects: false }
    },
    transform: {
      filter: { id: /\/(socket\.io-client|engine\.io-client)\/.+\?livejsx$/ },
      handler(code, id) {
        const { path } = splitQuery(normalizePath(id))
        const use = socketUse.find(([end]) => path.endsWith(end))?.[1]
        return use && { code: withoutUnused(code, path, use), map: null }
      },
    },
  }
}

/** The modules with what is used of each package. */
const mains: ReadonlyMap<string, string> = new Map([
  ['socket.io-client', 'manager.js'],
  ['engine.io-client', 'socket.js'],
])

/** What is imported inside of the packages, and which file of `runtime/` takes its place. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['socket.io-parser', 'socket-parser'],
  ['@socket.io/component-emitter', 'emitter'],
  ['./transports/index.js', 'websocket-transport'],
])

function runtimeFile(name: string): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return normalizePath(fileURLToPath(new URL(`./runtime/${name}.${extension}`, import.meta.url)))
}
