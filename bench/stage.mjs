// What measures work with: the server under test, the floor and the load clients, each a process.

import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { compare } from './compare.mjs'
import { startRemote } from './load/remote.mjs'

const file = (name) => `${import.meta.dirname}/load/${name}.mjs`
const serverCore = 0
const loadCore = 1

/** Starts the server of the bench pages in a process of its own. */
export async function startPages() {
  const port = await freePort()
  const server = await startRemote(file('page-server'), {
    core: serverCore,
    flags: ['--expose-gc'],
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      LIVEJSX_SECRET: randomBytes(32).toString('base64url'),
    },
  })
  await server.start()
  const origin = `http://localhost:${port}`
  return { server, origin, stats: async () => (await fetch(`${origin}/stats`)).json() }
}

/** Starts what all measures of CPU time share. */
export async function openStage() {
  const [pages, floor, load] = await Promise.all([
    startPages(),
    startRemote(file('floor-server'), { core: serverCore, flags: ['--expose-gc'] }),
    startRemote(file('load-client'), { core: loadCore }),
  ])
  const floorOrigin = `http://localhost:${await floor.start()}`
  const { server, origin } = pages

  /** CPU time in µs that a server takes for what is done meanwhile. */
  const cpuOf = async (remote, task) => {
    const before = await remote.cpu()
    await task()
    return (await remote.cpu()) - before
  }
  /** Resolves when the sockets of fleets that were closed are gone on the server. */
  const settled = async () => {
    while ((await pages.stats()).sockets > 0) await wait(50)
  }
  let others
  /** Gives a fleet of pages of the floor. There is one at a time: some of what the floor sends goes to all. */
  const floorFleet = async (count) => {
    if (others?.count === count) return others.fleet
    if (others !== undefined) await load.close(others.fleet)
    others = { count, fleet: await load.open(floorOrigin, null, count) }
    return others.fleet
  }

  return {
    ...pages,
    floor,
    floorOrigin,
    load,
    cpuOf,
    floorFleet,
    settled,
    /**
     * Compares events of pages with the floor's answers of the same size.
     *
     * @param step of `load/steps.mjs`
     * @param reset step that brings pages back to where they were, not measured
     */
    async compareEvents({ path, step, event = step, pages: count, events, pairs, reset }) {
      const own = await load.open(origin, path, count)
      const other = await floorFleet(count)
      const frame = await load.run(own, step, events)
      await floor.answer(event, JSON.parse(frame.slice(2)).slice(4))
      await load.run(other, step, events)
      const result = await compare({
        pairs,
        async value() {
          if (reset !== undefined) await load.run(own, reset, count)
          return (await cpuOf(server, () => load.run(own, step, events))) / events
        },
        floor: async () => (await cpuOf(floor, () => load.run(other, step, events))) / events,
      })
      await load.close(own)
      return result
    },
    close: () => Promise.all([load.stop(), floor.stop(), server.stop()]),
  }
}

export { wait }

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
