// Types only, never run: what the author of a view with streams writes.
import { expectTypeOf } from 'vitest'
import {
  liveComponent,
  liveView,
  stream,
  type MountContext,
  type Stream,
  type StreamView,
} from '../src/index.ts'

interface Post {
  readonly id: number
  readonly text: string
  readonly at: Date
}
declare const newest: Post[]
declare const post: Post

const view = liveView({
  mount: () => ({
    posts: stream(newest, { limit: -100 }),
    tags: stream(new Set(['a', 'b']), { id: (tag) => tag.toUpperCase() }),
    pairs: stream<readonly [string, number]>([], { id: ([name]) => name }),
    users: stream([{ slug: 'ada', admin: true }], { id: 'slug' }),
    empty: stream<Post>(),
    count: 0,
  }),
  handleEvent: {
    change({ assigns, update }) {
      expectTypeOf(assigns.posts).toEqualTypeOf<Stream<Post>>()
      assigns.posts.insert(post)
      assigns.posts.insert([post, post], { at: 0, limit: 5 })
      assigns.posts.update(post)
      assigns.posts.delete('7')
      assigns.posts.delete([7, '8'])
      assigns.posts.reset()
      assigns.posts.reset(new Set(newest))
      assigns.pairs.insert([['a', 1]])
      // @ts-expect-error an item has a text
      assigns.posts.insert({ id: 1 })
      // @ts-expect-error the items are not there any more
      void assigns.posts.size
      // @ts-expect-error no such option
      assigns.posts.insert(post, { before: 1 })
      update('count', (count) => count + 1)
    },
  },
  // A reducer sees what `render` sees.
  optimistic: { change: ({ posts, count }) => ({ count: count + posts.size }) },
  render({ posts, tags, users }) {
    expectTypeOf(posts).toEqualTypeOf<StreamView<Post>>()
    expectTypeOf([...tags]).toEqualTypeOf<string[]>()
    return (
      <ul>
        {posts.size}
        {posts.map(({ text, at }, id) => (
          <li id={id}>
            {text} {at.getTime()}
          </li>
        ))}
        {users.map(({ admin }) => admin && 'admin')}
        {/* @ts-expect-error changes are for handlers */}
        {posts.insert}
      </ul>
    )
  },
})
expectTypeOf(view.live.push).toBeCallableWith('change')

liveComponent({
  mount: ({ props }: MountContext<{ first: Post }>) => ({ posts: stream([props.first]) }),
  handleEvent: { clear: (socket) => socket.assigns.posts.reset() },
  render: ({ posts }) => posts.map(({ text }) => <p>{text}</p>),
})

// @ts-expect-error the item has no such field
stream(newest, { id: 'slug' })
// @ts-expect-error a date is no id
stream(newest, { id: 'at' })
// @ts-expect-error a date is no id
stream(newest, { id: ({ at }) => at })

liveView({
  // @ts-expect-error only plain data crosses the wire
  mount: () => ({ posts: stream([{ id: 1, save: () => undefined }]) }),
  render: () => null,
})
