import { live, liveSession, routes } from 'livejsx'
import { StickyDocument } from './sticky/document.tsx'

export default routes([
  live('/ordinary-preact', () => import('./ordinary-preact.live.tsx')),
  live('/mount-once', () => import('./mount-once.live.tsx')),
  live('/components', () => import('./components.live.tsx')),
  live('/nested', () => import('./nested.live.tsx')),
  live('/kit', () => import('./kit.live.tsx')),
  live('/islands', () => import('./islands.live.tsx')),
  live('/async', () => import('./async.live.tsx')),
  live('/policies', () => import('./policies.live.tsx')),
  live('/errors', () => import('./errors.live.tsx')),
  live('/params/:tab', () => import('./params.live.tsx')),
  liveSession('sticky', { document: StickyDocument }, [
    live('/sticky/:song', () => import('./sticky.live.tsx')),
  ]),
])
