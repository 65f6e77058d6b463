import { describe, expect, it } from 'vitest'
import { mainInterface, networkBetween, parseInterfaces } from './network.server.ts'

const captured = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:  993193      29    0    0    0     0          0         0  993193      29    0    0    0     0       0          0
  ifb0:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
  eth0: 436341   11623    1    2    0     0          0         0   800811    6818    3    4    0     0       0          0
`

describe('parseInterfaces', () => {
  it('reads both directions of each interface', () => {
    expect(parseInterfaces(captured)).toEqual([
      { name: 'lo', bytesIn: 993_193, bytesOut: 993_193, packets: 58, lost: 0 },
      { name: 'ifb0', bytesIn: 0, bytesOut: 0, packets: 0, lost: 0 },
      { name: 'eth0', bytesIn: 436_341, bytesOut: 800_811, packets: 18_441, lost: 10 },
    ])
  })

  it('finds no interface in an empty text', () => {
    expect(parseInterfaces('')).toEqual([])
  })
})

describe('mainInterface', () => {
  it('is the one with the most traffic, loopback aside', () => {
    expect(mainInterface(parseInterfaces(captured))?.name).toBe('eth0')
  })

  it('is loopback when there is no other', () => {
    const interfaces = parseInterfaces(captured).filter(({ name }) => name === 'lo')
    expect(mainInterface(interfaces)?.name).toBe('lo')
  })
})

describe('networkBetween', () => {
  const before = { name: 'eth0', bytesIn: 1_000_000, bytesOut: 5000, packets: 100, lost: 1 }

  it('tells kB and packets per second', () => {
    const after = { ...before, bytesIn: 3_469_000, bytesOut: 7000, packets: 130 }
    expect(networkBetween(before, after, 2)).toEqual({ in: 1230, out: 1, packets: 15, lost: 1 })
  })

  it('does not go below 0 when the interface was set up anew', () => {
    const after = { ...before, bytesIn: 10, bytesOut: 10, packets: 1 }
    expect(networkBetween(before, after, 1)).toMatchObject({ in: 0, out: 0, packets: 0 })
  })
})
