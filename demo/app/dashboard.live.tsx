import { liveView, type MountContext } from 'livejsx'
import { z } from 'zod'
import { ranges, intervals } from './dashboard/controls.tsx'
import { Dashboard, type DashboardState } from './dashboard/dashboard.tsx'
import type { Interval, LogEntry, Sample } from './dashboard/readings.ts'
import { breakHandlers, onSupervised, serverFacts } from './survive/break.server.ts'
import { supervisorTopic } from './supervisor/supervisor.server.ts'
import { events, machine, sampler, setPace, topic, windows } from './system/monitor.server.ts'
import { catalogue } from './widgets/catalogue.ts'
import type { Changed, Settled } from './widgets/configure.server.ts'
import { Fault } from './widgets/fault.live.tsx'
import type { Layout, WidgetKind } from './widgets/layout-item.ts'
import {
  addItem,
  changeItem,
  firstLayout,
  moveItem,
  positionOf,
  removeItem,
  settleItem,
} from './widgets/layout.ts'
import { createMemory, undoForMs } from './widgets/layout-memory.server.ts'

const kinds = Object.keys(catalogue) as [WidgetKind, ...WidgetKind[]]
const widget = z.object({ id: z.string() })

/** What its visitor has made of a window. The readings are the machine's: they come anew. */
const Saved = z.object({
  own: z.number().int(),
  range: z.literal(ranges),
  isPaused: z.boolean(),
  isEditing: z.boolean(),
  layout: z.custom<Layout>(Array.isArray),
})

export default liveView({
  private: createMemory,
  async mount({ subscribe, recover }: MountContext) {
    subscribe(topic)
    subscribe(supervisorTopic)
    const { assigns: saved } = await recover(Saved)
    const { processes: _list, ...sample } = await sampler.latest()
    const state: DashboardState = {
      ...sample,
      machine,
      range: ranges[0],
      interval: sampler.intervalMs as Interval,
      isPaused: false,
      resumed: 0,
      windows: windows.list(),
      log: events.recent(),
      layout: firstLayout,
      isEditing: false,
      announcement: '',
      canUndo: false,
      server: serverFacts(),
      ...saved,
      isRecovered: saved !== undefined,
      own: saved === undefined ? windows.number() : windows.renumber(saved.own),
    }
    return state
  },
  stash: { keys: ['own', 'range', 'isPaused', 'isEditing', 'layout'] },

  events: {
    range: z.object({ ms: z.literal(ranges) }),
    interval: z.object({ ms: z.literal(intervals) }),
    add: z.object({ kind: z.enum(kinds) }),
    remove: widget,
    move: widget.extend({ to: z.number().int().nonnegative() }),
    report: z.object({
      roundTripMs: z.number().int().nonnegative().nullable(),
      bytesPerSecond: z.number().int().nonnegative(),
    }),
  },

  handleEvent: {
    ...breakHandlers,
    range(socket, { ms }) {
      socket.assign({ range: ms })
      windows.change(socket.assigns.own, { range: ms })
    },
    interval(socket, { ms }) {
      setPace(ms, `window ${socket.assigns.own}`)
    },
    async pause(socket) {
      const isPaused = !socket.assigns.isPaused
      windows.change(socket.assigns.own, { isPaused })
      if (isPaused) return socket.assign({ isPaused })
      // What was missed meanwhile comes back as history, which widgets ask for when this changes.
      const { processes: _list, ...sample } = await sampler.latest()
      socket.assign({ ...sample, isPaused, resumed: socket.assigns.resumed + 1 })
    },
    edit: (socket) => socket.update('isEditing', (isEditing) => !isEditing),
    add(socket, { kind }) {
      const number = socket.private.nextNumber(socket.assigns.layout)
      const layout = addItem(socket.assigns.layout, kind, number)
      const item = layout.at(-1)
      if (item === undefined) return
      socket.assign({
        layout,
        announcement: `${item.title} added at ${positionOf(layout, item.id)}`,
      })
      socket.pushEvent('added', item.id)
    },
    remove(socket, { id }) {
      const { layout } = socket.assigns
      const index = layout.findIndex((item) => item.id === id)
      const item = layout[index]
      if (item === undefined) return
      const number = socket.private.keepItem(item, index)
      socket.assign({ layout: removeItem(layout, id), canUndo: true })
      socket.putFlash('info', `${item.title} removed`)
      socket.send('forget', number, { after: undoForMs })
    },
    move(socket, { id, to }) {
      const { layout } = socket.assigns
      const item = layout.find((each) => each.id === id)
      if (item === undefined) return
      const moved = moveItem(layout, id, to)
      const position = positionOf(moved, id)
      socket.assign({
        layout: moved,
        announcement:
          moved === layout
            ? `${item.title} stays at ${position}`
            : `${item.title} moved to ${position}`,
      })
    },
    reset(socket) {
      const number = socket.private.keepLayout(socket.assigns.layout)
      socket.assign({ layout: firstLayout, canUndo: true })
      socket.putFlash('info', 'Layout reset')
      socket.send('forget', number, { after: undoForMs })
    },
    undo(socket) {
      socket.assign({ layout: socket.private.undo(socket.assigns.layout), canUndo: false })
      socket.clearFlash('info')
    },
    report(socket, report) {
      windows.open(socket.assigns.own, socket.assigns.range)
      windows.change(socket.assigns.own, report)
    },
  },

  handleInfo: {
    sampled(socket, { processes: _list, ...sample }: Sample) {
      socket.assign({ windows: windows.list() })
      if (!socket.assigns.isPaused) socket.assign(sample)
    },
    paced(socket, interval: Interval) {
      socket.assign({ interval })
    },
    logged(socket, log: readonly LogEntry[]) {
      socket.assign({ log, windows: windows.list() })
    },
    changed(socket, { id, change }: Changed) {
      socket.update('layout', (layout) => changeItem(layout, id, change))
    },
    settled(socket, { id, settings }: Settled) {
      socket.update('layout', (layout) => settleItem(layout, id, settings))
    },
    supervised: onSupervised,
    crashed(socket, id: string) {
      socket.sendUpdate(Fault, id, { crash: Date.now() })
    },
    forget(socket, number: number) {
      if (!socket.private.forget(number)) return
      socket.assign({ canUndo: false })
      socket.clearFlash('info')
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
          onEdit: live.on('edit'),
          onAdd: (kind) => void live.push('add', { kind }).catch(() => undefined),
          onRemove: (id) => live.on('remove', { id }),
          onReset: live.on('reset'),
          onUndo: live.on('undo'),
          kill: () => live.push('kill'),
          deploy: () => live.push('deploy'),
        }}
      />
    )
  },
})
