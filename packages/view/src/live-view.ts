import type { ComponentChildren } from 'preact'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { keepDefinition, type HotContext } from './hot.ts'
import type { Live, Shown } from './live.ts'
import type { SendableAssigns } from './sendable.ts'
import type { AsyncOutcome, LiveSocket, MaybePromise, MountContext } from './live-socket.ts'
import type { SearchParams } from './path-pattern.ts'
import type { StashableKey, StashOptions } from './stash-options.ts'

/** Schemas of the payloads that browsers may send, by event name. Any Standard Schema will do. */
export type Schemas = Record<string, StandardSchemaV1>

/** What a handler receives for an event: the schema's output, `undefined` without a schema. */
export type Parsed<All, Name> = Name extends keyof All
  ? All[Name] extends StandardSchemaV1
    ? StandardSchemaV1.InferOutput<All[Name]>
    : undefined
  : undefined

/** What a page sends for an event: the schema's input, nothing without a schema. */
export type Sent<All, Name> = Name extends keyof All
  ? All[Name] extends StandardSchemaV1
    ? StandardSchemaV1.InferInput<All[Name]>
    : undefined
  : undefined

/** The schema of a view's `params` that has none: names are the route's matter alone. */
export type AnyParams = StandardSchemaV1<{}, Record<string, string>>

/** The schema of a view's `search` that has none. */
export type AnySearch = StandardSchemaV1<SearchParams>

/** What a schema asks for, with any text where it takes some: whether it takes this one, it says itself. */
export type TextsOf<Input> = {
  [Name in keyof Input]: [Input[Name] & string] extends [never] ? Input[Name] : string
}

/**
 * Reports a key list that names no assign, after the assigns have been inferred: naming
 * `keyof Assigns` any earlier would stop the inference.
 */
export type KnownKeys<Key, Assigns, Shape> = [Key] extends [keyof Assigns] ? unknown : Shape

/** A message handler. Written as a method so that an author may name the type of the message. */
export type InfoHandler<Assigns, Private, Props = unknown> = {
  handle(socket: LiveSocket<Assigns, Private, Props>, message: unknown): MaybePromise<void>
}['handle']

/**
 * What a mount hook answers: nothing to go on, `{ redirect }` to halt with a local path, and flash
 * messages for the page there.
 */
export type MountHookResult =
  | void
  | undefined
  | { readonly redirect: string; readonly flash?: Readonly<Record<string, string>> }

/** Runs before `mount`, in the HTTP render and for a mount on the socket, and may halt it. */
export type MountHook = (context: MountContext) => MaybePromise<MountHookResult>

/**
 * Why an instance ended: `evicted` (no page came for it), `left` (the page left), `lost` (the
 * connection was lost), `stopped` (the server closes), `failed` (its page could not be rendered),
 * `crashed` (a handler threw and the view says `onError: 'restart'`).
 */
export type TerminateReason = 'evicted' | 'left' | 'lost' | 'stopped' | 'failed' | 'crashed'

/**
 * What becomes of an event that comes while another one of its name is being handled.
 *
 * - `queue`: it waits.
 * - `latest`: it takes the other one's place, which is aborted and fails with `superseded`.
 * - `drop`: it fails with `dropped`.
 * - `parallel`: both are handled at once; changes are made in the order in which handlers end.
 */
export type EventPolicy = 'queue' | 'latest' | 'drop' | 'parallel'

/** Policies by event name. @default `queue` for each */
export type EventPolicies<Replies> = { readonly [Name in keyof NoInfer<Replies>]?: EventPolicy }

/** What the socket of an event's handler has for certain. */
interface HandledEvent {
  /**
   * Idempotency key of the event: page run and event number, or an id of its own for a form that the
   * browser has posted. The same when the event is handled again.
   */
  readonly eventId: string
}

/**
 * The handlers of a definition. What they return, or return at last after `yield`s, is the reply.
 */
export type Handlers<Replies, Socket, Events> = {
  [Name in keyof Replies]: (
    socket: Socket & HandledEvent,
    payload: Parsed<Events, Name>,
  ) => Replies[Name]
}

/** Handlers that a view has for what its tasks and its address bring. */
type SocketHandler<Socket, Rest extends readonly unknown[]> = (
  socket: Socket,
  ...rest: Rest
) => MaybePromise<void>

/** Where in an application an error was thrown. */
export interface ErrorOrigin {
  readonly callback: string
  /** Name of the event, the message or the task. */
  readonly event?: string
}

/** What follows an error: the view goes on with its last state, or ends and is mounted anew. */
export type ErrorPolicy = 'keep' | 'restart'

/** A view as server and client see it, without the types of its author. */
export interface ViewDefinition {
  private?: (() => unknown) | undefined
  params?: StandardSchemaV1 | undefined
  search?: StandardSchemaV1 | undefined
  onMount?: readonly MountHook[] | undefined
  mount?(context: MountContext): MaybePromise<object>
  update?(socket: never, previous: never): MaybePromise<void>
  updateMany?(updates: never): MaybePromise<void>
  handleParams?(socket: never, params: never, url: URL, search: never): MaybePromise<void>
  events?: Schemas | undefined
  policies?: Readonly<Record<string, EventPolicy>> | undefined
  handleEvent?: Record<string, (socket: never, payload: never) => unknown> | undefined
  handleInfo?: Record<string, (socket: never, message: never) => MaybePromise<void>> | undefined
  handleAsync?: Record<string, (socket: never, outcome: AsyncOutcome) => MaybePromise<void>>
  terminate?(socket: never, reason: TerminateReason): MaybePromise<void>
  onError?: ErrorPolicy | ((error: unknown, origin: ErrorOrigin) => ErrorPolicy) | undefined
  temporary?: readonly string[] | undefined
  stash?: StashOptions<string, object> | undefined
  optimistic?: Readonly<Record<string, (assigns: never, payload: never) => object>> | undefined
  title?: ((assigns: never) => string) | undefined
  render(assigns: never, live: never, props?: never): ComponentChildren
  renderError?: ((error: unknown, live: never) => ComponentChildren) | undefined
}

/** A view without the types of its events: what routes, instances and mounted roots hold. */
export interface ViewObject {
  /** Stable name of the view, the same on both sides. Given by the Vite plugin. */
  readonly id: string | undefined
  /** What the author wrote. Hot swapping replaces it in place. */
  readonly definition: ViewDefinition
}

/** A live view, made by {@link liveView} and named in the route table. */
export interface LiveView<Events, Replies, Props = unknown, Params = {}> extends ViewObject {
  /** Carries the types of the view's events. Read it in types only: it has no value. */
  readonly live: Live<Events, Replies>
  /** Carries the type of a nested view's props. Read it in types only: it has no value. */
  readonly props: Props
  /** Carries what the view's schema asks of a route's segments. Read it in types only: it has no value. */
  readonly takes: (params: Params) => void
}

/**
 * Defines a live view: state that lives on the server and a `render` that runs on both sides.
 *
 * Everything is inferred from `definition`: the assigns from what `mount` returns, payloads from
 * `events`, replies from what the handlers return.
 *
 * @param definition the server half (`mount`, `handleEvent`, …) and the view half (`render`, `title`)
 * @param id stable name of the view; the Vite plugin writes it
 * @param hot hot-swap context of the module in development; the Vite plugin writes it
 * @throws TypeError when `render` is missing
 */
export function liveView<
  Assigns extends object,
  Replies extends Record<string, unknown>,
  Events extends Schemas = {},
  Private = undefined,
  Props = unknown,
  StashKey extends string = never,
  TemporaryKey extends string = never,
  Params extends StandardSchemaV1 = AnyParams,
  Search extends StandardSchemaV1 = AnySearch,
>(
  definition: {
    private?: () => Private
    /** Schema of the route's segments, which are texts. What it refuses is answered with 404. */
    params?: Params
    /**
     * Schema of the page's search: texts, and lists of them where a name comes more than once or
     * ends in `[]`. What it refuses is answered with 400.
     */
    search?: Search
    onMount?: readonly MountHook[]
    mount(
      context: MountContext<
        Props,
        StandardSchemaV1.InferOutput<Params>,
        StandardSchemaV1.InferOutput<Search>
      >,
    ): MaybePromise<Assigns>
    /** Runs after `mount` and each time the page's address changed within the view's route. */
    handleParams?: SocketHandler<
      LiveSocket<Assigns, Private, Props>,
      [
        params: StandardSchemaV1.InferOutput<Params>,
        url: URL,
        search: StandardSchemaV1.InferOutput<Search>,
      ]
    >
    events?: Events
    policies?: EventPolicies<Replies>
    handleEvent?: Handlers<Replies, LiveSocket<Assigns, Private, Props>, Events>
    // Only `private` and `mount` say what they hold, not a handler that was written elsewhere.
    handleInfo?: Record<string, InfoHandler<NoInfer<Assigns>, NoInfer<Private>, Props>>
    handleAsync?: Record<
      string,
      SocketHandler<LiveSocket<Assigns, Private, Props>, [outcome: AsyncOutcome]>
    >
    terminate?(
      socket: LiveSocket<Assigns, Private, Props>,
      reason: TerminateReason,
    ): MaybePromise<void>
    /** What follows an error in a handler. @default 'keep' */
    onError?: ErrorPolicy | ((error: unknown, origin: ErrorOrigin) => ErrorPolicy)
    /**
     * Assigns that the server forgets once they are sent, and pages keep: lists or objects, empty
     * from then on.
     */
    temporary?: readonly TemporaryKey[]
    /** What survives when the instance is gone. */
    stash?: StashOptions<StashKey, Assigns>
    optimistic?: {
      [Name in keyof NoInfer<Replies>]?: (
        assigns: Shown<Assigns>,
        payload: Parsed<Events, Name>,
      ) => Partial<Assigns>
    }
    title?: (assigns: Shown<Assigns>) => string
    render(assigns: Shown<Assigns>, live: Live<Events, Replies>): ComponentChildren
    /** Shown instead of `render` while that throws. */
    renderError?(error: unknown, live: Live<Events, Replies>): ComponentChildren
  } & KnownKeys<
    StashKey,
    Record<StashableKey<NoInfer<Assigns>>, unknown>,
    { stash: { keys: readonly StashableKey<NoInfer<Assigns>>[] } }
  > &
    KnownKeys<TemporaryKey, Assigns, { temporary: readonly (keyof Assigns)[] }> &
    SendableAssigns<Assigns>,
  id?: string,
  hot?: HotContext,
): LiveView<Events, Replies, Props, TextsOf<StandardSchemaV1.InferInput<Params>>> {
  return keepDefinition<
    LiveView<Events, Replies, Props, TextsOf<StandardSchemaV1.InferInput<Params>>>
  >('liveView', definition as unknown as ViewDefinition, id, hot)
}
