import { WebSocket } from 'engine.io-client'

/**
 * Takes the place of engine.io-client's table of transports, without long polling and WebTransport.
 * A getter, because both modules import each other.
 */
export const transports = {
  get websocket(): typeof WebSocket {
    return WebSocket
  },
}
