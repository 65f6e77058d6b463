import { describe, expect, it } from 'vitest'
import { selectProcesses, sortedBy, type ProcessView } from './process-list.ts'

const row = { threads: 1, state: 'sleeping' }
const list = [
  { ...row, id: 12, name: 'node', cpu: 3, memory: 80 },
  { ...row, id: 120, name: 'Xorg', cpu: 0, memory: 40 },
  { ...row, id: 7, name: 'bash', cpu: 0, memory: 4 },
  { ...row, id: 9, name: 'node', cpu: 40, memory: 60 },
]
const byCpu: ProcessView = { by: 'cpu', isDescending: true, filter: '', limit: 10 }

function ids(view: Partial<ProcessView>): number[] {
  return selectProcesses(list, { ...byCpu, ...view }).processes.map(({ id }) => id)
}

describe('selectProcesses', () => {
  it('sorts by the wanted column, equal rows by memory', () => {
    expect(ids({})).toEqual([9, 12, 120, 7])
    expect(ids({ by: 'name', isDescending: false })).toEqual([7, 12, 9, 120])
    expect(ids({ by: 'id', isDescending: false })).toEqual([7, 9, 12, 120])
  })

  it('finds a part of a name or the start of a number', () => {
    expect(ids({ filter: ' NOD' })).toEqual([9, 12])
    expect(ids({ filter: '12' })).toEqual([12, 120])
  })

  it('counts what matches, also beyond the limit', () => {
    const many = Array.from({ length: 30 }, (_, id) => ({
      ...row,
      id,
      name: 'a',
      cpu: 0,
      memory: 1,
    }))
    const { processes, processCount } = selectProcesses(many, byCpu)
    expect([processes.length, processCount]).toEqual([10, 30])
  })
})

describe('sortedBy', () => {
  it('turns the order of the same column', () => {
    expect(sortedBy(byCpu, 'cpu')).toMatchObject({ by: 'cpu', isDescending: false })
  })

  it('begins with the largest number and the first name', () => {
    expect(sortedBy(byCpu, 'memory')).toMatchObject({ by: 'memory', isDescending: true })
    expect(sortedBy(byCpu, 'name')).toMatchObject({ by: 'name', isDescending: false })
  })
})
