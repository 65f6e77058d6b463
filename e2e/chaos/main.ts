import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { chromiumLaunch } from '../chromium.ts'
import { ports } from '../ports.ts'
import { openBrowserPage } from './browser-page.ts'
import { runCampaign } from './campaign.ts'
import { check, type Violation } from './checker.ts'
import type { Evidence } from './evidence.ts'
import { createSeat, type Notes, type OpenPage } from './crew.ts'
import { startLedgerServer } from './ledger-server.ts'
import { openLink } from './link.ts'
import { openNodePage } from './node-page.ts'
import { readOptions, type ChaosOptions } from './options.ts'
import type { WireFault } from './page-socket.ts'
import { runPlanted } from './planted-run.ts'
import { plantedBugs, waitingForStash } from './planted.ts'
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
  const areCaught = await plant(random.fork('planted'), open)
  const isKept = await disturb(options, random, open)
  return areCaught && isKept
}

async function plant(random: Random, open: ReturnType<typeof openFaulty>): Promise<boolean> {
  const own = join(folder, 'planted')
  mkdirSync(own, { recursive: true })
  const server = await startLedgerServer(ports.own, own)
  const caught = await runPlanted(server, random, open)
  await server.stop()
  for (const { bug, isCaught, violations } of caught) {
    const kinds = [...new Set(violations.map(({ kind }) => kind))].join(', ')
    console.log(`${isCaught ? '✓' : '✗'} ${bug.name}: ${kinds || 'nothing found'}`)
  }
  const count = caught.filter(({ isCaught }) => isCaught).length
  console.log(
    `planted bugs: ${count} of ${plantedBugs.length} caught (${waitingForStash.length} more wait for the stash)`,
  )
  return count === plantedBugs.length
}

async function disturb(
  options: ChaosOptions,
  random: Random,
  open: ReturnType<typeof openFaulty>,
): Promise<boolean> {
  const own = join(folder, 'run')
  mkdirSync(own, { recursive: true })
  const started = Date.now()
  const server = await startLedgerServer(ports.own, own)
  const browser = options.browserPages > 0 ? await chromium.launch(chromiumLaunch) : undefined
  const notes: Notes = { wanted: [], answered: [] }
  const inBrowser: OpenPage = (name, { url }) => {
    if (browser === undefined) throw new Error('No browser was started')
    return openBrowserPage(browser, name, `${url}/ledger?page=${name}`)
  }
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
    ...Array.from({ length: options.pages }, (_, at) => seat(`n${at}`, open(undefined))),
    ...Array.from({ length: options.browserPages }, (_, at) => seat(`c${at}`, inBrowser)),
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

  const evidence: Evidence = {
    level: 'commit',
    resumes: true,
    ...notes,
    ledger: server.ledger(),
    pages,
    serverEnds: server.ends,
  }
  const verdict = check(evidence)
  const maps = (_key: string, value: unknown): unknown =>
    value instanceof Map ? Object.fromEntries(value) : value instanceof Set ? [...value] : value
  writeFileSync(
    join(own, 'evidence.json'),
    JSON.stringify({ ...notes, pages, campaign, serverEnds: server.ends }, maps),
  )
  console.log(`\n${reportOf(campaign, verdict, evidence).join('\n\n')}\n`)
  tellViolations(verdict.violations, own)
  if (unsettled.length > 0) console.log(`Not at rest in time: ${unsettled.join(', ')}`)
  const isEnough = campaign.struck.length >= options.faults
  if (!isEnough) {
    console.log(
      `Only ${campaign.struck.length} of ${options.faults} faults in ${options.minutes} min.`,
    )
  }
  console.log(`seed ${options.seed}, ${Math.round((Date.now() - started) / 1_000)} s`)
  return isEnough && verdict.violations.length === 0
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

/** Opens pages without a browser. Each evaluates the bundle once more. */
function openFaulty(load: Load): (fault: WireFault | undefined) => OpenPage {
  const assets = join(import.meta.dirname, '../ledger/dist/client/assets')
  const bundle = readdirSync(assets).find((file) => file.endsWith('.js'))
  if (bundle === undefined) throw new Error(`No bundle in ${assets}`)
  const address = pathToFileURL(join(assets, bundle)).href
  let count = 0
  return (fault) =>
    (name, { url }) =>
      openNodePage({
        name,
        url,
        path: `/ledger?page=${name}`,
        fault,
        evaluate: () => load(`${address}?page=${(count += 1)}`),
      })
}
