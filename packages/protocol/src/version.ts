/** Version of the wire. A page and a server that differ in it do not talk (`docs/protocol.md`, Version). */
export const PROTOCOL_VERSION = 1
