import { live, routes } from 'livejsx'

export default routes([live('/', () => import('./dashboard.live.tsx'))])
