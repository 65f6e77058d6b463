import { liveView } from 'livejsx'
import { z } from 'zod'
import { ranges, intervals } from './dashboard/controls.tsx'
import { Dashboard, type DashboardState } from './dashboard/dashboard.tsx'
import {
  processColumns,
  processLimits,
  selectProcesses,
  sortedBy,
} from './dashboard/process-list.ts'
import type { Interval, LogEntry, Sample } from './dashboard/readings.ts'
import {
  events,
  machine,
  sampler,
  scanProcesses,
  setPace,
  topic,
  windows,
} from './system/monitor.server.ts'

export default liveView({
  async mount({ subscribe }) {
    subscribe(topic)
    const sample = await sampler.latest()
    const range = ranges[0]
    const processView = {
      by: 'cpu',
      isDescending: true,
      filter: '',
      limit: processLimits[0],
    } as const
    const state: DashboardState = {
      ...sample,
      ...selectProcesses(await scanProcesses(), processView),
      machine,
      history: sampler.history(range),
      range,
      interval: sampler.intervalMs as Interval,
      isPaused: false,
      processView,
      windows: windows.list(),
      log: events.recent(),
      own: windows.number(),
    }
    return state
  },

  events: {
    range: z.object({ ms: z.literal(ranges) }),
    interval: z.object({ ms: z.literal(intervals) }),
    sort: z.object({ by: z.enum(processColumns) }),
    filter: z.object({ text: z.string().max(64) }),
    limit: z.object({ rows: z.literal(processLimits) }),
    report: z.object({
      roundTripMs: z.number().int().nonnegative().nullable(),
      bytesPerSecond: z.number().int().nonnegative(),
    }),
  },

  handleEvent: {
    range(socket, { ms }) {
      socket.assign({ range: ms, history: sampler.history(ms) })
      windows.change(socket.assigns.own, { range: ms })
    },
    interval(socket, { ms }) {
      setPace(ms, `window ${socket.assigns.own}`)
    },
    async pause(socket) {
      const isPaused = !socket.assigns.isPaused
      windows.change(socket.assigns.own, { isPaused })
      if (isPaused) return socket.assign({ isPaused })
      // What was missed meanwhile comes back as history.
      const { processes: _list, ...sample } = await sampler.latest()
      socket.assign({ ...sample, isPaused, history: sampler.history(socket.assigns.range) })
    },
    async sort(socket, { by }) {
      const processView = sortedBy(socket.assigns.processView, by)
      socket.assign({ processView, ...selectProcesses(await scanProcesses(), processView) })
    },
    async filter(socket, { text }) {
      const processView = { ...socket.assigns.processView, filter: text }
      socket.assign({ processView, ...selectProcesses(await scanProcesses(), processView) })
    },
    async limit(socket, { rows }) {
      const processView = { ...socket.assigns.processView, limit: rows }
      socket.assign({ processView, ...selectProcesses(await scanProcesses(), processView) })
    },
    report(socket, report) {
      windows.open(socket.assigns.own, socket.assigns.range)
      windows.change(socket.assigns.own, report)
    },
  },

  handleInfo: {
    sampled(socket, { processes, ...sample }: Sample) {
      socket.assign({ windows: windows.list() })
      if (socket.assigns.isPaused) return
      socket.assign({ ...sample, ...selectProcesses(processes, socket.assigns.processView) })
    },
    paced(socket, interval: Interval) {
      socket.assign({ interval })
    },
    logged(socket, log: readonly LogEntry[]) {
      socket.assign({ log, windows: windows.list() })
    },
  },

  terminate(socket, reason) {
    windows.close(socket.assigns.own, reason)
  },

  title: ({ machine: { host } }) => `${host} · LiveJSX Dashboard`,

  render(state, live) {
    return (
      <Dashboard
        state={state}
        actions={{
          onRange: (ms) => live.on('range', { ms }),
          onInterval: (ms) => live.on('interval', { ms }),
          onPause: live.on('pause'),
          onSort: (by) => live.on('sort', { by }),
          onFilter: live.on('filter', (event) => ({
            text: (event.currentTarget as HTMLInputElement).value,
          })),
          onLimit: (rows) => live.on('limit', { rows }),
        }}
      />
    )
  },
})
