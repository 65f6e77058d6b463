import type { Disk } from '../dashboard/readings.ts'
import { threeDigits } from '../dashboard/figures.ts'

/** Bytes that the disks have moved since boot. */
export interface DiskCounters {
  readonly bytesRead: number
  readonly bytesWritten: number
}

/** `/proc/diskstats` counts in sectors of this size, whatever the device's own is. */
const sectorBytes = 512

// Memory, images and devices made of other devices: their bytes would be no disk's, or count twice.
const notDisks = /^(loop|ram|zram|dm-|md|sr|fd)/

/**
 * Adds up the whole disks in the text of `/proc/diskstats` (proc_diskstats(5)).
 *
 * @returns `undefined` where there is no such file
 */
export function parseDisks(text: string): DiskCounters | undefined {
  const rows = text.split('\n').flatMap((line) => {
    const [, , name, , , read, , , , written] = line.trim().split(/\s+/)
    return name === undefined || notDisks.test(name)
      ? []
      : [{ name, read: Number(read), written: Number(written) }]
  })
  if (rows.length === 0) return undefined
  const names = rows.map(({ name }) => name)
  const whole = rows.filter(({ name }) => !names.some((disk) => isPartition(name, disk)))
  return {
    bytesRead: whole.reduce((sum, { read }) => sum + read * sectorBytes, 0),
    bytesWritten: whole.reduce((sum, { written }) => sum + written * sectorBytes, 0),
  }
}

// "sda1" of "sda", "nvme0n1p2" of "nvme0n1".
function isPartition(name: string, disk: string): boolean {
  return name.startsWith(disk) && /^p?\d+$/.test(name.slice(disk.length))
}

/** Traffic in kB per second between two readings. */
export function diskBetween(before: DiskCounters, after: DiskCounters, seconds: number): Disk {
  return {
    read: threeDigits((after.bytesRead - before.bytesRead) / 1000 / seconds),
    write: threeDigits((after.bytesWritten - before.bytesWritten) / 1000 / seconds),
  }
}
