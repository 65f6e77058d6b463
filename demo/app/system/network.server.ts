import type { Network } from '../dashboard/readings.ts'
import { threeDigits } from '../dashboard/figures.ts'

/** What one interface has carried since boot. */
export interface InterfaceCounters {
  readonly name: string
  readonly bytesIn: number
  readonly bytesOut: number
  readonly packets: number
  /** Errors and drops, both directions. */
  readonly lost: number
}

/** Reads the text of `/proc/net/dev` (proc_pid_net(5)). Empty where there is no such file. */
export function parseInterfaces(text: string): InterfaceCounters[] {
  return [...text.matchAll(/^\s*(\S+):\s*(.+)$/gm)].map(([, name = '', columns = '']) => {
    const values = columns.trim().split(/\s+/).map(Number)
    const column = (index: number): number => values[index] ?? 0
    return {
      name,
      bytesIn: column(0),
      bytesOut: column(8),
      packets: column(1) + column(9),
      lost: column(2) + column(3) + column(10) + column(11),
    }
  })
}

/** The interface that has carried most, loopback only if there is no other. */
export function mainInterface(
  interfaces: readonly InterfaceCounters[],
): InterfaceCounters | undefined {
  const outside = interfaces.filter(({ name }) => name !== 'lo')
  const traffic = ({ bytesIn, bytesOut }: InterfaceCounters): number => bytesIn + bytesOut
  return outside.toSorted((one, other) => traffic(other) - traffic(one))[0] ?? interfaces[0]
}

/** Traffic in kB per second between two readings of one interface. */
export function networkBetween(
  before: InterfaceCounters,
  after: InterfaceCounters,
  seconds: number,
): Network {
  // Counters start again from 0 when an interface is set up anew.
  const perSecond = (name: 'bytesIn' | 'bytesOut' | 'packets'): number =>
    Math.max(0, after[name] - before[name]) / seconds
  return {
    in: threeDigits(perSecond('bytesIn') / 1000),
    out: threeDigits(perSecond('bytesOut') / 1000),
    packets: Math.round(threeDigits(perSecond('packets'))),
    lost: after.lost,
  }
}
