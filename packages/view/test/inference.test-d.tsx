// Types only, never run: everything below is inferred, no generics are written by the author.
import { z } from 'zod'
import {
  liveComponent,
  liveView,
  loadAsync,
  stream,
  type MountContext,
  type Upload,
} from '../src/index.ts'

// The values of later parts, declared as they will be: inference has to hold with them.
declare function upload(options: {
  accept: 'any' | readonly string[]
  maxEntries?: number
  maxFileSize?: number
}): Upload
interface Post {
  id: number
  title: string
}
declare const db: { posts(): Promise<Post[]>; save(count: number): Promise<void> }

export const Counter = liveComponent({
  mount({ props }: MountContext<{ label: string }>) {
    return { count: props.label.length }
  },
  handleEvent: {
    inc(socket) {
      socket.update('count', (n) => n + 1)
      socket.props.label satisfies string
    },
  },
  render({ count }, live, { label }) {
    return (
      <p onClick={live.on('inc')}>
        {label}: {count}
      </p>
    )
  },
})

export default liveView({
  private: () => ({ audit: [] as string[] }),
  async mount({ recover }) {
    const saved = await recover(z.object({ count: z.number() }))
    return {
      count: saved.assigns?.count ?? 0,
      posts: stream(await db.posts()),
      stats: loadAsync(async () => ({ n: 1 })),
      photo: upload({ accept: ['.png'] }),
    }
  },
  events: { inc: z.object({ by: z.number() }), search: z.object({ q: z.string() }) },
  handleEvent: {
    inc(socket, { by }) {
      socket.update('count', (n) => n + by)
      socket.private.audit.push(`+${by}`)
    },
    search(_socket, { q }) {
      return q.length
    },
    async save(socket) {
      const paths = await socket.assigns.photo.consume((file) => file.path)
      socket.assigns.posts.insert({ id: 1, title: paths[0] ?? '' }, { at: 0 })
      return paths
    },
  },
  stash: { keys: ['count'] },
  optimistic: { inc: ({ count }, { by }) => ({ count: count + by }) },
  title: ({ count }) => `Count ${count}`,
  render({ count, posts, stats, photo }, live) {
    live.push('save').then((paths) => paths.map((path) => path.toUpperCase()))
    live.push('search', { q: 'a' }).then((hits) => hits.toFixed())
    // @ts-expect-error the payload of `inc` is a number
    live.push('inc', { by: '1' })
    // @ts-expect-error no such event
    live.push('nope')
    return (
      <main>
        {posts.map((post, id) => (
          <article id={id}>{post.title}</article>
        ))}
        {stats.loading ? '…' : stats.result?.n}
        {photo.entries.map((entry) => (
          <progress value={entry.progress} />
        ))}
        <Counter id="a" label="A" />
        {/* @ts-expect-error `label` is required */}
        <Counter id="b" />
        <input
          onInput={live.on('search', (event) => ({ q: (event.target as HTMLInputElement).value }))}
        />
        <button onClick={live.on('inc', { by: 1 })}>{count}</button>
      </main>
    )
  },
})

liveView({
  mount: () => ({ count: 0 }),
  // @ts-expect-error only keys of the assigns can be stashed
  stash: { keys: ['cuont'] },
  render: ({ count }) => count,
})
