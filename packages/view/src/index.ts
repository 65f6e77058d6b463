export type { DocumentProps } from './document.ts'
export { defineHook, type Hook, type HookContext, type HookProp } from './hooks.ts'
export type { HotContext } from './hot.ts'
export { liveComponent } from './live-component.ts'
export type { LiveSocket, MaybePromise, MountContext } from './live-socket.ts'
export type { AsyncResult } from './live-values/async.ts'
export type { Stream, StreamView } from './live-values/stream.ts'
export type { Upload, UploadView } from './live-values/upload.ts'
export {
  liveView,
  type InfoHandler,
  type LiveView,
  type MountHook,
  type MountHookResult,
  type Parsed,
  type Schemas,
  type Sent,
  type TerminateReason,
  type ViewDefinition,
  type ViewObject,
} from './live-view.ts'
export type { Live, SendEvent, Shown } from './live.ts'
export { live, routes, type LiveRoute, type ViewLoader } from './routes.ts'
export { secret, type Secret } from './secret.ts'
