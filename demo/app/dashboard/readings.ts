/** How busy the processor is, in percent of all cores. */
export interface Cpu {
  readonly busy: number
  readonly user: number
  readonly system: number
  readonly wait: number
  /** Percent of each core, whole numbers. */
  readonly cores: readonly number[]
}

/** Sizes in MB (10⁶ bytes). Programs, shared, cache and free add up to the machine's memory. */
export interface Memory {
  readonly used: number
  readonly programs: number
  readonly shared: number
  readonly cache: number
  readonly free: number
  readonly swap: number
  readonly swapTotal: number
}

/** Memory of this server's process, in MB. */
export interface ProcessMemory {
  readonly heap: number
  readonly heapTotal: number
  readonly resident: number
  readonly external: number
}

/** Count of tasks that run or wait, on average. */
export interface Load {
  readonly one: number
  readonly five: number
  readonly fifteen: number
}

/** How late this server's event loop was, in ms. */
export interface LoopDelay {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** Traffic of the main interface per second. */
export interface Network {
  /** In kB. */
  readonly in: number
  /** In kB. */
  readonly out: number
  readonly packets: number
  /** Errors and drops since boot. */
  readonly lost: number
}

/** Traffic of the disks in kB per second. */
export interface Disk {
  readonly read: number
  readonly write: number
}

/** One running program. */
export interface Process {
  /** Its number on the machine. */
  readonly id: number
  readonly name: string
  /** Percent of one core, a whole number. */
  readonly cpu: number
  /** Resident, in MB. */
  readonly memory: number
  readonly threads: number
  readonly state: string
}

/** Counts of this server. */
export interface LiveCounts {
  /** Live views, those that wait for their page included. */
  readonly views: number
  readonly sockets: number
}

/** Everything that is read at one moment. `null` = this system does not tell. */
export interface Sample {
  /** When, in ms since 1970. */
  readonly at: number
  readonly cpu: Cpu
  readonly memory: Memory
  readonly processMemory: ProcessMemory
  readonly load: Load
  readonly loop: LoopDelay
  readonly network: Network | null
  readonly disk: Disk | null
  /** What the file system at "/" holds, in MB. */
  readonly diskUsed: number | null
  readonly live: LiveCounts
  /** Empty while nobody watches. */
  readonly processes: readonly Process[]
}

/** What stays the same as long as the server runs. */
export interface Machine {
  readonly host: string
  readonly system: string
  readonly node: string
  readonly cores: number
  readonly processor: string
  /** In MB. */
  readonly memory: number
  readonly interface: string | null
  /** Size of the file system at "/" in MB, `null` = unknown. */
  readonly disk: number | null
  /** Number of this server's process. */
  readonly pid: number
  /** When the machine and this process started, in ms since 1970. */
  readonly bootedAt: number
  readonly startedAt: number
  /** Minutes by which the machine's clock is ahead of UTC. */
  readonly utcOffset: number
}

/** What a sample leaves in the charts. `null` = unknown, or nothing was read. */
export interface Point {
  readonly at: number
  readonly busy: number | null
  readonly user: number | null
  readonly system: number | null
  readonly wait: number | null
  readonly memory: number | null
  readonly load: number | null
  readonly loop: number | null
  readonly in: number | null
  readonly out: number | null
  readonly read: number | null
  readonly write: number | null
}

/** How far back the charts reach, in ms. */
export type Range = 60_000 | 300_000

/** Time between two samples, in ms. One for all viewers. */
export type Interval = 1000 | 2000 | 5000

/** One browser window that shows the dashboard. */
export interface WindowRow {
  readonly id: number
  readonly range: Range
  readonly isPaused: boolean
  /** Time from an event to its answer, `null` = not measured yet. */
  readonly roundTripMs: number | null
  /** Bytes that the window received, `null` = not measured yet. */
  readonly bytesPerSecond: number | null
}

/** How much an entry of the log matters; `live` is about viewers. */
export type LogLevel = 'info' | 'live' | 'warn'

/** Something that happened on this server. */
export interface LogEntry {
  readonly id: number
  /** In ms since 1970. */
  readonly at: number
  readonly level: LogLevel
  readonly text: string
}

/** Picks what the charts draw. */
export function toPoint(
  sample: Pick<Sample, 'at' | 'cpu' | 'memory' | 'load' | 'loop' | 'network' | 'disk'>,
): Point {
  const { at, cpu, memory, load, loop, network, disk } = sample
  return {
    at,
    busy: cpu.busy,
    user: cpu.user,
    system: cpu.system,
    wait: cpu.wait,
    memory: memory.used,
    load: load.one,
    loop: loop.p99,
    in: network?.in ?? null,
    out: network?.out ?? null,
    read: disk?.read ?? null,
    write: disk?.write ?? null,
  }
}
