import { describe, expect, it } from 'vitest'
import { cpuBetween, parseCoreTimes, toCoreTimes } from './cpu.server.ts'

const captured = `cpu  8348 0 4588 983209 480 0 107 94 0 0
cpu0 3374 0 2014 492765 44 0 22 49 0 0
cpu1 4974 0 2574 490443 435 0 85 45 0 0
intr 465321 0 0 0
ctxt 907365
btime 1795260354
`

describe('parseCoreTimes', () => {
  it('reads each core and leaves the line of their sum out', () => {
    expect(parseCoreTimes(captured)).toEqual([
      { user: 3374, system: 2085, wait: 44, idle: 492_765 },
      { user: 4974, system: 2704, wait: 435, idle: 490_443 },
    ])
  })

  it('finds no core in an empty text', () => {
    expect(parseCoreTimes('')).toEqual([])
  })
})

describe('toCoreTimes', () => {
  it('takes the times of `os.cpus()`', () => {
    const times = { user: 10, nice: 1, sys: 5, idle: 80, irq: 2 }
    expect(toCoreTimes([{ model: 'any', speed: 0, times }])).toEqual([
      { user: 11, system: 7, wait: 0, idle: 80 },
    ])
  })
})

describe('cpuBetween', () => {
  it('tells the shares of all cores together and of each', () => {
    const before = [
      { user: 100, system: 50, wait: 0, idle: 1000 },
      { user: 0, system: 0, wait: 0, idle: 0 },
    ]
    const after = [
      { user: 140, system: 60, wait: 10, idle: 1040 },
      { user: 0, system: 0, wait: 0, idle: 100 },
    ]
    expect(cpuBetween(before, after)).toEqual({
      busy: 25,
      user: 20,
      system: 5,
      wait: 5,
      cores: [50, 0],
    })
  })

  it('counts a core without an earlier reading from its start', () => {
    expect(cpuBetween([], [{ user: 1, system: 0, wait: 0, idle: 3 }]).cores).toEqual([25])
  })

  it('is 0 for two readings within one tick', () => {
    const times = [{ user: 1, system: 1, wait: 1, idle: 1 }]
    expect(cpuBetween(times, times)).toEqual({ busy: 0, user: 0, system: 0, wait: 0, cores: [0] })
  })

  it('does not go below 0 when the wait runs backwards', () => {
    const before = [{ user: 0, system: 0, wait: 9, idle: 0 }]
    const after = [{ user: 1, system: 0, wait: 8, idle: 0 }]
    expect(cpuBetween(before, after)).toMatchObject({ busy: 100, wait: 0 })
  })
})
