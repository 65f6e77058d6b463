// For the server and the client package. Apps import from the package itself.
export { FlashHostContext, type FlashHost } from './flash-host.ts'
export { HookElement, HookHostContext, type HookHost } from './hook-element.ts'
export { onHotSwap } from './hot.ts'
export { componentOf, type ComponentObject } from './live-component.ts'
export { LiveRender, type LiveRenderProps } from './live-render.ts'
export { AsyncLoad } from './live-values/async.ts'
export { createLive, type LiveHost } from './live.ts'
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
