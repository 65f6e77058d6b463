import { describe, expect, it } from 'vitest'
import { keptSeconds, nextSecond, received, record, silence, trafficPaths } from './traffic.ts'

it('adds up what goes over the wire within a second', () => {
  const traffic = record(record(record(silence, { down: 100 }), { down: 20 }), { up: 7 })
  expect(traffic.at(-1)).toEqual({ down: 120, up: 7, isCut: false })
  expect(traffic).toHaveLength(keptSeconds)
})

it('keeps a minute', () => {
  const traffic = nextSecond(record(silence, { down: 5 }), true)
  expect(traffic).toHaveLength(keptSeconds)
  expect(traffic.slice(-2)).toEqual([
    { down: 5, up: 0, isCut: false },
    { down: 0, up: 0, isCut: true },
  ])
})

it('remembers that the connection was lost within a second', () => {
  const traffic = record(record(silence, { isCut: true }), { isCut: false })
  expect(traffic.at(-1)?.isCut).toBe(true)
})

it('tells what was received per second, without the second that runs', () => {
  const traffic = record(nextSecond(record(silence, { down: 300 }), false), { down: 9999 })
  expect(received(traffic, 3)).toBe(100)
})

describe('trafficPaths', () => {
  it('draws nothing for silence', () => {
    expect(trafficPaths(silence)).toEqual({ down: '', up: '', gap: '' })
  })

  it('draws bars up for the server, down for the visitor, and a field for no connection', () => {
    const paths = trafficPaths(record(silence, { down: 400, up: 100, isCut: true }))
    expect(paths).toEqual({
      down: 'M236.5 13.5v-12.5h2.5V13.5Z',
      up: 'M236.5 14.5v2.5h2.5V14.5Z',
      gap: 'M236 0h4v20h-4Z',
    })
  })
})
