// For the server and the client package. Apps import from the package itself.
export { HookHostContext, type HookHost } from './hook-element.ts'
export { onHotSwap } from './hot.ts'
export { createLive, type LiveHost } from './live.ts'
export { ViewRoot } from './view-root.ts'
