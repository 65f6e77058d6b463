import { describe, expect, it } from 'vitest'
import { parseProcess, processesBetween, type ProcessStat } from './processes.server.ts'

const captured =
  '10639 (cat) R 10631 10631 4508 0 -1 4194304 101 0 0 0 12 3 0 0 20 0 1 0 510104 3133440 410 18446744073709551615 94685501112320 94685501132201 140735101458848 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0\n'

const stat: ProcessStat = {
  pid: 7,
  name: 'worker',
  state: 'S',
  isKernel: false,
  ticks: 1000,
  startedAt: 5000,
  threads: 4,
  pages: 1000,
}

describe('parseProcess', () => {
  it('reads number, name, times and memory', () => {
    expect(parseProcess(captured)).toEqual({
      pid: 10_639,
      name: 'cat',
      state: 'R',
      isKernel: false,
      ticks: 15,
      startedAt: 510_104,
      threads: 1,
      pages: 410,
    })
  })

  it('reads a name with brackets and blanks', () => {
    expect(parseProcess(captured.replace('(cat)', '((sd-pam) x)'))?.name).toBe('(sd-pam) x')
  })

  it('tells kernel threads by their flag', () => {
    expect(parseProcess(captured.replace('4194304', '69238880'))?.isKernel).toBe(true)
  })

  it('finds nothing in the text of a process that is gone', () => {
    expect(parseProcess('')).toBeUndefined()
  })
})

describe('processesBetween', () => {
  const times = { seconds: 2, now: 100, pageBytes: 4096 }

  it('tells the share of one core since the last reading', () => {
    const before = new Map([[7, stat]])
    expect(processesBetween(before, [{ ...stat, ticks: 1100 }], times)).toEqual([
      { id: 7, name: 'worker', cpu: 50, memory: 4.1, threads: 4, state: 'sleeping' },
    ])
  })

  it('counts a process from its start when its number belonged to another one', () => {
    const before = new Map([[7, { ...stat, startedAt: 1 }]])
    expect(processesBetween(before, [stat], times)[0]?.cpu).toBe(20)
  })

  it('is 0 for a process that has just started', () => {
    const started = { ...stat, ticks: 0, startedAt: 10_000 }
    expect(processesBetween(new Map(), [started], times)[0]?.cpu).toBe(0)
  })

  it('leaves kernel threads out', () => {
    expect(processesBetween(new Map(), [{ ...stat, isKernel: true }], times)).toEqual([])
  })
})
