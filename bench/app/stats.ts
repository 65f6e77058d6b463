import type { LiveServerStats } from 'livejsx/server'

/** What a load client reads before and after a run: counts, bytes, and CPU time in µs. */
export function readStats({ views, sockets }: LiveServerStats) {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return { pid: process.pid, rss, heapUsed, views, sockets, cpuUser: user, cpuSystem: system }
}
