// Memory of idle pages, and what events leave behind.

import { startPages, wait } from '../stage.mjs'

/** Memory of a process that has nothing to do, after its garbage is collected. */
async function memoryOf(server) {
  for (let times = 0; times < 3; times += 1) {
    await server.collect()
    await wait(100)
  }
  return server.memory()
}

function idleMeasure(path, name, maxKilobytes) {
  return {
    group: 'memory',
    async measure({ stage, scale }) {
      const views = scale(5_000)
      const { load } = await stage()
      // A process of its own: what others have left in its heap would hide in this one's.
      const { server, origin } = await startPages()
      const first = await load.open(origin, path, scale(200))
      const before = await memoryOf(server)
      const fleet = await load.open(origin, path, views)
      const after = await memoryOf(server)
      await Promise.all([load.close(first), load.close(fleet)])
      await server.stop()
      const each = (key) => (after[key] - before[key]) / views / 1_024
      return [
        {
          name: `memory per idle \`${name}\` view, RSS at 5,000`,
          unit: 'KB',
          value: each('rss'),
          bar: { of: 'value', max: maxKilobytes },
          note: `heap ${each('heapUsed').toFixed(1)} KB`,
        },
      ]
    },
  }
}

const leak = {
  group: 'leak',
  async measure({ stage, scale }) {
    const events = scale(1_000_000)
    const { load } = await stage()
    const { server, origin } = await startPages()
    // Each sends a multiple of 16 events: then it has confirmed as much after them as before.
    const fleet = await load.open(origin, '/counter', 625)
    await load.run(fleet, 'inc', events / 10)
    const before = await memoryOf(server)
    await load.run(fleet, 'inc', events)
    const after = await memoryOf(server)
    await load.close(fleet)
    await server.stop()
    return [
      {
        name: 'heap left by 1,000,000 events, per event',
        unit: 'B',
        value: (after.heapUsed - before.heapUsed) / events,
        bar: { of: 'value', max: 0.1 },
        note: `${(before.heapUsed / 1e6).toFixed(1)} MB before, ${(after.heapUsed / 1e6).toFixed(1)} MB after`,
      },
    ]
  },
}

export const memory = [
  idleMeasure('/counter', 'counter', 20),
  idleMeasure('/dash?ms=0', 'dash', 28),
  leak,
]
