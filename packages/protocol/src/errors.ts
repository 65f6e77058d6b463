import type { Json } from './json.ts'

/** One complaint of a payload's schema. */
interface Issue {
  /** Keys from the payload down, joined by dots; empty = the payload itself. */
  readonly path: string
  readonly message: string
}

interface ErrorEntry {
  /** The same message may succeed later, unchanged. */
  readonly retryable: boolean
  /** The view or the connection is over: the page has to be loaded again. */
  readonly fatal: boolean
  /** Says which rule was broken, by what, and how to mend it. */
  readonly describe: (details: never) => string
}

/**
 * Every code that crosses the wire or rejects a promise in the browser, with its details as the
 * parameter of `describe`. Kept apart from {@link LiveError} so that browsers do not load the texts.
 *
 * @see docs/protocol.md, Error codes
 */
export const errorTable = {
  'version-mismatch': {
    retryable: false,
    fatal: true,
    describe: ({ server, client }: { server: number; client: number }) =>
      `The page speaks version ${client} of the protocol, the server version ${server}: load the page again`,
  },
  'token-invalid': {
    retryable: false,
    fatal: true,
    describe: (_: undefined) =>
      'The join token was not signed by this server for this session: load the page again',
  },
  'token-expired': {
    retryable: false,
    fatal: true,
    describe: (_: undefined) => 'The join token has expired: load the page again',
  },
  'session-required': {
    retryable: false,
    fatal: true,
    describe: (_: undefined) =>
      'The connection came without the session cookie of its page: allow cookies and load the page again',
  },
  'origin-refused': {
    retryable: false,
    fatal: true,
    describe: (_: undefined) =>
      'The connection came from another origin: name the origin in the server options, if it is yours',
  },
  'csrf-refused': {
    retryable: false,
    fatal: true,
    describe: (_: undefined) =>
      'The CSRF token does not belong to the session: load the page again',
  },
  'join-timeout': {
    retryable: true,
    fatal: false,
    describe: (_: undefined) =>
      'No view was joined in time after the connection opened: send `join` first',
  },
  'not-joined': {
    retryable: false,
    fatal: true,
    describe: (_: undefined) => 'The view is not served on this connection any more',
  },
  'too-many-views': {
    retryable: true,
    fatal: false,
    describe: ({ max }: { max: number }) =>
      `A connection serves at most ${max} views at a time: leave one first`,
  },
  'view-failed': {
    retryable: true,
    fatal: true,
    describe: (details: { name: string } | undefined) =>
      `${details === undefined ? 'The view' : `The view \`${details.name}\``} could not be mounted: the server's log has the reason`,
  },
  'redirect-refused': {
    retryable: false,
    fatal: false,
    describe: ({ to }: { to: string }) =>
      `\`${to}\` is not a path of this site: say \`{ external }\`, if that is meant`,
  },
  'message-malformed': {
    retryable: false,
    fatal: false,
    describe: ({ message, at }: { message: string; at: number | string }) =>
      `\`${message}\` is malformed at ${typeof at === 'number' ? `position ${at}` : `\`${at}\``}: see its row in docs/protocol.md`,
  },
  'message-unknown': {
    retryable: false,
    fatal: false,
    describe: ({ message }: { message: string }) => `There is no message \`${message}\``,
  },
  'message-too-large': {
    retryable: false,
    fatal: false,
    describe: ({ bytes, max }: { bytes: number; max: number }) =>
      `The message has ${bytes} bytes, at most ${max} are taken: send less, or upload a file`,
  },
  'too-deep': {
    retryable: false,
    fatal: false,
    describe: ({ max }: { max: number }) =>
      `The message nests more than ${max} arrays and objects: flatten the payload`,
  },
  'unexpected-message': {
    retryable: false,
    fatal: false,
    describe: ({ message }: { message: string }) =>
      `\`${message}\` is not allowed in the state that the view is in`,
  },
  'event-out-of-order': {
    retryable: true,
    fatal: false,
    describe: ({ expected, number }: { expected: number; number: number }) =>
      `Event ${expected} was expected, ${number} came: events are numbered without gaps`,
  },
  'unknown-event': {
    retryable: false,
    fatal: false,
    describe: ({ name }: { name: string }) =>
      `The view has no \`handleEvent.${name}\`: add it, or mend the name`,
  },
  'payload-invalid': {
    retryable: false,
    fatal: false,
    describe: ({ name, issues }: { name: string; issues: readonly Issue[] }) =>
      `The payload of \`${name}\` does not match its schema: ${issues.map(({ path, message }) => (path === '' ? message : `\`${path}\` ${message}`)).join('; ')}`,
  },
  'handler-failed': {
    retryable: false,
    fatal: false,
    describe: ({ name }: { name: string }) =>
      `\`handleEvent.${name}\` threw, nothing of it was kept: the server's log has the reason`,
  },
  superseded: {
    retryable: false,
    fatal: false,
    describe: ({ name }: { name: string }) =>
      `A newer \`${name}\` took the place of this one: its policy is \`latest\``,
  },
  left: {
    retryable: false,
    fatal: false,
    describe: (_: undefined) =>
      'The page has gone on to another view: what is still to be done belongs to nobody',
  },
  dropped: {
    retryable: true,
    fatal: false,
    describe: ({ name }: { name: string }) =>
      `\`${name}\` came while another one was being handled: its policy is \`drop\``,
  },
  'component-gone': {
    retryable: false,
    fatal: false,
    describe: (_: undefined) => 'The view does not show the component of this event any more',
  },
  'rate-limited': {
    retryable: true,
    fatal: false,
    describe: ({ retryAfterMs }: { retryAfterMs: number }) =>
      `Too much at once: try again in ${retryAfterMs} ms`,
  },
  'outbox-full': {
    retryable: true,
    fatal: false,
    describe: (_: undefined) => 'Too many events wait for the connection: the event was not sent',
  },
  lost: {
    retryable: true,
    fatal: false,
    describe: (_: undefined) => 'The event was certainly not applied: its view is gone',
  },
  'unknown-outcome': {
    retryable: false,
    fatal: false,
    describe: (_: undefined) =>
      'The connection was lost before the answer came: the event may have been applied, or not',
  },
  internal: {
    retryable: true,
    fatal: false,
    describe: (_: undefined) =>
      'Something failed that is not the fault of this message: the log has the reason',
  },
} as const satisfies Record<string, ErrorEntry>

/** Names a rule of the protocol that was broken, or a fate of an event. */
export type ErrorCode = keyof typeof errorTable

/** What is told beside each code. `undefined` = nothing. */
export type ErrorDetails = {
  readonly [Code in ErrorCode]: Parameters<(typeof errorTable)[Code]['describe']>[0]
}

/** Options of {@link LiveError}. */
export interface LiveErrorOptions {
  /** Whether the other side reported the error. @default false */
  readonly received?: boolean
  /** What led to the error. It never crosses the wire. @default undefined */
  readonly cause?: unknown
}

/** Arguments after a code; where the code is known at run time only, any JSON can be its details. */
type LiveErrorRest<Code extends ErrorCode> = ErrorCode extends Code
  ? [details?: Json | undefined, options?: LiveErrorOptions]
  : undefined extends ErrorDetails[Code]
    ? [details?: ErrorDetails[Code], options?: LiveErrorOptions]
    : [details: ErrorDetails[Code], options?: LiveErrorOptions]

/**
 * A broken rule of the protocol, or the fate of an event. Its message is short, since browsers
 * load it; {@link describeError} has the full sentence.
 */
export class LiveError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'LiveError'
  readonly code: Code
  /** What belongs to the code, as `errorTable` types it; `undefined` = nothing. */
  readonly details: ErrorDetails[Code]
  /** Whether the other side reported it. */
  readonly received: boolean

  constructor(code: Code, ...[details, options = {}]: LiveErrorRest<Code>) {
    super(details === undefined ? code : `${code} ${JSON.stringify(details)}`, options)
    this.code = code
    this.details = details as ErrorDetails[Code]
    this.received = options.received ?? false
  }

  /** Returns a LiveError as it is, and anything else as the `cause` of an `internal` one. */
  static from(error: unknown): LiveError {
    return error instanceof LiveError
      ? error
      : new LiveError('internal', undefined, { cause: error })
  }
}

/** Makes the error for what does not look like its row in `docs/protocol.md`. */
export function malformed(message: string, at: number | string): LiveError {
  return new LiveError('message-malformed', { message, at })
}

/**
 * Says in one sentence which rule was broken and how to mend it. For servers, logs and development:
 * it brings every text along.
 */
export function describeError(error: LiveError): string {
  const { describe } = errorTable[error.code] as ErrorEntry
  return describe(error.details as never)
}
