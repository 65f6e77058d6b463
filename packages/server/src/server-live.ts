import { createLive, type LiveHost } from '@livejsx/view/internal'

/** Stands for the handlers of `live.on`: nobody calls them here, and a page may have thousands. */
const handler = Object.assign((): undefined => undefined, { live: true as const })

function on(): typeof handler {
  return handler
}

/** Makes the `live` object of a render on the server. */
export function createServerLive(host?: LiveHost): ReturnType<typeof createLive> {
  return Object.assign(createLive(host), { on })
}
