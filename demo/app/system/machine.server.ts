import { readFile, statfs } from 'node:fs/promises'
import { cpus, freemem, hostname, loadavg, release, totalmem, type, uptime } from 'node:os'
import type { Machine, Sample } from '../dashboard/readings.ts'
import { threeDigits } from '../dashboard/figures.ts'
import { cpuBetween, parseCoreTimes, toCoreTimes, type CoreTimes } from './cpu.server.ts'
import { diskBetween, parseDisks, type DiskCounters } from './disk.server.ts'
import { countLive } from './live-counts.server.ts'
import { createLoopDelayMeter } from './loop-delay.server.ts'
import { parseMemory, toMemory } from './memory.server.ts'
import { mainInterface, networkBetween, parseInterfaces } from './network.server.ts'
import { createProcessScanner } from './process-scanner.server.ts'

interface Counters {
  /** In ms, of the clock that never jumps. */
  readonly at: number
  readonly cores: readonly CoreTimes[]
  readonly network: ReturnType<typeof mainInterface>
  readonly disk: DiskCounters | undefined
}

/** Reads this machine. */
export interface MachineReader {
  readonly machine: Machine
  /**
   * Takes a sample of what happened since the last one.
   *
   * @param withProcesses whether the process list is read, which costs the most
   */
  measure(withProcesses: boolean): Promise<Sample>
  /** The processes and what they did since they were last asked for. */
  scanProcesses(): Promise<Sample['processes']>
}

/** Makes the reader of this machine and takes the first counters. */
export async function createMachineReader(): Promise<MachineReader> {
  const loop = createLoopDelayMeter()
  const processes = createProcessScanner()
  let before = await readCounters()
  const fileSystem = await readFileSystem()

  return {
    machine: {
      host: hostname(),
      system: `${type()} ${release().split('-')[0]}`,
      node: process.version.slice(1),
      cores: cpus().length,
      processor: cpus()[0]?.model ?? '',
      memory: totalmem() / 1e6,
      interface: before.network?.name ?? null,
      disk: fileSystem?.total ?? null,
      pid: process.pid,
      bootedAt: Math.round(Date.now() - uptime() * 1000),
      startedAt: Math.round(performance.timeOrigin),
      utcOffset: -new Date().getTimezoneOffset(),
    },
    async measure(withProcesses) {
      const [after, memory, files, list] = await Promise.all([
        readCounters(),
        readText('/proc/meminfo').then(parseMemory),
        readFileSystem(),
        withProcesses ? processes.scan() : [],
      ])
      const sample = {
        at: Date.now(),
        ...ratesBetween(before, after),
        memory: memory ?? toMemory(totalmem() / 1e6, freemem() / 1e6),
        processMemory: readProcessMemory(),
        load: readLoad(),
        loop: loop.read(),
        diskUsed: files?.used ?? null,
        live: countLive(),
        processes: list,
      }
      before = after
      return sample
    },
    scanProcesses: processes.scan,
  }
}

async function readCounters(): Promise<Counters> {
  const [stat, interfaces, disks] = await Promise.all(
    ['/proc/stat', '/proc/net/dev', '/proc/diskstats'].map(readText),
  )
  const cores = parseCoreTimes(stat ?? '')
  return {
    at: performance.now(),
    cores: cores.length > 0 ? cores : toCoreTimes(cpus()),
    network: mainInterface(parseInterfaces(interfaces ?? '')),
    disk: parseDisks(disks ?? ''),
  }
}

function ratesBetween(before: Counters, after: Counters): Pick<Sample, 'cpu' | 'network' | 'disk'> {
  const seconds = (after.at - before.at) / 1000
  return {
    cpu: cpuBetween(before.cores, after.cores),
    network:
      before.network !== undefined && before.network.name === after.network?.name
        ? networkBetween(before.network, after.network, seconds)
        : null,
    disk:
      before.disk !== undefined && after.disk !== undefined
        ? diskBetween(before.disk, after.disk, seconds)
        : null,
  }
}

function readLoad(): Sample['load'] {
  const [one = 0, five = 0, fifteen = 0] = loadavg()
  return { one: threeDigits(one), five: threeDigits(five), fifteen: threeDigits(fifteen) }
}

function readProcessMemory(): Sample['processMemory'] {
  const { heapUsed, heapTotal, rss, external } = process.memoryUsage()
  return {
    heap: threeDigits(heapUsed / 1e6),
    heapTotal: threeDigits(heapTotal / 1e6),
    resident: threeDigits(rss / 1e6),
    external: threeDigits(external / 1e6),
  }
}

async function readFileSystem(): Promise<{ total: number; used: number } | undefined> {
  const stats = await statfs('/').catch(() => undefined)
  if (stats === undefined) return undefined
  return {
    total: (stats.blocks * stats.bsize) / 1e6,
    used: threeDigits(((stats.blocks - stats.bfree) * stats.bsize) / 1e6),
  }
}

// No `/proc` on other systems: the parsers answer an empty text with "unknown".
function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}
