export { Async, type AsyncProps } from './async.tsx'
export type { DocumentProps } from './document.ts'
export { ErrorBoundary, type ErrorBoundaryProps } from './error-boundary.tsx'
export { Flash, type FlashProps } from './flash.tsx'
export { FocusWrap, type FocusWrapProps } from './focus-wrap.tsx'
export { defineHook, type Hook, type HookContext, type HookProp } from './hooks.ts'
export type { HotContext } from './hot.ts'
export { Island, type IslandProps, type IslandTrigger } from './island.tsx'
export {
  liveComponent,
  type ComponentProps,
  type ComponentUpdate,
  type LiveComponent,
} from './live-component.ts'
export { LiveRender, type LiveRenderProps } from './live-render.ts'
export type {
  AsyncOutcome,
  ConnectInfo,
  HookResult,
  HookStage,
  LiveSocket,
  Load,
  MaybePromise,
  MountContext,
} from './live-socket.ts'
export { loadAsync, type AsyncResult, type LoadOptions } from './live-values/async.ts'
export type { Stream, StreamView } from './live-values/stream.ts'
export type { Upload, UploadView } from './live-values/upload.ts'
export {
  liveView,
  type ErrorOrigin,
  type ErrorPolicy,
  type EventPolicies,
  type EventPolicy,
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
export type { Live, Reply, SendEvent, Shown } from './live.ts'
export { Portal, type PortalProps } from './portal.tsx'
export {
  live,
  liveSession,
  routes,
  type LiveRoute,
  type LiveSession,
  type LiveSessionOptions,
  type ViewLoader,
} from './routes.ts'
export { secret, type Secret } from './secret.ts'
export type { Sendable } from './sendable.ts'
