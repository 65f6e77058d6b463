import { liveComponent, type MountContext } from 'livejsx'
import { z } from 'zod'
import {
  processColumns,
  processLimits,
  selectProcesses,
  sortedBy,
  type ProcessView,
} from '../dashboard/process-list.ts'
import { scanProcesses } from '../system/monitor.server.ts'
import { chosen, Choice } from './choice.tsx'
import { change, changeSchema, settle } from './configure.server.ts'
import type { LayoutItem } from './layout-item.ts'
import { columnTitle, ProcessTable } from './process-table.tsx'
import { WidgetPanel } from './widget-panel.tsx'

interface ProcessesProps {
  item: LayoutItem<'processes'>
  /** When the newest sample was taken: the list is read anew with each. */
  at: number
  /** Number of this server's process. */
  pid: number
  /** Number of the window. */
  own: number
}

const first: ProcessView = { by: 'cpu', isDescending: true, filter: '', limit: processLimits[0] }

/** The programs that run on the machine, in the order that this widget wants. */
export const Processes = liveComponent({
  async mount({ props }: MountContext<ProcessesProps>) {
    const view = props.item.settings ?? first
    return { view, ...selectProcesses(await scanProcesses(), view) }
  },
  async update(socket, previous) {
    if (socket.props.at === previous.at) return
    socket.assign(selectProcesses(await scanProcesses(), socket.assigns.view))
  },
  events: {
    change: changeSchema,
    sort: z.object({ by: z.enum(processColumns) }),
    filter: z.object({ text: z.string().max(64) }),
    limit: z.object({ rows: z.coerce.number().pipe(z.literal(processLimits)) }),
  },
  handleEvent: {
    change,
    async sort(socket, { by }) {
      const view = sortedBy(socket.assigns.view, by)
      socket.assign({ view, ...selectProcesses(await scanProcesses(), view) })
      settle(socket, view)
    },
    async filter(socket, { text }) {
      const view = { ...socket.assigns.view, filter: text }
      socket.assign({ view, ...selectProcesses(await scanProcesses(), view) })
      settle(socket, view)
    },
    async limit(socket, { rows }) {
      const view = { ...socket.assigns.view, limit: rows }
      socket.assign({ view, ...selectProcesses(await scanProcesses(), view) })
      settle(socket, view)
    },
  },
  render({ view, processes, processCount }, live, { item, pid, own }) {
    return (
      <WidgetPanel
        item={item}
        context={`${processCount} · sorted by ${columnTitle(view.by)}`}
        shows={[]}
        change={(read) => live.on('change', read)}
        settings={
          <Choice
            label="Rows"
            value={view.limit}
            options={processLimits.map((each) => [each, String(each)])}
            onChange={live.on('limit', (event) => ({ rows: chosen(event) }))}
          />
        }
      >
        <ProcessTable
          label={`panel-${item.id}`}
          processes={processes}
          processCount={processCount}
          view={view}
          pid={pid}
          own={own}
          onSort={(by) => live.on('sort', { by })}
          onFilter={live.on('filter', (event) => ({
            text: (event.currentTarget as HTMLInputElement).value,
          }))}
          onLimit={(rows) => live.on('limit', { rows })}
        />
      </WidgetPanel>
    )
  },
})
