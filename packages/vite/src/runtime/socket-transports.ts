import { WebSocketTransport } from './websocket-transport.ts'

/**
 * Takes the place of engine.io-client's table of transports, without long polling and WebTransport.
 */
export const transports = { websocket: WebSocketTransport }
