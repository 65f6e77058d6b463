import { live, routes } from 'livejsx'

export default routes([
  live('/counter', () => import('./counter.live.tsx')),
  live('/clock', () => import('./clock.live.tsx')),
  live('/table', () => import('./table.live.tsx')),
  live('/table-stream', () => import('./table-stream.live.tsx')),
  live('/form', () => import('./form.live.tsx')),
  live('/chat', () => import('./chat.live.tsx')),
  live('/dash', () => import('./dash.live.tsx')),
])
