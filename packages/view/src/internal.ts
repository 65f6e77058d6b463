// For the server and the client package. Apps import from the package itself.
export { withControlMarkup } from './control-markup.ts'
export { features, shownOf, type Features } from './features.ts'
export { FlashHostContext, type FlashHost } from './flash-host.ts'
export {
  HookElement,
  HookHostContext,
  type HookHost,
  type Push,
  type ServerHookHost,
} from './hook-element.ts'
export { installFormMarkup, withFormMarkup } from './form-markup.ts'
export { onHotSwap } from './hot.ts'
export { keptHtml } from './kept-html.ts'
export { componentOf, type ComponentObject } from './live-component.ts'
export { LiveRender, type LiveRenderProps } from './live-render.ts'
export { AsyncLoad } from './live-values/async.ts'
export type { EventDetails, SendWithDetails } from './event-details.ts'
export { formProps, type FormEvent, type FormHandler, type FormTarget } from './live-form.ts'
export { isLiveHandler, markLive } from './live-handler.ts'
export { parseRowButton, type RowVerb } from './live-values/form-rows.ts'
export { formLimits, isRowKey, pathTo, segmentsOfName } from './live-values/form-names.ts'
export { rawOf, rawValue } from './live-values/form-raw.ts'
export {
  shapeAt,
  type GroupShape,
  type LeafShape,
  type RowsShape,
  type Shape,
} from './live-values/form-shape.ts'
export {
  isBlank,
  isFormState,
  isSameValue,
  isValid,
  modelOf,
  stateOf,
  untouched,
  type FormErrors,
  type FormModel,
  type FormState,
  type RawValue,
  type RowKeys,
} from './live-values/form-state.ts'
export { createFormView, type FormView } from './live-values/form-view.ts'
export { isLiveValue, shown } from './live-values/shown.ts'
export {
  itemsAfter,
  listAfter,
  mergeChanges,
  type StreamChange,
  type StreamPut,
} from './live-values/stream-changes.ts'
export { entriesOf } from './live-values/stream-entries.ts'
export {
  changesSince,
  checkLimit,
  foldedStep,
  foldSteps,
  streamContent,
  streamModel,
  streamState,
  wholeStep,
  type StreamModel,
  type StreamState,
  type StreamStep,
} from './live-values/stream-state.ts'
export { createStreamView, showRow, streamRows, type RenderRow } from './live-values/stream-view.ts'
export { createLive, type LiveHost, type SendOptions } from './live.ts'
export { createOptimism } from './optimism.ts'
export type { OptimisticLayer } from './optimistic-layer.ts'
export { awaits, markPending } from './pending.ts'
export {
  PartHostContext,
  type BrowserPartHost,
  type NestedProps,
  type ServerPartHost,
  type WireParts,
} from './part-host.ts'
export { Portal } from './portal.tsx'
export { viewFrame, type FrameProps } from './view-frame.ts'
export { ViewRoot, type ViewRootProps } from './view-root.ts'
