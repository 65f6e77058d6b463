import { readdir, readFile } from 'node:fs/promises'
import { uptime } from 'node:os'
import type { Process } from '../dashboard/readings.ts'
import { parseProcess, processesBetween, type ProcessStat } from './processes.server.ts'

/**
 * Younger lists are handed out again. Over a shorter time the shares are too coarse: at 1 s one
 * tick of the kernel's clock is 1 %, and idle programs change places with every scan.
 */
const minAgeMs = 1900

/** Reads the machine's processes. Empty where there is no `/proc`. */
export interface ProcessScanner {
  /** The processes and what they did since the last scan. */
  scan(): Promise<readonly Process[]>
}

/** Makes the reader of the process list. */
export function createProcessScanner(): ProcessScanner {
  let before = new Map<number, ProcessStat>()
  let at = 0
  let list: Promise<readonly Process[]> = Promise.resolve([])

  const scan = async (): Promise<readonly Process[]> => {
    const last = at
    at = performance.now()
    const stats = await readStats()
    const seconds = (at - last) / 1000
    const processes = processesBetween(before, stats, {
      seconds,
      now: uptime(),
      pageBytes: pageBytesOf(stats),
    })
    before = new Map(stats.map((stat) => [stat.pid, stat]))
    return processes
  }

  return {
    scan() {
      if (at === 0 || performance.now() - at >= minAgeMs) list = scan()
      return list
    },
  }
}

async function readStats(): Promise<ProcessStat[]> {
  const names = await readdir('/proc').catch(() => [])
  const texts = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      // Gone between the listing and the reading.
      .map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')),
  )
  return texts.map(parseProcess).filter((stat) => stat !== undefined)
}

// Node has no call for it, but knows its own memory in bytes: 4 KiB, or 16 and 64 KiB on some ARM.
function pageBytesOf(stats: readonly ProcessStat[]): number {
  const own = stats.find(({ pid }) => pid === process.pid)
  if (own === undefined) return 4096
  return 2 ** Math.round(Math.log2(process.memoryUsage.rss() / own.pages))
}
