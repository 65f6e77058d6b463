import { describe, expect, it } from 'vitest'
import { parseMemory, toMemory } from './memory.server.ts'

const captured = `MemTotal:       24684084 kB
MemFree:        24245440 kB
MemAvailable:   24306700 kB
Buffers:            1824 kB
Cached:           232848 kB
SwapCached:            0 kB
SwapTotal:       2097148 kB
SwapFree:        1572860 kB
Shmem:              8872 kB
KReclaimable:      86236 kB
SReclaimable:      86236 kB
HugePages_Total:       0
`

describe('parseMemory', () => {
  it('tells where the memory goes, in MB of three digits', () => {
    expect(parseMemory(captured)).toEqual({
      used: 386,
      programs: 121,
      shared: 9.08,
      cache: 320,
      free: 24_800,
      swap: 537,
      swapTotal: 2150,
    })
  })

  it('knows nothing from an empty text', () => {
    expect(parseMemory('')).toBeUndefined()
  })
})

describe('toMemory', () => {
  it('counts everything that is not free as programs', () => {
    expect(toMemory(1000, 400)).toMatchObject({ used: 600, programs: 600, cache: 0, free: 400 })
  })
})
