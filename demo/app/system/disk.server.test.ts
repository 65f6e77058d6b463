import { describe, expect, it } from 'vitest'
import { diskBetween, parseDisks } from './disk.server.ts'

const captured = `   7       0 loop0 10 0 4096 0 0 0 0 0 0 0 0 0 0 0 0 0 0
 254       0 vda 53873 12699 1000 30660 21831 22561 2000 10641 0 8116 42010 8016 61 266432 580 3001 126
 254       1 vda1 53000 12000 900 30000 21000 22000 1900 10000 0 8000 42000 8000 61 266432 580 3001 126
 259       0 nvme0n1 10 0 30 1 10 0 40 1 0 1 1 0 0 0 0 0 0
 259       1 nvme0n1p1 10 0 30 1 10 0 40 1 0 1 1 0 0 0 0 0 0
 253       0 dm-0 10 0 30 1 10 0 40 1 0 1 1 0 0 0 0 0 0
 253       0 zram0 1 0 8 0 0 0 0 0 0 0 0 0 0 0 0 0 0
`

describe('parseDisks', () => {
  it('adds up whole disks, not their partitions and not what is made of them', () => {
    expect(parseDisks(captured)).toEqual({ bytesRead: 1030 * 512, bytesWritten: 2040 * 512 })
  })

  it('knows nothing from an empty text', () => {
    expect(parseDisks('')).toBeUndefined()
  })
})

describe('diskBetween', () => {
  it('tells kB per second', () => {
    const before = { bytesRead: 0, bytesWritten: 1_000_000 }
    const after = { bytesRead: 4_096_000, bytesWritten: 1_000_000 }
    expect(diskBetween(before, after, 2)).toEqual({ read: 2050, write: 0 })
  })
})
