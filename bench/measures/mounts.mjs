// CPU time of the server for documents, and for pages that come.

import { compare } from '../compare.mjs'

const mount = {
  group: 'mount',
  async measure({ stage, scale }) {
    const { server, floor, floorOrigin, load, origin, cpuOf, stats, settled } = await stage()
    const count = scale(400)
    const open = async (remote, from, path) => {
      let fleet
      const time = await cpuOf(remote, async () => (fleet = await load.open(from, path, count)))
      await load.close(fleet)
      // What pages leave behind is not the next turn's.
      await settled()
      return time / count
    }
    const before = (await stats()).views
    const result = await compare({
      pairs: scale(5),
      value: () => open(server, origin, '/counter'),
      floor: () => open(floor, floorOrigin, null),
    })
    const after = (await stats()).views
    if (after > before) throw new Error(`${after - before} views are left of pages that have gone`)
    return [
      {
        name: 'mount: HTTP page, connection and join',
        unit: 'µs',
        ...result,
        bar: { of: 'ratio', max: 1.5 },
      },
    ]
  },
}

function pageMeasure(name, { path, count, maxMicroseconds }) {
  return {
    group: 'http',
    async measure({ stage, scale }) {
      const { server, floor, floorOrigin, load, origin, cpuOf } = await stage()
      const times = scale(count)
      const loads = async (remote, url) =>
        (await cpuOf(remote, () => load.load(url, times))) / times
      const result = await compare({
        pairs: scale(5),
        value: () => loads(server, origin + path),
        floor: () => loads(floor, `${floorOrigin}/`),
      })
      return [
        {
          name: `HTTP page ${name}`,
          unit: 'µs',
          ...result,
          bar: { of: 'value', max: maxMicroseconds },
        },
      ]
    },
  }
}

export const mounts = [
  mount,
  pageMeasure('of `counter`', { path: '/counter', count: 900, maxMicroseconds: 120 }),
  pageMeasure('with 1,000 rows', { path: '/table?rows=1000', count: 60, maxMicroseconds: 4_100 }),
]
