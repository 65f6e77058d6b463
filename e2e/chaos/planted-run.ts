import { setTimeout as wait } from 'node:timers/promises'
import { check, type Violation } from './checker.ts'
import { createSeat, type Notes, type OpenPage } from './crew.ts'
import { levels, type Level } from './evidence.ts'
import type { LedgerServer } from './ledger-server.ts'
import { openLink } from './link.ts'
import { ofLevel } from './of-level.ts'
import type { WireFault } from './page-socket.ts'
import { plantedBugs, type PlantedBug } from './planted.ts'
import type { Random } from './random.ts'
import { atRest } from './rest.ts'

const steps = 4
const eventsPerStep = 25
/** Events that are sent at once. */
const crowd = 6
const maxMs = 90_000

/** What became of a planted bug. */
export interface Caught {
  readonly bug: PlantedBug
  readonly violations: readonly Violation[]
  readonly isCaught: boolean
}

/** Opens the pages of a seat, with a bug at their wires. */
export type OpenFaulty = (level: Level, fault: WireFault | undefined) => OpenPage

/** Lets each bug do its work in pages of its own, and looks whether the checker finds it there. */
export async function runPlanted(
  server: LedgerServer,
  random: Random,
  openFaulty: OpenFaulty,
): Promise<Caught[]> {
  const notes: Notes = { wanted: [], answered: [] }
  const places = await Promise.all(
    plantedBugs.flatMap((bug, at) =>
      Array.from({ length: bug.pages ?? 1 }, async (_, page) => {
        const name = `bug${at}${'ab'[page] ?? ''}`
        const link = await openLink(server.port, random.fork(name))
        const seat = createSeat({
          name,
          link,
          random: random.fork(`${name} events`),
          notes,
          open: openFaulty(bug.level ?? 'commit', bug.plant?.()),
          paceMs: 60,
          // What takes its time makes a crowd, in which events are under way together.
          events: bug.event === undefined ? ['add', 'put', 'slow', 'tell', 'add'] : [bug.event],
        })
        await seat.reload(false)
        return { bug, seat, link }
      }),
    ),
  )
  /** Until each page has so many events confirmed, or one is stuck for good. */
  const end = Date.now() + maxMs
  const untilConfirmed = async (count: number): Promise<void> => {
    for (; Date.now() < end; await wait(50)) {
      if (places.every(({ seat }) => seat.confirmed >= count)) return
    }
  }
  for (const { seat } of places) seat.start()
  for (let step = 1; step <= steps; step += 1) {
    await untilConfirmed(step * eventsPerStep)
    for (const { bug, link } of places) if (bug.isCut === true) link.cut('rst')
    // What was answered or stored too early goes with its process.
    if (step % 2 === 1) await server.restart('kill')
  }
  // A crowd that no restart comes after: what is swallowed of it stays so.
  for (const { seat } of places) for (let at = 0; at < crowd; at += 1) seat.send()
  const { pages } = await atRest(
    server,
    places.map(({ seat }) => seat),
    Date.now() + 4_000,
  )
  for (const { link } of places) await link.close()
  const all = {
    resumes: false,
    ...notes,
    ledger: server.ledger(),
    pages,
    serverEnds: server.ends,
  }
  const levelOf = (name: string): Level =>
    places.find(({ seat }) => seat.name === name)?.bug.level ?? 'commit'
  const violations = levels.flatMap((level) => check(ofLevel(level, all, levelOf)).violations)
  return plantedBugs.map((bug) => {
    const names = places.filter((place) => place.bug === bug).map(({ seat }) => seat.name)
    const own = violations.filter(({ page }) => names.some((name) => page.startsWith(`${name}-`)))
    return { bug, violations: own, isCaught: own.some(({ kind }) => bug.foundAs.includes(kind)) }
  })
}
