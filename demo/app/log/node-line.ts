import { figure } from '../dashboard/figures.ts'
import type { LogEntry, Sample } from '../dashboard/readings.ts'
import type { Entry } from './line.ts'

/** Length of a garbage collection below which nothing is told, in ms. */
const toldFromMs = 2
/** Length from which on it is a reason to worry, in ms. */
const longFromMs = 50

// As in `perf_hooks.constants`, which browsers do not have.
const kinds: Readonly<Record<number, string>> = {
  1: 'minor',
  2: 'minor',
  4: 'major',
  8: 'incremental',
  16: 'weak callback',
}

/** Writes a garbage collection as a line; `undefined` = too short to tell. */
export function collectionLine(kind: number, ms: number): Entry | undefined {
  if (ms < toldFromMs) return undefined
  const name = kinds[kind] ?? 'other'
  return {
    level: ms < longFromMs ? 'debug' : 'warn',
    source: 'node',
    text: `${name} garbage collection took ${figure(ms)} ms`,
    facts: { kind: name, ms: Math.round(ms * 100) / 100 },
  }
}

/** Writes a reading of the machine as a line. */
export function sampleLine({ cpu, memory, processMemory, load, loop, live }: Sample): Entry {
  return {
    level: 'debug',
    source: 'sampler',
    text: `cpu ${figure(cpu.busy)} %, heap ${figure(processMemory.heap)} MB, event loop ${figure(loop.p99)} ms late`,
    facts: {
      'cpu %': cpu.busy,
      'load, 1 min': load.one,
      'memory used, MB': memory.used,
      'heap, MB': processMemory.heap,
      'resident, MB': processMemory.resident,
      'loop p99, ms': loop.p99,
      'loop max, ms': loop.max,
      views: live.views,
      sockets: live.sockets,
    },
  }
}

/** Writes an event that the dashboards show as a line. */
export function eventLine({ level, text }: Pick<LogEntry, 'level' | 'text'>): Entry {
  if (level === 'live') return { level: 'info', source: 'live', text }
  return { level, source: 'server', text }
}
