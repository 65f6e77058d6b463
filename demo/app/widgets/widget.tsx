import type {
  Interval,
  LogEntry,
  Machine,
  Range,
  Sample,
  WindowRow,
} from '../dashboard/readings.ts'
import { toPoint } from '../dashboard/readings.ts'
import { Cpu } from './cpu.live.tsx'
import { Disk } from './disk.live.tsx'
import { Fault } from './fault.live.tsx'
import type { LayoutItem } from './layout-item.ts'
import { Log } from './log.live.tsx'
import { Memory } from './memory.live.tsx'
import { Modules } from './modules.live.tsx'
import { Network } from './network.live.tsx'
import { Processes } from './processes.live.tsx'
import { Reading } from './reading.live.tsx'
import { Vitals } from './vitals.live.tsx'
import { Windows } from './windows.live.tsx'

/** What widgets show: the page's sample, and what its visitor chose for all of them. */
export interface WidgetData extends Omit<Sample, 'processes'> {
  readonly machine: Machine
  readonly range: Range
  readonly interval: Interval
  /** How often the window was resumed. */
  readonly resumed: number
  readonly windows: readonly WindowRow[]
  readonly log: readonly LogEntry[]
  /** Number of this window. */
  readonly own: number
}

/** The live component of a widget, with what it shows and nothing more. */
export function Widget({ item, data }: { item: LayoutItem; data: WidgetData }) {
  const { id } = item
  const { at, machine, range, resumed } = data
  const chart = { id, at, machine, range, resumed }
  switch (item.kind) {
    case 'vitals': {
      const { cpu, memory, load, loop, network, disk } = data
      return <Vitals {...chart} {...{ item, cpu, memory, load, loop, network, disk }} />
    }
    case 'cpu':
      return <Cpu {...chart} item={item} cpu={data.cpu} />
    case 'memory': {
      const { memory, processMemory } = data
      return <Memory {...{ id, item, memory, processMemory, machine }} />
    }
    case 'network':
      return <Network {...chart} item={item} network={data.network} />
    case 'disk':
      return <Disk {...chart} item={item} disk={data.disk} diskUsed={data.diskUsed} />
    case 'reading':
      return <Reading {...chart} {...toPoint(data)} item={item} />
    case 'processes':
      return <Processes {...{ id, item, at }} pid={machine.pid} own={data.own} />
    case 'windows':
      return <Windows {...{ id, item }} windows={data.windows} counts={data.live} own={data.own} />
    case 'log':
      return <Log {...{ id, item }} log={data.log} utcOffset={machine.utcOffset} />
    case 'modules':
      return <Modules {...{ id, item }} />
    case 'fault':
      return <Fault {...{ id, item }} />
  }
}
