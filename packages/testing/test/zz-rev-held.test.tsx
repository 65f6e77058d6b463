import { stream, liveView } from '@livejsx/view'
import { it } from 'vitest'
import { ViewState } from '../../server/src/view-state.ts'
import { createStreamHandle } from '../../server/src/streams/stream-handle.ts'
import '../../server/src/features.ts'
for (const limit of [undefined, -500] as const) for (const mixed of [false, true])
it(`held ${limit} ${mixed}`, () => {
  const view = liveView({ mount: () => ({}), render: () => null } as any, 'v')
  const st = new ViewState(view as any, (s) => s)
  st.apply({ assigns: { posts: stream([], limit ? { limit } : {}) as any } })
  st.encode(false); st.markSent()
  const t0 = performance.now(); let last = t0
  for (let i = 0; i < 10_000; i++) {
    let working: any = st.assigns
    const h: any = createStreamHandle({ key: 'posts', get: () => working.posts, update: (c: any) => { working = { ...working, posts: c(working.posts) } } } as any)
    if (mixed && i % 50 === 49) h.update({ id: i - 1, text: 'x' })
    else h.insert({ id: i, text: 'a line of the log that is about that long', level: 'info', at: 1234567 })
    st.diff({ assigns: working })
    st.apply({ assigns: working })
    if (i % 1000 === 999) { const n = performance.now(); console.log(limit, mixed, i + 1, 'ms/insert', ((n - last) / 1000).toFixed(3), 'pending', st.pendingItems); last = n }
  }
  console.log('total s', (performance.now() - t0) / 1000)
}, 600000)
