import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser } from 'playwright'
import { chromiumLaunch } from '../chromium.ts'
import { ports } from '../ports.ts'
import { inTab } from './browser-page.ts'
import { runCampaign } from './campaign.ts'
import { check, type Violation } from './checker.ts'
import { levels, type Level } from './evidence.ts'
import { createSeat, type Notes, type OpenPage } from './crew.ts'
import { startLedgerServer } from './ledger-server.ts'
import { openLink } from './link.ts'
import { startMarksServer } from './marks-server.ts'
import { openNodePage } from './node-page.ts'
import { ofLevel } from './of-level.ts'
import { readOptions, type ChaosOptions } from './options.ts'
import type { WireFault } from './page-socket.ts'
import { createProfile } from './profile.ts'
import { runPlanted } from './planted-run.ts'
import { plantedBugs } from './planted.ts'
import { createRandom, type Random } from './random.ts'
import { reportOf } from './report.ts'
import { atRest } from './rest.ts'

const folder = join(import.meta.dirname, '../.work/chaos')

/** Imports a file that Vite has no part in. */
type Load = (address: string) => Promise<unknown>

/** Runs the rig. @returns whether every promise was kept, and everything was done that was asked for */
export async function runChaos(words: readonly string[], load: Load): Promise<boolean> {
  const options = readOptions(words)
  // So that what it has started is ended with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  console.log(`seed ${options.seed}, ${options.faults} faults`)
  const random = createRandom(options.seed)
  const open = openFaulty(load)
  rmSync(folder, { recursive: true, force: true })
  const marks = await startMarksServer()
  const areCaught = await plant(random.fork('planted'), open, marks.url)
  const isKept = await disturb(options, random, open, marks.url)
  marks.close()
  return areCaught && isKept
}

async function plant(random: Random, open: OpenSeat, marks: string): Promise<boolean> {
  const own = join(folder, 'planted')
  mkdirSync(own, { recursive: true })
  const server = await startLedgerServer(ports.own, own, marks)
  const caught = await runPlanted(server, random, open)
  await server.stop()
  for (const { bug, isCaught, violations } of caught) {
    const kinds = [...new Set(violations.map(({ kind }) => kind))].join(', ')
    console.log(`${isCaught ? '✓' : '✗'} ${bug.name}: ${kinds || 'nothing found'}`)
  }
  const count = caught.filter(({ isCaught }) => isCaught).length
  console.log(`planted bugs: ${count} of ${plantedBugs.length} caught`)
  return count === plantedBugs.length
}

async function disturb(
  options: ChaosOptions,
  random: Random,
  open: OpenSeat,
  marks: string,
): Promise<boolean> {
  const own = join(folder, 'run')
  mkdirSync(own, { recursive: true })
  const started = Date.now()
  const server = await startLedgerServer(ports.own, own, marks)
  const browser = options.browserPages > 0 ? await chromium.launch(chromiumLaunch) : undefined
  const notes: Notes = { wanted: [], answered: [] }
  const seat = async (name: string, openPage: OpenPage) =>
    createSeat({
      name,
      link: await openLink(server.port, random.fork(`${name} link`)),
      random: random.fork(`${name} events`),
      notes,
      open: openPage,
      paceMs: 180,
    })
  const seats = await Promise.all([
    ...Array.from({ length: options.pages }, (_, at) => seat(`n${at}`, open(levelAt(at)))),
    ...Array.from({ length: browser === undefined ? 0 : options.browserPages }, (_, at) =>
      seat(`c${at}`, inTab(browser as Browser, `/${levelAt(at)}`)),
    ),
  ])
  // A few at a time: all together they would wait for each other.
  for (let at = 0; at < seats.length; at += 4) {
    await Promise.all(
      seats.slice(at, at + 4).map(async (each) => {
        await each.reload(false)
        each.start()
      }),
    )
  }
  let told = 0
  const campaign = await runCampaign({
    seats,
    server,
    random: random.fork('faults'),
    faults: options.faults,
    deadline: started + options.minutes * 60_000,
    everyMs: options.everyMs,
    restartEveryMs: options.restartEveryMs,
    onProgress(count) {
      if (Date.now() - told < 10_000) return
      told = Date.now()
      const seconds = Math.round((told - started) / 1_000)
      console.log(`${seconds} s: ${count} faults, ${notes.answered.length} answers`)
    },
  })
  const { pages, unsettled } = await atRest(server, seats, Date.now() + 75_000)
  await browser?.close()
  await server.stop()
  for (const { link } of seats) await link.close()

  const all = {
    resumes: true,
    ...notes,
    ledger: server.ledger(),
    pages,
    serverEnds: server.ends,
  }
  const judged = levels.map((level) => {
    const evidence = ofLevel(level, all, (name) => levelAt(Number(name.slice(1))))
    return { evidence, verdict: check(evidence) }
  })
  const violations = judged.flatMap(({ verdict }) => verdict.violations)
  const maps = (_key: string, value: unknown): unknown =>
    value instanceof Map ? Object.fromEntries(value) : value instanceof Set ? [...value] : value
  writeFileSync(
    join(own, 'evidence.json'),
    JSON.stringify({ ...notes, pages, campaign, serverEnds: server.ends }, maps),
  )
  console.log(`\n${reportOf(campaign, judged).join('\n\n')}\n`)
  tellViolations(violations, own)
  if (unsettled.length > 0) console.log(`Not at rest in time: ${unsettled.join(', ')}`)
  const isEnough = campaign.struck.length >= options.faults
  if (!isEnough) {
    console.log(
      `Only ${campaign.struck.length} of ${options.faults} faults in ${options.minutes} min.`,
    )
  }
  console.log(`seed ${options.seed}, ${Math.round((Date.now() - started) / 1_000)} s`)
  return isEnough && violations.length === 0
}

/** Levels take turns. */
function levelAt(seat: number): Level {
  return levels[seat % levels.length] ?? 'commit'
}

function tellViolations(violations: readonly Violation[], own: string): void {
  const kinds = new Set(violations.map(({ kind }) => kind))
  for (const kind of kinds) {
    const all = violations.filter((each) => each.kind === kind)
    console.log(`✗ ${kind}: ${all.length}`)
    for (const { page, intent = '', text } of all.slice(0, 5)) {
      console.log(`    ${page} ${intent} ${text}`)
    }
  }
  if (kinds.size > 0) console.log(`The records are in ${own}`)
}

/** Opens the pages of a seat, one after the other. */
type OpenSeat = (level: Level, fault?: WireFault) => OpenPage

/** Opens pages without a browser. Each evaluates the bundle once more. */
function openFaulty(load: Load): OpenSeat {
  const assets = join(import.meta.dirname, '../ledger/dist/client/assets')
  const bundle = readdirSync(assets).find((file) => file.endsWith('.js'))
  if (bundle === undefined) throw new Error(`No bundle in ${assets}`)
  const address = pathToFileURL(join(assets, bundle)).href
  let count = 0
  return (level, fault) => {
    const profile = createProfile()
    return (name, { url }) =>
      openNodePage({
        name,
        url,
        path: `/${level}?page=${name}`,
        fault,
        profile,
        evaluate: () => load(`${address}?page=${(count += 1)}`),
      })
  }
}
