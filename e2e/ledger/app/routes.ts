import { live, routes } from 'livejsx'

export default routes([
  live('/commit', () => import('./commit.live.tsx')),
  live('/retain', () => import('./retain.live.tsx')),
  live('/strict', () => import('./strict.live.tsx')),
])
