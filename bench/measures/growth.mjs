// What must not grow: the price of an event with the state that it does not touch, and with the pages
// of others.

import { compare } from '../compare.mjs'

async function compareRows({ stage, scale }, step) {
  const { server, load, origin, cpuOf } = await stage()
  const events = scale(4_000)
  const open = (rows) => load.open(origin, `/table?rows=${rows}`, scale(50))
  const [many, few] = [await open(10_000), await open(1_000)]
  const timeOf = async (fleet) =>
    (await cpuOf(server, () => load.run(fleet, step, events))) / events
  const result = await compare({
    pairs: scale(5),
    value: () => timeOf(many),
    floor: () => timeOf(few),
  })
  await load.close(many)
  await load.close(few)
  return result
}

const select = {
  group: 'growth',
  async measure(context) {
    const result = await compareRows(context, 'select')
    return [
      {
        name: 'select in 10,000 rows against 1,000',
        unit: 'µs',
        ...result,
        bar: { of: 'ratio', max: 1.1 },
      },
    ]
  },
}

const swap = {
  group: 'growth',
  async measure(context) {
    const { value, floor } = await compareRows(context, 'swaprows')
    return [
      {
        name: 'swap in 10,000 rows against 1,000, per row',
        unit: 'ns',
        value: ((value - floor) * 1_000) / 9_000,
        bar: { of: 'value', max: 10 },
        note: `${value.toFixed(0)} and ${floor.toFixed(0)} µs`,
      },
    ]
  },
}

const views = {
  group: 'growth',
  async measure({ stage, scale }) {
    const { server, load, origin, cpuOf } = await stage()
    const events = scale(6_000)
    const own = await load.open(origin, '/counter', scale(200))
    const time = async () => (await cpuOf(server, () => load.run(own, 'inc', events))) / events
    await time()
    let others
    const result = await compare({
      pairs: scale(3),
      async value() {
        others ??= await load.open(origin, '/counter', scale(5_000))
        return time()
      },
      async floor() {
        if (others !== undefined) await load.close(others)
        others = undefined
        return time()
      },
    })
    if (others !== undefined) await load.close(others)
    await load.close(own)
    return [
      {
        name: 'counter event beside 5,000 other views, against none',
        unit: 'µs',
        ...result,
        bar: { of: 'ratio', max: 1.2 },
      },
    ]
  },
}

export const growth = [select, swap, views]
