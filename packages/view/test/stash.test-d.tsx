// Types only, never run: what a view may say of its stash.
import { z } from 'zod'
import { liveView, stream, type Recover, type StashKeeping } from '../src/index.ts'

declare const adapter: StashKeeping
declare const recover: Recover

interface Card {
  id: number
  title: string
}

liveView({
  mount: () => ({ board: [] as Card[], turn: 'x' as 'x' | 'o', log: stream<Card>() }),
  stash: {
    keys: ['board', 'turn'],
    adapter,
    ttl: 3_600,
    version: 2,
    migrate: (from, state) => {
      from satisfies string | number | undefined
      const rows: unknown = state['rows']
      return rows === undefined ? undefined : { board: rows as Card[] }
    },
    auto: false,
    scope: 'session',
    strict: true,
  },
  handleEvent: {
    play(socket) {
      socket.assign({ turn: 'o' })
      socket.assigns.board satisfies readonly Card[]
    },
  },
  render: ({ turn }) => turn satisfies 'x' | 'o',
})

// Without `keys` there is nothing to keep.
liveView({
  mount: () => ({ count: 0 }),
  // @ts-expect-error `keys` is missing
  stash: { ttl: 60 },
  render: ({ count }) => count,
})

liveView({
  mount: () => ({ count: 0, posts: stream<Card>() }),
  // @ts-expect-error a stream is kept by pages, not by a stash
  stash: { keys: ['posts'] },
  render: ({ count }) => count,
})

liveView({
  mount: () => ({ count: 0 }),
  stash: {
    keys: ['count'],
    // @ts-expect-error a migration gives assigns of this view
    migrate: () => ({ cuont: '1' }),
  },
  render: ({ count }) => count,
})

liveView({
  mount: () => ({ count: 0 }),
  // @ts-expect-error no such scope
  stash: { keys: ['count'], scope: 'forever' },
  render: ({ count }) => count,
})

async function mount() {
  const saved = await recover(z.object({ count: z.number() }))
  if (saved.status === 'error') saved.reason satisfies string
  // @ts-expect-error there are assigns after a recovery only
  saved.assigns.count satisfies number
  const plain = await recover()
  return {
    count: saved.assigns?.count ?? 0,
    rest: plain.status === 'recovered' ? plain.assigns : {},
  }
}
mount satisfies () => Promise<{ count: number; rest: Record<string, unknown> }>
