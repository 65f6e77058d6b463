import { live, routes } from 'livejsx'

export default routes([
  live('/', () => import('./dashboard.live.tsx')),
  live('/board', () => import('./board.live.tsx')),
  live('/table', () => import('./table.live.tsx')),
  live('/products', () => import('./products.live.tsx')),
  live('/products/:id', () => import('./product.live.tsx')),
  live('/log', () => import('./log.live.tsx')),
  live('/mail/:id?', () => import('./mail.live.tsx')),
  live('/survive', () => import('./survive.live.tsx')),
  live('/settings', () => import('./settings.live.tsx')),
])
