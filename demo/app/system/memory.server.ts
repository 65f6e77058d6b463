import type { Memory } from '../dashboard/readings.ts'
import { threeDigits } from '../dashboard/figures.ts'

/**
 * Reads the text of `/proc/meminfo` (proc_meminfo(5)). The parts add up to the machine's memory.
 *
 * @returns sizes in MB, rounded to three digits so that noise is not sent; `undefined` where
 * there is no such file
 */
export function parseMemory(text: string): Memory | undefined {
  const sizes = new Map<string, number>()
  for (const [, name = '', kibibytes] of text.matchAll(/^(\w+):\s+(\d+) kB$/gm)) {
    sizes.set(name, (Number(kibibytes) * 1024) / 1e6)
  }
  const size = (name: string): number => sizes.get(name) ?? 0
  const total = size('MemTotal')
  if (total === 0) return undefined
  const shared = size('Shmem')
  // "Cached" counts shared memory, which no eviction frees.
  const cache = size('Buffers') + size('Cached') + size('SReclaimable') - shared
  return {
    used: threeDigits(total - size('MemAvailable')),
    programs: threeDigits(total - size('MemFree') - cache - shared),
    shared: threeDigits(shared),
    cache: threeDigits(cache),
    free: threeDigits(size('MemFree')),
    swap: threeDigits(size('SwapTotal') - size('SwapFree')),
    swapTotal: threeDigits(size('SwapTotal')),
  }
}

/** What `node:os` knows of the memory, in MB, for systems without `/proc`. */
export function toMemory(total: number, free: number): Memory {
  const used = threeDigits(total - free)
  return {
    used,
    programs: used,
    shared: 0,
    cache: 0,
    free: threeDigits(free),
    swap: 0,
    swapTotal: 0,
  }
}
