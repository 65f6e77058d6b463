import type { Process } from '../dashboard/readings.ts'
import { threeDigits } from '../dashboard/figures.ts'

/** One process as `/proc/[pid]/stat` tells it. */
export interface ProcessStat {
  readonly pid: number
  readonly name: string
  /** One letter. */
  readonly state: string
  readonly isKernel: boolean
  /** Processor time since its start, in ticks. */
  readonly ticks: number
  /** When it started, in ticks since boot. Tells two processes with the same number apart. */
  readonly startedAt: number
  readonly threads: number
  /** Resident memory in pages. */
  readonly pages: number
}

/** Unit of time in `/proc`: Linux shows 100 to programs on every architecture. */
const ticksPerSecond = 100

/** Flag of kernel threads in the ninth field. */
const kernelThread = 0x00200000

const states: Record<string, string> = {
  R: 'running',
  S: 'sleeping',
  D: 'waiting',
  Z: 'zombie',
  T: 'stopped',
  t: 'traced',
  I: 'idle',
}

/** Reads the text of one `/proc/[pid]/stat` (proc_pid_stat(5)). */
export function parseProcess(text: string): ProcessStat | undefined {
  // The name stands in brackets and may itself hold brackets and blanks.
  const opens = text.indexOf('(')
  const closes = text.lastIndexOf(')')
  if (opens < 0 || closes < opens) return undefined
  const fields = text.slice(closes + 2).split(' ')
  const field = (number: number): number => Number(fields[number - 3])
  return {
    pid: Number(text.slice(0, opens)),
    name: text.slice(opens + 1, closes),
    state: fields[0] ?? '',
    isKernel: (field(9) & kernelThread) !== 0,
    ticks: field(14) + field(15),
    startedAt: field(22),
    threads: field(20),
    pages: field(24),
  }
}

/**
 * What the processes did between two readings. A process without an earlier reading counts from
 * its start. Kernel threads are left out.
 *
 * @param now seconds since boot
 */
export function processesBetween(
  before: ReadonlyMap<number, ProcessStat>,
  after: readonly ProcessStat[],
  { seconds, now, pageBytes }: { seconds: number; now: number; pageBytes: number },
): Process[] {
  return after
    .filter(({ isKernel }) => !isKernel)
    .map((stat) => {
      const earlier = before.get(stat.pid)
      const isSame = earlier !== undefined && earlier.startedAt === stat.startedAt
      const ticks = stat.ticks - (isSame ? earlier.ticks : 0)
      const span = isSame ? seconds : now - stat.startedAt / ticksPerSecond
      // Under one tick no share can be told.
      const cpu = span < 1 / ticksPerSecond ? 0 : (100 * ticks) / ticksPerSecond / span
      return {
        id: stat.pid,
        name: stat.name,
        // Finer shares are noise at this clock, and would make idle programs change places.
        cpu: Math.round(cpu),
        memory: threeDigits((stat.pages * pageBytes) / 1e6),
        threads: stat.threads,
        state: states[stat.state] ?? stat.state,
      }
    })
}
