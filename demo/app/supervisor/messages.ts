/** What visitors may do to the server that serves them. */
export type Deed = 'kill' | 'deploy'

/** Why a deed was not done, `undefined` = it is being done. */
export type Refusal = string | undefined

/** What a server says to its supervisor. */
export type Said =
  /** Asks for what is kept. */
  | { readonly say: 'hello' }
  /** Keeps a value beyond the life of this process. */
  | { readonly say: 'keep'; readonly name: string; readonly value: unknown }
  /** Asks for a deed. The same key asks again for the same one. */
  | { readonly say: 'ask'; readonly deed: Deed; readonly key: string }

/** Where the next version is. */
export type NextVersion = 'building' | 'ready' | 'failed'

/** What a server hears of its supervisor. */
export type Heard =
  | { readonly tell: 'kept'; readonly values: Readonly<Record<string, unknown>> }
  /** Another process has kept a value. */
  | { readonly tell: 'changed'; readonly name: string; readonly value: unknown }
  | { readonly tell: 'next'; readonly next: NextVersion }
  | { readonly tell: 'answer'; readonly key: string; readonly refusal: Refusal }
