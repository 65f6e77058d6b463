import type { ServerResponse } from 'node:http'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import {
  isRunnableDevEnvironment,
  type Connect,
  type EnvironmentModuleNode,
  type Plugin,
  type ViteDevServer,
} from 'vite'
import type { Assets } from './assets.ts'
import { collectStyles } from './dev-styles.ts'
import { readEarlyScript } from './early-script.ts'
import { browserEntry, devEntry, toResolvedId } from './entry-ids.ts'

/** What the dev server uses of `createLiveServer(…)`. */
interface LiveServer {
  fetch(request: Request): Promise<Response>
  attach(http: NonNullable<ViteDevServer['httpServer']>): void
  close(): Promise<void>
}

/** Exports of the development entry. */
interface DevModule {
  server: LiveServer
  setAssets(assets: Assets): void
}

/** Runs the app's server inside of Vite's: pages, sockets and hot swap on one port. */
export function devServer(): Plugin {
  let app: RunningApp | undefined
  return {
    name: 'livejsx:dev-server',
    apply: 'serve',
    configureServer(server) {
      const running = (app = runApp(server))
      server.httpServer?.once('close', () => void running.close())
      // The first request finds the modules evaluated. An error waits for it, too.
      server.httpServer?.once('listening', () => void running.current().catch(() => undefined))
      // After Vite's own middlewares: these take modules and static files first.
      return () => {
        server.middlewares.use((request, response, next) => {
          void respond(server, running, request, response, next)
        })
      }
    },
    hotUpdate({ modules }) {
      if (this.environment.name !== 'ssr') return
      const entry = this.environment.moduleGraph.getModuleById(toResolvedId(devEntry))
      if (modules.length > 0) app?.onChange(entry !== undefined && reaches(modules, entry))
    },
  }
}

async function respond(
  server: ViteDevServer,
  app: RunningApp,
  request: Connect.IncomingMessage,
  response: ServerResponse,
  next: Connect.NextFunction,
): Promise<void> {
  // Vite cuts its base off `url`.
  request.url = request.originalUrl ?? request.url
  try {
    const live = await app.current()
    await sendResponse(response, await live.fetch(createRequest(request, response)))
  } catch (error) {
    app.onErrorPage()
    if (error instanceof Error) server.ssrFixStacktrace(error)
    // Vite answers with its overlay.
    next(error)
  }
}

interface RunningApp {
  /** The live server of the newest version of the app's code, attached to the sockets. */
  current(): Promise<LiveServer>
  /** Some code of the app changed. `isServer`: a new live server comes of it. */
  onChange(isServer: boolean): void
  /** A page got an error in place of the app. */
  onErrorPage(): void
  close(): Promise<void>
}

function runApp(server: ViteDevServer): RunningApp {
  const environment = server.environments['ssr']
  if (!environment || !isRunnableDevEnvironment(environment)) {
    throw new Error(
      '`livejsx()` runs the app in the `ssr` environment of this process, but another plugin moved it elsewhere: take that plugin out.',
    )
  }
  let module: DevModule | undefined
  let attached: LiveServer | undefined
  let state: 'current' | 'outdated' | 'failed' = 'outdated'
  let showsError = false
  let turn: Promise<unknown> = Promise.resolve()

  const reloadPages = (): void => {
    server.environments['client']?.hot.send({ type: 'full-reload' })
  }
  const load = async (): Promise<LiveServer> => {
    const hasFailed = state === 'failed'
    if (!module || state !== 'current') {
      state = 'failed'
      // Not on each request: the runner would evaluate the server anew after each edit of a view,
      // which swaps by itself.
      module = await environment.runner.import<DevModule>(devEntry)
      state = 'current'
    }
    module.setAssets(await devAssets(server))
    const last = attached
    if (module.server !== last) {
      attached = module.server
      await last?.close()
      if (server.httpServer) attached.attach(server.httpServer)
      // Pages of the old server know routes and documents that may be gone.
      if (last || hasFailed) reloadPages()
    }
    return module.server
  }
  // One at a time: two requests after a change must not attach two servers.
  const current = (): Promise<LiveServer> => {
    const next = turn.then(load, load)
    turn = next
    return next
  }
  // A page that waits in the browser makes no request: its socket must move without one.
  const follow = (): void => {
    state = 'outdated'
    current().catch((error: unknown) => server.config.logger.error(String(error)))
  }
  environment.hot.on('livejsx:server', () => {
    if (attached) follow()
  })
  return {
    current,
    onChange(isServer) {
      // Code that never ran has nothing that a hot update could reach.
      if (isServer && state === 'failed') setImmediate(follow)
      else if (isServer) state = 'outdated'
      if (!showsError) return
      showsError = false
      // An error page takes no part in hot updates. The delay lets the server take its own first.
      setTimeout(reloadPages, 100)
    },
    onErrorPage: () => void (showsError = true),
    close: async () => attached?.close(),
  }
}

/** Tells whether a change comes to `target` without a module on the way that takes it in. */
function reaches(
  changed: readonly EnvironmentModuleNode[],
  target: EnvironmentModuleNode,
): boolean {
  const seen = new Set<EnvironmentModuleNode>()
  const pending = [...changed]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node === target) return true
    if (seen.has(node) || node.isSelfAccepting) continue
    seen.add(node)
    pending.push(...node.importers)
  }
  return false
}

async function devAssets(server: ViteDevServer): Promise<Assets> {
  return {
    entry: `/@id/${browserEntry}`,
    styles: [],
    views: {},
    inlineStyles: await collectStyles(server, browserEntry),
    devScripts: ['/@vite/client'],
    early: await readEarlyScript(),
    build: 'development',
    development: true,
  }
}
