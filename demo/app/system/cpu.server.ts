import type { CpuInfo } from 'node:os'
import type { Cpu } from '../dashboard/readings.ts'
import { threeDigits } from '../dashboard/figures.ts'

/** Time that one core has spent since boot, in ticks of any unit. */
export interface CoreTimes {
  readonly user: number
  readonly system: number
  readonly wait: number
  readonly idle: number
}

/**
 * Reads the cores from the text of `/proc/stat` (proc_stat(5)). Empty where there is no such file.
 */
export function parseCoreTimes(text: string): CoreTimes[] {
  return [...text.matchAll(/^cpu\d+ (.+)$/gm)].map(([, columns = '']) => {
    const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softIrq = 0, steal = 0] =
      columns.trim().split(/\s+/).map(Number)
    return { user: user + nice, system: system + irq + softIrq + steal, wait, idle }
  })
}

/** Reads the cores from `os.cpus()`, for systems without `/proc`. Knows no waiting for devices. */
export function toCoreTimes(cpus: readonly CpuInfo[]): CoreTimes[] {
  return cpus.map(({ times }) => ({
    user: times.user + times.nice,
    system: times.sys + times.irq,
    wait: 0,
    idle: times.idle,
  }))
}

/** How busy the cores were between two readings, in percent of all of them. */
export function cpuBetween(before: readonly CoreTimes[], after: readonly CoreTimes[]): Cpu {
  const spent = after.map((core, index) => subtract(core, before[index]))
  const all = spent.reduce(add, { user: 0, system: 0, wait: 0, idle: 0 })
  return {
    busy: threeDigits(share(all.user + all.system, all)),
    user: threeDigits(share(all.user, all)),
    system: threeDigits(share(all.system, all)),
    wait: threeDigits(share(all.wait, all)),
    cores: spent.map((core) => Math.round(share(core.user + core.system, core))),
  }
}

function subtract(after: CoreTimes, before: CoreTimes | undefined): CoreTimes {
  // `wait` may run backwards (proc_stat(5)), and a core that was just switched on has no reading.
  const spent = (name: keyof CoreTimes): number => Math.max(0, after[name] - (before?.[name] ?? 0))
  return { user: spent('user'), system: spent('system'), wait: spent('wait'), idle: spent('idle') }
}

function add(one: CoreTimes, other: CoreTimes): CoreTimes {
  return {
    user: one.user + other.user,
    system: one.system + other.system,
    wait: one.wait + other.wait,
    idle: one.idle + other.idle,
  }
}

function share(part: number, { user, system, wait, idle }: CoreTimes): number {
  const whole = user + system + wait + idle
  return whole === 0 ? 0 : (100 * part) / whole
}
