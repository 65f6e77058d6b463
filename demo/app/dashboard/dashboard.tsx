import { Controls } from './controls.tsx'
import { CpuPanel } from './cpu-panel.tsx'
import { clock, duration } from './figures.ts'
import { LogPanel } from './log-panel.tsx'
import { MemoryPanel } from './memory-panel.tsx'
import type { ProcessColumn, ProcessLimit, ProcessSelection, ProcessView } from './process-list.ts'
import { ProcessPanel } from './process-panel.tsx'
import {
  toPoint,
  type Interval,
  type LogEntry,
  type Machine,
  type Range,
  type Sample,
  type WindowRow,
} from './readings.ts'
import { useSeries, type Series } from './series.ts'
import { Shell } from './shell.tsx'
import { DiskPanel, NetworkPanel } from './traffic-panels.tsx'
import { Vitals } from './vitals.tsx'
import { WindowsPanel } from './windows-panel.tsx'

/** The state of one window: what it shows of the machine, and what the visitor chose. */
export interface DashboardState extends Omit<Sample, 'processes'>, ProcessSelection {
  readonly machine: Machine
  /** Points up to the moment when the page was made or the range was changed. */
  readonly history: Series
  readonly range: Range
  readonly interval: Interval
  readonly isPaused: boolean
  readonly processView: ProcessView
  readonly windows: readonly WindowRow[]
  readonly log: readonly LogEntry[]
  /** Number of this window. */
  readonly own: number
}

type Handler = (event: Event) => void

/** What the visitor can do. */
export interface DashboardActions {
  onRange(range: Range): Handler
  onInterval(interval: Interval): Handler
  onPause: Handler
  onSort(by: ProcessColumn): Handler
  onFilter: Handler
  onLimit(limit: ProcessLimit): Handler
}

/** The whole page. */
export function Dashboard({
  state,
  actions,
}: {
  state: DashboardState
  actions: DashboardActions
}) {
  const { machine, at, range, isPaused } = state
  const series = useSeries(state.history, toPoint(state), range)
  const common = { machine, series, range }
  return (
    <Shell machine={machine} at={at} own={state.own}>
      <div class={isPaused ? 'head is-held' : 'head'}>
        <div>
          <h1>{machine.host}</h1>
          <p class="meta">
            <span>{machine.system}</span>
            <span>{machine.processor}</span>
            <span>Node {machine.node}</span>
            <span>up {duration(at - machine.bootedAt)}</span>
            <span>
              {isPaused ? 'held at' : 'sampled'} {clock(at, machine.utcOffset)}
            </span>
          </p>
        </div>
        <Controls
          range={range}
          interval={state.interval}
          isPaused={isPaused}
          onRange={actions.onRange}
          onInterval={actions.onInterval}
          onPause={actions.onPause}
        />
      </div>
      <div class={isPaused ? 'readings is-held' : 'readings'}>
        <Vitals sample={state} {...common} />
        <div class="grid">
          <CpuPanel cpu={state.cpu} {...common} />
          <MemoryPanel
            memory={state.memory}
            processMemory={state.processMemory}
            machine={machine}
          />
          <div class="stack at-traffic">
            <NetworkPanel network={state.network} {...common} />
            <DiskPanel disk={state.disk} diskUsed={state.diskUsed} {...common} />
          </div>
          <ProcessPanel
            processes={state.processes}
            processCount={state.processCount}
            view={state.processView}
            pid={machine.pid}
            own={state.own}
            onSort={actions.onSort}
            onFilter={actions.onFilter}
            onLimit={actions.onLimit}
          />
          <div class="stack at-server">
            <WindowsPanel windows={state.windows} live={state.live} own={state.own} />
            <LogPanel log={state.log} utcOffset={machine.utcOffset} />
          </div>
        </div>
      </div>
    </Shell>
  )
}
