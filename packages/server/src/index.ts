export { setAssets, type Assets } from './assets.ts'
export { type Clock } from './clock.ts'
export {
  cookieSession,
  type CookieSessionOptions,
  type Session,
  type SessionStore,
} from './cookie-session.ts'
export type { Connection, Wire } from './connection.ts'
export type { Fetch } from './http.ts'
export type { InstancesOptions } from './instances.ts'
export { createOnce, type Once, type OnceStore } from './once.ts'
export type { ClientAddress } from './page-request.ts'
export { createPubSub, pubsub, type PubSub, type Subscriber } from './pubsub.ts'
export type { ErrorPlace, Report } from './reporter.ts'
export { sendUpdate } from './send-update.ts'
export {
  createLiveServer,
  type LiveServer,
  type LiveServerOptions,
  type LiveServerStats,
} from './server.ts'
export type { Peer } from './transport.ts'
