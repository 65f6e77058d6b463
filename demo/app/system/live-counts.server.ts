import type { LiveCounts } from '../dashboard/readings.ts'

let count = (): LiveCounts => ({ views: 0, sockets: 0 })

/** Says how the views and sockets of the server are counted; the server does so when it starts. */
export function countLiveBy(counter: () => LiveCounts): void {
  count = counter
}

/** Counts the views and sockets of this server. */
export function countLive(): LiveCounts {
  const { views, sockets } = count()
  return { views, sockets }
}
