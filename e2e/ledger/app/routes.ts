import { live, routes } from 'livejsx'

export default routes([live('/ledger', () => import('./ledger.live.tsx'))])
