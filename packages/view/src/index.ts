export { Async, type AsyncProps } from './async.tsx'
export type { DocumentProps } from './document.ts'
export { ErrorBoundary, type ErrorBoundaryProps } from './error-boundary.tsx'
export { Flash, type FlashProps } from './flash.tsx'
export { FocusWrap, type FocusWrapProps } from './focus-wrap.tsx'
export { busy, type BusyProps } from './handlers/busy.ts'
export { chain } from './handlers/chain.ts'
export { clickAway } from './handlers/click-away.ts'
export { confirm } from './handlers/confirm.ts'
export { debounce } from './handlers/debounce.ts'
export { onKey } from './handlers/on-key.ts'
export { onWindow } from './handlers/on-window.ts'
export { refs } from './handlers/refs.ts'
export { throttle } from './handlers/throttle.ts'
export { whenVisible, type VisibleEvent, type VisibleOptions } from './handlers/when-visible.ts'
export {
  defineHook,
  type Hook,
  type HookCallbacks,
  type HookContext,
  type HookProp,
} from './hooks.ts'
export type { HotContext } from './hot.ts'
export { Island, type IslandProps, type IslandTrigger } from './island.tsx'
export { createElement } from './jsx-runtime.ts'
export type { CommandData, JsCommand, Trigger } from './js/command.ts'
export * as js from './js/index.ts'
export {
  liveComponent,
  type ComponentProps,
  type ComponentUpdate,
  type LiveComponent,
} from './live-component.ts'
export { Link, type LinkProps } from './link.ts'
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
export type {
  BlankProps,
  CheckedProps,
  Field,
  FieldOf,
  FieldProps,
  FieldsOf,
  SelectProps,
  TextProps,
} from './live-values/form-fields.ts'
export type { FieldPath, Given, Initial, ListPath, RowAt } from './live-values/form-paths.ts'
export type { FormRow, FormRows, RowButtonProps } from './live-values/form-rows.ts'
export type { FieldType } from './live-values/form-shape.ts'
export type { FormErrors, FormState } from './live-values/form-state.ts'
export type { FormView, SentValues } from './live-values/form-view.ts'
export { form, type Form, type FormFieldOptions } from './live-values/form.ts'
export {
  stream,
  type IdField,
  type Stream,
  type StreamInsertOptions,
  type StreamOptions,
  type StreamView,
} from './live-values/stream.ts'
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
export type { FormOptions, FormProps } from './live-form.ts'
export type { Handler, LiveHandler } from './live-handler.ts'
export type { HandlerOptions, Live, Reply, SendEvent, SendOptions, Shown } from './live.ts'
export { beforeNavigate, navigate, type NavigateOptions, type Visit } from './navigate.ts'
export type { PathParams, SearchParams } from './path-pattern.ts'
export { Portal, type PortalProps } from './portal.tsx'
export {
  live,
  liveSession,
  routes,
  type LiveRoute,
  type LiveSession,
  type LiveSessionOptions,
  type ViewAt,
  type ViewLoader,
} from './routes.ts'
export { secret, type Secret } from './secret.ts'
export type { Sendable } from './sendable.ts'
export type {
  Recover,
  Recovered,
  RecoverReason,
  StashableKey,
  StashKeeping,
  StashOptions,
  StashScope,
  StashVersion,
} from './stash-options.ts'
export { notFound, StatusError, statusError, type ErrorPageProps } from './status-error.ts'
export { stay } from './stay.ts'
export {
  toPath,
  type PathArgs,
  type PathValue,
  type PathValues,
  type SearchValues,
} from './to-path.ts'
export { useConnection, type ConnectionState } from './use-connection.ts'
export { useLive, type HasLive } from './use-live.ts'
export { useNavigation, type NavigationState } from './use-navigation.ts'
export { useServerEvent } from './use-server-event.ts'
export { useStay } from './use-stay.ts'
