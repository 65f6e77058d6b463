// CPU time of the server for what it sends by itself: broadcasts, and pushes of a clock.

import { compare } from '../compare.mjs'
import { wait } from '../stage.mjs'

/** Sends the frames of the floor as the pages got them. */
const restOf = (frame) => JSON.parse(frame.slice(2)).slice(4)

const chat = {
  group: 'chat',
  async measure({ stage, scale }) {
    const { server, floor, load, origin, cpuOf, floorFleet } = await stage()
    const [views, rounds] = [scale(2_000), scale(12)]
    const own = await load.open(origin, '/chat', views)
    const other = await floorFleet(views)
    await floor.answer('all', restOf(await load.broadcast(own, 2, false)))
    const result = await compare({
      pairs: scale(5),
      value: async () =>
        (await cpuOf(server, () => load.broadcast(own, rounds, false))) / (rounds * views),
      floor: async () =>
        (await cpuOf(floor, () => load.broadcast(other, rounds, true))) / (rounds * views),
    })
    await load.close(own)
    return [
      {
        name: 'server CPU per delivered broadcast, 2,000 views',
        unit: 'µs',
        ...result,
        bar: { of: 'ratio', max: 1.4 },
      },
    ]
  },
}

function pushMeasure(group, name, { path, ms, views, maxMicroseconds }) {
  return {
    group,
    async measure({ stage, scale }) {
      const { server, floor, load, origin, cpuOf, floorFleet } = await stage()
      const count = scale(views)
      const ticks = scale(20)
      const listen = async (remote, fleet) =>
        (await cpuOf(remote, () => load.hear(fleet, ticks * count))) / (ticks * count)
      const other = await floorFleet(count)
      let frame = '42["patch",1,10,0,{"tick":10}]'
      const result = await compare({
        pairs: scale(5),
        async value() {
          // The pages tick as long as they are there, which is nothing to the floor's turn.
          const own = await load.open(origin, path, count)
          frame = await load.hear(own, count)
          const time = await listen(server, own)
          await load.close(own)
          return time
        },
        async floor() {
          await floor.tick(ms, restOf(frame))
          await load.hear(other, count)
          const time = await listen(floor, other)
          await floor.tick(0)
          await wait(ms)
          return time
        },
      })
      return [
        {
          name: `server CPU per push, ${name}`,
          unit: 'µs',
          ...result,
          bar: { of: 'value', max: maxMicroseconds },
        },
      ]
    },
  }
}

export const pushes = [
  chat,
  pushMeasure('clock', 'clock', {
    path: '/clock?ms=100',
    ms: 100,
    views: 300,
    maxMicroseconds: 33,
  }),
  pushMeasure('dash', 'widget', { path: '/dash?ms=200', ms: 200, views: 300, maxMicroseconds: 52 }),
]
