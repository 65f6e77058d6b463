import type { ComponentChildren } from 'preact'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { keepDefinition, type HotContext } from './hot.ts'
import type { Live, Shown } from './live.ts'
import type { LiveSocket, MaybePromise, MountContext } from './live-socket.ts'

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

/**
 * Reports a key list that names no assign, after the assigns have been inferred: naming
 * `keyof Assigns` any earlier would stop the inference.
 */
export type KnownKeys<Key, Assigns, Shape> = [Key] extends [keyof Assigns] ? unknown : Shape

/** A message handler. Written as a method so that an author may name the type of the message. */
export type InfoHandler<Assigns, Private> = {
  handle(socket: LiveSocket<Assigns, Private>, message: unknown): MaybePromise<void>
}['handle']

/** What a mount hook answers: nothing to go on, `{ redirect }` to halt with a local path. */
export type MountHookResult = void | undefined | { readonly redirect: string }

/** Runs before `mount`, in the HTTP render and for a mount on the socket, and may halt it. */
export type MountHook = (context: MountContext) => MaybePromise<MountHookResult>

/**
 * Why an instance ended: `evicted` (no page came for it), `left` (the page left), `lost` (the
 * connection was lost), `stopped` (the server closes), `failed` (its page could not be rendered).
 */
export type TerminateReason = 'evicted' | 'left' | 'lost' | 'stopped' | 'failed'

/** A view as server and client see it, without the types of its author. */
export interface ViewDefinition {
  private?: (() => unknown) | undefined
  onMount?: readonly MountHook[] | undefined
  mount?(context: MountContext): MaybePromise<object>
  events?: Schemas | undefined
  handleEvent?: Record<string, (socket: never, payload: never) => unknown> | undefined
  handleInfo?: Record<string, (socket: never, message: never) => MaybePromise<void>> | undefined
  terminate?(socket: never, reason: TerminateReason): MaybePromise<void>
  title?: ((assigns: never) => string) | undefined
  render(assigns: never, live: never): ComponentChildren
}

/** A view without the types of its events: what routes, instances and mounted roots hold. */
export interface ViewObject {
  /** Stable name of the view, the same on both sides. Given by the Vite plugin. */
  readonly id: string | undefined
  /** What the author wrote. Hot swapping replaces it in place. */
  readonly definition: ViewDefinition
}

/** A live view, made by {@link liveView} and named in the route table. */
export interface LiveView<Events, Replies> extends ViewObject {
  /** Carries the types of the view's events. Read it in types only: it has no value. */
  readonly live: Live<Events, Replies>
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
  StashKey extends string = never,
  TemporaryKey extends string = never,
>(
  definition: {
    private?: () => Private
    onMount?: readonly MountHook[]
    mount(context: MountContext): MaybePromise<Assigns>
    events?: Events
    handleEvent?: {
      [Name in keyof Replies]: (
        socket: LiveSocket<Assigns, Private>,
        payload: Parsed<Events, Name>,
      ) => Replies[Name]
    }
    handleInfo?: Record<string, InfoHandler<Assigns, Private>>
    terminate?(socket: LiveSocket<Assigns, Private>, reason: TerminateReason): MaybePromise<void>
    temporary?: readonly TemporaryKey[]
    stash?: { keys: readonly StashKey[]; ttl?: number }
    optimistic?: {
      [Name in keyof NoInfer<Replies>]?: (
        assigns: Shown<Assigns>,
        payload: Parsed<Events, Name>,
      ) => Partial<Assigns>
    }
    title?: (assigns: Shown<Assigns>) => string
    render(assigns: Shown<Assigns>, live: Live<Events, Replies>): ComponentChildren
  } & KnownKeys<StashKey, Assigns, { stash: { keys: readonly (keyof Assigns)[] } }> &
    KnownKeys<TemporaryKey, Assigns, { temporary: readonly (keyof Assigns)[] }>,
  id?: string,
  hot?: HotContext,
): LiveView<Events, Replies> {
  return keepDefinition<LiveView<Events, Replies>>(
    'liveView',
    definition as unknown as ViewDefinition,
    id,
    hot,
  )
}
