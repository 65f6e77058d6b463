import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { kind } from './live-values/kind.ts'

/**
 * What a stash survives, from the least to the most.
 *
 * - `reconnect`: the server's end and any loss of the connection, as long as the page lives.
 * - `reload`: reloads, back and forward. A new visit of the address begins anew.
 * - `tab`: new visits in the same tab, too.
 * - `session`: the end of the tab, too. One open tab has it at a time.
 */
export type StashScope = 'reconnect' | 'reload' | 'tab' | 'session'

/** Version of a view's stashed state, compared for equality. */
export type StashVersion = string | number

/** Where a stash is kept, made by `browserStash()`, `memoryStash()` or by an adapter of your own. */
export interface StashKeeping {
  readonly holder: 'browser' | 'server'
  readonly store: object
}

/** What survives of a view when its instance is gone. */
export interface StashOptions<Key extends string, Assigns> {
  /** Assigns that are kept. Nothing else is ever restored. */
  keys: readonly Key[]
  /** @default `browserStash()` */
  adapter?: StashKeeping
  /** How long it is kept after the connection was lost, in seconds. @default 900 */
  ttl?: number
  /** Raise it when the shape of the kept assigns changes. */
  version?: StashVersion
  /**
   * Makes the kept assigns of today of those of another version, in a pure function.
   *
   * @returns what to restore; `undefined` = this version cannot be read any more
   */
  migrate?: (
    from: StashVersion | undefined,
    state: Record<string, unknown>,
  ) => Partial<NoInfer<Assigns>> | undefined
  /** Keep the assigns whenever one of them has changed; otherwise call `socket.stash()`. @default true */
  auto?: boolean
  /** @default 'reload' */
  scope?: StashScope
  /**
   * Answer events once the state that holds them is stored, and never go back behind a stored state.
   * Needs an adapter whose marks all servers share. @default false
   */
  strict?: boolean
}

/** Names of the assigns that can be stashed: all but live values, which have a life of their own. */
export type StashableKey<Assigns> = {
  [Key in keyof Assigns]: Assigns[Key] extends { readonly [kind]: string } ? never : Key
}[keyof Assigns]

/** Why a stash that the page offered did not come back. */
export type RecoverReason =
  | 'invalid'
  | 'key'
  | 'session'
  | 'too-large'
  | 'version'
  | 'migrate'
  | 'schema'
  | 'expired'
  | 'clock'
  | 'page'
  | 'stale'
  | 'reset'
  | 'superseded'
  | 'contended'
  | 'given-up'

/** How `recover` ended. */
export type Recovered<Saved> =
  | { readonly status: 'recovered'; readonly assigns: Saved; readonly reason?: undefined }
  | {
      /** `new`: a first visit. `not_found`: there is nothing any more, or there never was. */
      readonly status: 'new' | 'not_found'
      readonly assigns?: undefined
      readonly reason?: undefined
    }
  | {
      readonly status: 'error'
      readonly assigns?: undefined
      readonly reason: RecoverReason
    }

/**
 * Gives the kept assigns that the page offers, in `mount`. It changes nothing: what is recovered is
 * what `mount` makes of it.
 *
 * @param schema checks what was kept. @default no check: only this server can have sealed it
 */
export interface Recover {
  <Saved>(schema: StandardSchemaV1<unknown, Saved>): Promise<Recovered<Saved>>
  (): Promise<Recovered<Record<string, unknown>>>
}
