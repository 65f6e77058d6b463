import { describe, expect, it } from 'vitest'
import type { WireFault } from './page-socket.ts'
import { plantedBugs } from './planted.ts'

function plant(name: string): WireFault {
  const fault = plantedBugs.find((bug) => bug.name === name)?.plant?.()
  if (fault === undefined) throw new Error(`No bug \`${name}\``)
  fault.up(['join', 1, { next: 1 }])
  fault.down(['joined', 1, 'adopt', 0])
  return fault
}

function event(number: number): unknown[] {
  return ['event', 1, number, 'add', { id: `p.${number}`, value: 1 }]
}

/** What is sent for events 1 to `count`: number and intent of each. */
function sent(fault: WireFault, count: number): string[] {
  return Array.from({ length: count }, (_, at) => fault.up(event(at + 1)))
    .flat()
    .map(([, , number, , payload]) => `${String(number)} ${(payload as { id: string }).id}`)
}

describe('plantedBugs', () => {
  it('sends an event again under a new number, and translates the answers', () => {
    const fault = plant('no dedupe')
    expect(sent(fault, 5)).toEqual(['1 p.1', '2 p.2', '3 p.3', '4 p.3', '5 p.4', '6 p.5'])
    expect(fault.down(['patch', 1, 1, 3, {}])).toEqual([['patch', 1, 1, 3, {}]])
    expect(fault.down(['patch', 1, 2, 4, {}])).toEqual([['patch', 1, 2, 0, {}]])
    expect(fault.down(['patch', 1, 3, 5, {}, [], null, [[6, true]]])).toEqual([
      ['patch', 1, 3, 4, {}, [], null, [[5, true]]],
    ])
    expect(fault.down(['failed', 1, 4, 6, 'handler-failed'])).toEqual([
      ['failed', 1, 4, 5, 'handler-failed'],
    ])
    expect(fault.down(['joined', 1, 'resume', 6])).toEqual([['joined', 1, 'resume', 5]])
  })

  it('sends an event of the past again under its own number as that', () => {
    const fault = plant('no dedupe')
    sent(fault, 4)
    expect(fault.up(event(4))).toEqual([event(4).with(2, 5)])
  })

  it('swallows what is too much, without a gap', () => {
    const fault = plant('drop on buffer full')
    expect(sent(fault, 5)).toEqual(['1 p.1', '2 p.2', '3 p.3'])
    fault.down(['patch', 1, 1, 1, {}])
    expect(fault.up(event(6))).toEqual([event(6).with(2, 4)])
  })

  it('swaps what two events say', () => {
    expect(sent(plant('replay reorders'), 4)).toEqual(['1 p.1', '2 p.3', '3 p.2', '4 p.4'])
  })

  it('sends what is sent first on a connection twice', () => {
    expect(sent(plant('double flush on connect'), 4)).toEqual([
      ...['1 p.1', '2 p.1', '3 p.2', '4 p.2', '5 p.3', '6 p.3', '7 p.4'],
    ])
  })

  it('sends events of a record again once another instance was made of it', () => {
    const fault = plant('number not in the record')
    sent(fault, 4)
    expect(fault.down(['durable', 1, 4])).toEqual([['durable', 1, 4]])
    fault.down(['joined', 1, 'recover', 4, { answers: [['ok', 4, true]] }])
    const again = fault.up(event(5)).map(([, , number, , payload]) => [number, payload])
    expect(again.map(([number]) => number)).toEqual([5, 6, 7, 8])
    expect(again.map(([, payload]) => (payload as { id: string }).id)).toEqual([
      'p.2',
      'p.3',
      'p.4',
      'p.5',
    ])
    expect(fault.down(['joined', 1, 'recover', 8, { answers: [['ok', 8, true]] }])).toEqual([
      ['joined', 1, 'recover', 5, { answers: [['ok', 5, true]] }],
    ])
  })

  it('says of all records but the first that they are kept, and throws them away', () => {
    const fault = plant('receipt before the disk has it')
    const said: unknown[][] = []
    fault.onOpen?.((message) => void said.push(message))
    const record = (seq: number) => ['stash', 1, `1.k.o.lineage,2,${seq},page,9,900.content`, '/']
    const kept = [1, 2, 3, 4, 5].map((seq) => fault.down(record(seq)).length)
    expect(kept).toEqual([1, 1, 1, 0, 0])
    expect(said).toEqual([
      ['stored', 1, 2, 4, 'disk'],
      ['stored', 1, 2, 5, 'disk'],
    ])
  })

  it('loses a part of what patches change', () => {
    const fault = plant('partial diff applied')
    const patches = Array.from({ length: 10 }, (_, at) =>
      fault.down(['patch', 1, at + 1, 0, { count: at, applied: at }]),
    )
    expect(patches.at(-1)).toEqual([['patch', 1, 10, 0, { applied: 9 }]])
  })
})
