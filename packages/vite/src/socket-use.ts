import type { Use } from './without-unused.ts'

/**
 * What LiveJSX uses of the modules of socket.io-client and engine.io-client, by the end of their
 * paths: one namespace over WebSocket, events both ways as lists, no acknowledgements, no buffers
 * while offline, no options, one socket for one manager, which is given up when it is lost.
 * Silence is noticed by the client's transport.
 */
export const socketUse: readonly (readonly [path: string, use: Use])[] = [
  [
    '/socket.io-client/build/esm/manager.js',
    use(
      `installTimerFunctions Backoff setTimeoutFn clearTimeoutFn autoUnref path options uri nsps _parser destroy _readyState
       reconnection reconnectionAttempts reconnectionDelay reconnectionDelayMax randomizationFactor
       backoff maybeReconnectOnOpen reconnect onreconnect skipReconnect _reconnection _reconnecting
       timeout _timeout _autoConnect connect disconnect onping`,
      {
        'uri && "object" === typeof uri': 'true',
        'false !== this._timeout': 'false',
        'fn && fn()': 'void 0',
        '_parser.Encoder': 'parser.Encoder',
        '_parser.Decoder': 'parser.Decoder',
        nextTick: 'queueMicrotask',
        'on(socket, "ping", this.onping.bind(this))': '() => {}',
      },
      {
        'this._autoConnect': 'true',
        '~this._readyState.indexOf("open")': 'false',
        fn: 'false',
        '!socket': 'true',
      },
    ),
  ],
  [
    '/socket.io-client/build/esm/socket.js',
    use(
      `id nsp sid pid options _opts retries disconnected recovered active send open close timeout
       compress volatile flags ids acks ack onack emitWithAck _registerAckCallback _clearAcks
       _queue _queueSeq _addToQueue _drainQueue receiveBuffer sendBuffer emitBuffered _pid
       _lastOffset _reconnecting prependAny offAny listenersAny onAnyOutgoing prependAnyOutgoing
       offAnyOutgoing listenersAnyOutgoing notifyOutgoingListeners RESERVED_EVENTS sameNamespace
       isConnected isTransportWritable discardPacket ACK BINARY_EVENT BINARY_ACK`,
      {
        'this.open()': 'this.connect()',
        'super.emit.apply(this, args)': 'void 0',
        'typeof this.auth == "function"': 'false',
        '"function" === typeof args[args.length - 1]': 'false',
        'packet.data && packet.data.sid': 'true',
        '"open" === this.io._readyState': 'false',
      },
      {
        'this.io._autoConnect': 'true',
        '!sameNamespace': 'false',
        discardPacket: 'false',
        isConnected: 'true',
      },
    ),
  ],
  [
    '/engine.io-client/build/esm/socket.js',
    use(
      `installTimerFunctions byteLength decode parse createCookieJar defaultBinaryType nextTick
       setTimeoutFn clearTimeoutFn autoUnref options path host hostname port
       secure protocol query id sid agent withCredentials _cookieJar timestampParam
       addTrailingSlash rejectUnauthorized perMessageDeflate binaryType
       transports transportImplementations transportOptions _transportsByName tryAllTransports
       createTransport transportName upgrade upgrading rememberUpgrade priorWebsocketSuccess
       _upgrades _probe _filterUpgrades waitForUpgrade cleanupAndClose closeOnBeforeunload
       _beforeunloadEventListener _offlineEventListener OFFLINE_EVENT_LISTENERS withEventListeners
       _maxPayload _getWritablePackets _hasPingExpired _pingInterval _pingTimeout _pingTimeoutTime
       _pingTimeoutTimer _resetPingTimeout`,
      {
        'uri && "object" === typeof uri': 'false',
        '(_a = opts.transports) === null || _a === void 0 ? void 0 : _a.length': 'false',
        'this.transports.length === 0': 'false',
        'this.createTransport(transportName)': 'new DEFAULT_TRANSPORTS(this.opts)',
        '"open" === this.readyState && this.opts.upgrade': 'false',
        'this._getWritablePackets()': 'this.writeBuffer',
        '"function" === typeof data': 'false',
        '"function" === typeof options': 'false',
        'JSON.parse(packet.data)': '',
        'this.emitReserved("heartbeat")': 'void 0',
        'this.emitReserved("handshake", data)': 'void 0',
        'this.emitReserved("ping")': 'void 0',
        'this.emitReserved("pong")': 'void 0',
        'this.emitReserved("message", packet.data)': 'void 0',
        'this.emitReserved("flush")': 'void 0',
      },
      { uri: 'false', fn: 'false', withEventListeners: 'false', 'this.transport': 'false' },
    ),
  ],
]

function use(
  unused: string,
  known: Readonly<Record<string, string>>,
  tests: Readonly<Record<string, string>>,
): Use {
  return {
    unused: new Set(unused.trim().split(/\s+/)),
    known: new Map(Object.entries(known)),
    tests: new Map(Object.entries(tests)),
  }
}
