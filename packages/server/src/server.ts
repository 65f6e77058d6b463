import { createServer, type RequestListener, type Server as HttpServer } from 'node:http'
import { LiveError } from '@livejsx/protocol'
import type { ComponentType } from 'preact'
import type { DocumentProps, ErrorPageProps, LiveRoute, ViewObject } from '@livejsx/view'
import './features.ts'
import { currentAssets } from './assets.ts'
import { systemClock, type Clock } from './clock.ts'
import { PageConnection, type Connection, type Wire } from './connection.ts'
import { cookieSession, readSession, type SessionStore } from './cookie-session.ts'
import { drain, stopOnSignal } from './drain.ts'
import type { Part, Props, State } from './discovery/part.ts'
import { sealFlash, type FlashMessages } from './flash-cookie.ts'
import { createHttpListener } from './http-listener.ts'
import { createFetch, createPageHandler, type Fetch } from './http.ts'
import type { Instance, InstancePlace } from './instance.ts'
import { createInstances, type InstancesOptions } from './instances.ts'
import { pubsub as processPubSub, type PubSub } from './pubsub.ts'
import { nestView } from './nested-view.ts'
import type { ClientAddress } from './page-request.ts'
import { reportToConsole, type Report } from './reporter.ts'
import { createRouter, routeWithin } from './router.ts'
import { deriveKeys } from './secret.ts'
import { staticFiles } from './static-files.ts'
import { checkStashes } from './stash/check-stashes.ts'
import { createStashes } from './stash/stashes.ts'
import { stashedInstance } from './stash/stashed-instance.ts'
import { isCsrfToken } from './token.ts'
import { createTransport, type Peer } from './transport.ts'

/** Options of {@link createLiveServer}. */
export interface LiveServerOptions extends InstancesOptions {
  /** The route table, made by `routes`. */
  readonly routes: readonly LiveRoute[]
  /** Component of the whole `<html>`. */
  readonly document: ComponentType<DocumentProps>
  /** Keeps the visitors' sessions. @default cookieSession() */
  readonly session?: SessionStore
  /**
   * Signs tokens and seals sessions: at least 32 random bytes. Of a list the first one does, and what
   * the others have signed and sealed is accepted. `undefined` is allowed outside production only,
   * where one is made up for the life of the process.
   */
  readonly secret?: string | readonly string[] | undefined
  /**
   * Shown in the document in place of a page that fails or is not there.
   *
   * @default a small one
   */
  readonly errorPage?: ComponentType<ErrorPageProps>
  /** Answers requests that no live route matches, e.g. `app.fetch` of Hono. @default 404 */
  readonly http?: Fetch
  /** Origins besides the server's own whose pages may connect. @default none */
  readonly origins?: readonly string[]
  /** @default the PubSub of this process */
  readonly pubsub?: PubSub
  /** Hears of errors that application code throws. @default standard error */
  readonly report?: Report
  /** @default the machine's */
  readonly clock?: Clock
}

/** Counts of a server. */
export interface LiveServerStats {
  /** Instances, waiting ones included. */
  readonly views: number
  /** Instances that wait for their page. */
  readonly waiting: number
  /** Open sockets. */
  readonly sockets: number
}

/** A server of live views. */
export interface LiveServer {
  /**
   * Answers a request: a live view's page, or what `http` answers.
   *
   * @param client who asks, for `connectInfo`. @default unknown
   */
  fetch(request: Request, client?: ClientAddress): Promise<Response>
  /** Serves the sockets of an HTTP server. Its requests are not touched. */
  attach(http: HttpServer): void
  /**
   * Serves pages, static files and sockets on a port, and drains on `SIGTERM` and `SIGINT`.
   *
   * @param port 0 = any free one
   * @returns the port that it listens on
   * @throws the error of `node:http` when the port is taken; in production Error when a view's stash is strict,
   * and its marks die with the process
   */
  listen(port: number): Promise<number>
  /** Ends every instance and closes every connection. Safe to call twice. */
  close(): Promise<void>
  /**
   * Stops without losing what is under way: takes no new pages, handles and answers what pages have
   * sent, tells them to join elsewhere, and closes. Takes 10 s at most, where a page asks for a moment
   * (`stay`) 23 s.
   */
  drain(): Promise<void>
  stats(): LiveServerStats
  /** Serves a page over any wire; the test kit's in-memory pair comes in here. */
  connect(wire: Wire, peer: Peer): Connection
  /** Reads the session of a handshake. @throws LiveError `session-required`, `csrf-refused` */
  authenticate(handshake: { cookies: string | undefined; csrf: unknown }): Peer['session']
}

/**
 * Most proxies keep an idle connection for 60 s. One that the server closes first, while the next
 * request is on its way, fails that: Node's own 5 s are too short.
 */
const keepAliveTimeoutMs = 65_000

/**
 * Makes the server of an app.
 *
 * @throws Error in production when `secret` is missing or weak; for an empty list anywhere
 */
export function createLiveServer(options: LiveServerOptions): LiveServer {
  const {
    routes,
    document,
    http,
    origins = [],
    session = cookieSession(),
    pubsub = processPubSub,
    report = reportToConsole,
    clock = systemClock,
  } = options
  const production = process.env['NODE_ENV'] === 'production'
  const keys = deriveKeys(options.secret, production)
  const stashes = createStashes(keys.secrets, clock)
  const warn = (text: string): void => console.warn(`[livejsx] ${text}`)
  const router = createRouter(routes, production ? { keeps: true } : { warn })
  const host = {
    pubsub,
    report,
    clock,
    freezes: !production,
    warn,
    sealFlash: (visitor: string, messages: FlashMessages) =>
      sealFlash(keys.flash[0], messages, { session: visitor, now: clock.now() }),
    discovers: ({ id = '' }: ViewObject) => currentAssets().views[id]?.parts !== false,
    paramsOf: ({ route }: InstancePlace, { pathname }: URL) => {
      const match = router(pathname)
      return match?.route.path === route ? match?.params : undefined
    },
    viewAt: async ({ url: from }: InstancePlace, to: string): Promise<string | undefined> => {
      const match = routeWithin(router, from, to)
      return match === undefined ? undefined : (await match.load()).id
    },
    openStash: (instance: Instance) =>
      stashes.open(instance.place.view, instance.place.session, () => stashedInstance(instance)),
    nest: (parent: Instance, part: Part, props: Props): Promise<State> =>
      nestView(parent, part, props, parts),
  }
  const instances = createInstances(host, options)
  const isAllowed = (origin: string | undefined, target: string | undefined): boolean =>
    isAllowedOrigin(origin, target, origins)
  const parts = {
    router,
    stashes,
    instances,
    session,
    keys,
    clock,
    report,
    document,
    errorPage: options.errorPage,
    http,
    isAllowedOrigin: isAllowed,
    connections: new Set<PageConnection>(),
  }
  const pages = createPageHandler(parts)
  const fetch = createFetch(parts, pages)

  const authenticate: LiveServer['authenticate'] = ({ cookies, csrf }) => {
    const found = readSession(session, cookies, keys.session)
    if (found === undefined) throw new LiveError('session-required')
    if (!isCsrfToken(keys.csrf, found.id, csrf)) throw new LiveError('csrf-refused')
    return found
  }
  const connect: LiveServer['connect'] = (wire, peer) => new PageConnection(wire, peer, parts)
  const transport = createTransport({
    authenticate,
    connect,
    isAllowedOrigin: isAllowed,
  })
  let listening: HttpServer | undefined
  let closing: Promise<void> | undefined

  const close = async (): Promise<void> => {
    instances.stop()
    await transport.close()
    listening?.closeAllConnections()
    listening?.close()
  }

  const server: LiveServer = {
    fetch,
    attach: (target) => transport.attach(target),
    listen: async (port) => {
      if (production) await checkStashes(routes, stashes)
      const requests = withFiles(createHttpListener(pages, fetch))
      listening = createServer({ keepAliveTimeout: keepAliveTimeoutMs }, requests)
      transport.attach(listening)
      const bound = await listen(listening, port)
      stopOnSignal(() => server.drain())
      return bound
    },
    close: () => (closing ??= close()),
    async drain() {
      // What is open goes on; whoever comes now is another server's.
      listening?.close()
      await drain(parts.connections, clock)
      await server.close()
    },
    stats: () => ({
      views: instances.size,
      waiting: instances.waiting,
      sockets: transport.sockets,
    }),
    connect,
    authenticate,
  }
  return server
}

// A page's socket always names its origin; other programs (tests, monitors) name none and have no
// visitor's cookie to abuse.
function isAllowedOrigin(
  origin: string | undefined,
  host: string | undefined,
  origins: readonly string[],
): boolean {
  if (origin === undefined || origins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

/** Lets files of the build be answered before all else. */
function withFiles(live: RequestListener): RequestListener {
  const { directory } = currentAssets()
  if (directory === undefined) return live
  const files = staticFiles(directory)
  return (request, response) => files(request, response, () => live(request, response))
}

function listen(http: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, () => {
      const address = http.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
