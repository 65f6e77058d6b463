export { startClient, type ClientOptions } from './client.ts'
export type { ConnectionState } from './connection-state.ts'
export type { Diagnostic } from './diagnostics.ts'
export type { OpenWire, Wire, WireEvents } from './transport.ts'
