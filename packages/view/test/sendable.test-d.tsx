// Types only, never run: what `mount` may return, and what the compiler says of anything else.
import { z } from 'zod'
import type { ComponentChildren } from 'preact'
import {
  secret,
  type AsyncResult,
  type Live,
  type LiveSocket,
  type MaybePromise,
  type MountContext,
  type Parsed,
  type Schemas,
  type Secret,
  type Shown,
  type Stream,
  type Upload,
} from '../src/index.ts'
import type { Sendable, SendableAssigns } from '../src/sendable.ts'

type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false
type Rule = 'only plain data crosses the wire – pick the fields, or keep it in `private`'
/** The messages for the assigns; `unknown` = they pass. */
type Told<Assigns> = SendableAssigns<Assigns> extends { mount: infer Text } ? Text : unknown
type Passes<Assigns> = Same<SendableAssigns<Assigns>, unknown>
declare function check<Fact extends true>(): Fact

// What is allowed.

interface Post {
  readonly id: number
  title: string
  tags?: readonly string[]
  writer: { name: string } | null
}
interface Tree {
  label: string
  parent?: Tree
  children: Tree[]
  byName: Map<string, Tree>
}
type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Nested = (string | Nested)[]
type Deep = Map<string, Deep>
interface Wider<Item> {
  item: Item
  next?: Wider<Item[]>
}
type Shape =
  | { readonly kind: 'circle'; readonly radius: number; readonly side?: never }
  | { readonly kind: 'square'; readonly side: number }
declare const brand: unique symbol
type UserId = string & { readonly [brand]: 'user' }
type Validated = Post & { readonly [brand]: typeof brand }
const User = z.object({ email: z.string(), born: z.date().optional(), roles: z.set(z.string()) })

check<Passes<{ a: string; b: number; c: boolean; d: null; e: undefined; f: bigint }>>()
check<Passes<{ at: Date; byId: Map<number, Post>; ids: Set<string>; to: URL; bytes: Uint8Array }>>()
check<Passes<{ byId: ReadonlyMap<string, Post>; ids: ReadonlySet<UserId> }>>()
check<Passes<{ posts: readonly Post[]; pair: [Post, Date]; more: [string, ...Post[]] }>>()
check<Passes<{ shape: Shape; word: 'a' | 'b'; id: UserId; post: Validated }>>()
check<Passes<{ user: z.infer<typeof User>; counts: Record<string, number> }>>()
check<Passes<{ tree: Tree; json: Json; nested: Nested; deep: Deep; wider: Wider<string> }>>()
check<Passes<{ a: unknown; b: any; c: object; d: {}; e: never; f: unknown[] }>>()
check<Passes<{ error: { name: string; message: string } }>>()
check<Passes<{ posts: Stream<Post>; stats: AsyncResult<{ n: number }>; photo: Upload }>>()
check<Passes<{}>>()
check<Passes<any>>()
check<Passes<Record<string, unknown>>>()
check<Passes<{ optional?: string; both?: number | undefined }>>()
check<Same<Sendable<{ tree: Tree }>, { tree: Tree }>>()

// What is not.

class Account {
  readonly #key = 'canary'
  name = 'Ada'
  reveal(): string {
    return this.#key
  }
}
class Greeter {
  name = 'Ada'
  greet(): string {
    return this.name
  }
}
interface Menu {
  label: string
  items: Menu[]
  more: { menu?: Menu }
  onPick(): void
}

check<Same<Told<{ count: number; save: () => void }>, `assigns.save is a function; ${Rule}`>>()
check<Same<Told<{ kind: symbol }>, `assigns.kind is a symbol; ${Rule}`>>()
check<Same<Told<{ rows: Promise<Post[]> }>, `assigns.rows is a promise; ${Rule}`>>()
check<Same<Told<{ test: RegExp }>, `assigns.test is an instance of \`RegExp\`; ${Rule}`>>()
check<Same<Told<{ last: Error }>, `assigns.last is an instance of \`Error\`; ${Rule}`>>()
check<Same<Told<{ last: TypeError }>, `assigns.last is an instance of \`Error\`; ${Rule}`>>()
check<
  Same<Told<{ q: URLSearchParams }>, `assigns.q is an instance of \`URLSearchParams\`; ${Rule}`>
>()
check<Same<Told<{ me: Account }>, `assigns.me is an instance of a class; ${Rule}`>>()
check<Same<Told<{ key: Secret<string> }>, `assigns.key is an instance of \`Secret\`; ${Rule}`>>()
check<Same<Told<{ me: Greeter }>, `assigns.me.greet is a function; ${Rule}`>>()
check<Same<Told<{ user: typeof Greeter }>, `assigns.user is a function; ${Rule}`>>()
check<Same<Told<{ a?: () => void; b: string }>, `assigns.a is a function; ${Rule}`>>()
check<Same<Told<{ a: string | (() => void) }>, `assigns.a is a function; ${Rule}`>>()
check<
  Same<Told<{ rows: { on: () => void }[] }>, `assigns.rows[number].on is a function; ${Rule}`>
>()
check<Same<Told<{ pair: [string, symbol] }>, `assigns.pair[number] is a symbol; ${Rule}`>>()
check<Same<Told<{ on: Record<string, () => void> }>, `assigns.on[string] is a function; ${Rule}`>>()
check<
  Same<Told<{ byId: Map<string, Greeter> }>, `assigns.byId.values().greet is a function; ${Rule}`>
>()
check<Same<Told<{ ids: Set<symbol> }>, `assigns.ids.values() is a symbol; ${Rule}`>>()
check<
  Same<Told<{ posts: Stream<Greeter> }>, `assigns.posts[number].greet is a function; ${Rule}`>
>()
check<Same<Told<{ me: AsyncResult<Greeter> }>, `assigns.me.greet is a function; ${Rule}`>>()
check<Same<Told<{ menu: Menu }>, `assigns.menu.onPick is a function; ${Rule}`>>()
check<Same<Told<{ deep: Menu['more'] }>, `assigns.deep.menu.onPick is a function; ${Rule}`>>()
check<
  Same<
    Told<{ a: { b: { c: { d: { e: { f: { g: symbol } } } } } } }>,
    `assigns.a.b.c.d.e.f holds something else; ${Rule}`
  >
>()
check<Same<Passes<{ cache: WeakMap<object, string> }>, false>>()
check<Same<Passes<{ answer: Response }>, false>>()
check<Same<Passes<{ main: HTMLElement }>, false>>()
check<Same<Sendable<{ save: () => void }>, never>>()

// The definitions infer as before, and are refused at `mount`.

declare function define<
  Assigns extends object,
  Replies extends Record<string, unknown>,
  Events extends Schemas = {},
  Private = undefined,
  StashKey extends string = never,
>(
  definition: {
    private?: () => Private
    mount(context: MountContext): MaybePromise<Assigns>
    events?: Events
    handleEvent?: {
      [Name in keyof Replies]: (
        socket: LiveSocket<Assigns, Private>,
        payload: Parsed<Events, Name>,
      ) => Replies[Name]
    }
    stash?: { keys: readonly StashKey[] }
    title?: (assigns: Shown<Assigns>) => string
    render(assigns: Shown<Assigns>, live: Live<Events, Replies>): ComponentChildren
  } & ([StashKey] extends [keyof Assigns] ? unknown : { stash: { keys: (keyof Assigns)[] } }) &
    SendableAssigns<Assigns>,
): { assigns: Assigns; replies: Replies }
declare const db: { posts(): Promise<Post[]>; tree(): Tree; account(): Account }

const fine = define({
  private: () => ({ key: secret('canary') }),
  async mount({ params }) {
    const posts = await db.posts()
    return { posts, tree: db.tree(), page: Number(params['page']), at: new Date() }
  },
  events: { search: z.object({ q: z.string() }) },
  handleEvent: {
    search(socket, { q }) {
      socket.update('page', (page) => page + q.length)
      socket.private.key.reveal() satisfies string
      return { hits: q.length }
    },
    clear: (socket) => socket.assign({ posts: [] }),
  },
  stash: { keys: ['page'] },
  title: ({ page }) => `Page ${page.toFixed()}`,
  render({ posts, tree, at }, live) {
    live.push('search', { q: 'a' }).then(({ hits }) => hits.toFixed())
    return posts.map((post) => [post.title, tree.children.length, at.getTime()])
  },
})
check<Same<typeof fine.assigns, { posts: Post[]; tree: Tree; page: number; at: Date }>>()

define({
  // @ts-expect-error `assigns.save` is a function
  mount: () => ({ count: 0, save: () => 1 }),
  handleEvent: {
    inc(socket) {
      socket.update('count', (n) => n + 1)
      return socket.assigns.count
    },
  },
  render: ({ count, save }, live) => [count + save(), live.connected],
})

define({
  // @ts-expect-error `assigns.account` is an instance of a class
  async mount() {
    return { account: db.account() }
  },
  render: ({ account }) => account.name,
})

define({
  // @ts-expect-error `assigns.later` is a promise
  mount: () => ({ later: db.posts() }),
  render: () => null,
})

define({
  mount: (): never => {
    throw new Error('always')
  },
  render: () => null,
})

// In a function that is generic itself the compiler cannot tell yet: the state says so.
export function defineFor<Item extends object>(item: Item): unknown {
  // @ts-expect-error nothing is known of an `Item`
  define({
    mount: () => ({ item }),
    render: () => null,
  })
  return define({ mount: () => ({ item: item as unknown }), render: () => null })
}
