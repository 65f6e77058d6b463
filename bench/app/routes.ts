import { live, routes } from 'livejsx'

export default routes([
  live('/counter', () => import('./counter.live.tsx')),
  live('/clock', () => import('./clock.live.tsx')),
])
