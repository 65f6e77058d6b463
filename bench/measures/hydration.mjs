// Script time of Chromium for 1,000 rows: of a page that loads with them, and of Preact that makes the
// same rows itself. Both on pages that are new, both without what the same page takes with no rows.

import { join } from 'node:path'
import { build } from 'vite'
import { median } from '../compare.mjs'

const app = join(import.meta.dirname, '../app')
const entry = join(app, 'rows-alone.tsx')

const code = `
import { render } from 'preact'
import { createRows } from './rows.ts'
import { TableRow } from './table-row.tsx'
globalThis.showRows = (count) =>
  render(
    createRows(1, count).map((row) => (
      <TableRow key={row.id} row={row} isSelected={false} onSelect={() => {}} onRemove={() => {}} />
    )),
    document.getElementById('tbody'),
  )
`

async function bundleRows() {
  const { output } = await build({
    root: app,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'rows-alone',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  })
  return output[0].code
}

const isWork = ({ functionName }) => !['(idle)', '(program)', '(root)'].includes(functionName)

/** Script time in ms of a page that is new. Sampled: the metrics of Chromium leave out what runs in promises. */
async function scriptTime(browser, origin, use) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  // The process of the origin, which stays when the page goes on.
  await page.goto(`${origin}/stats`)
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 250 })
  await session.send('Profiler.start')
  await use(page)
  const { profile } = await session.send('Profiler.stop')
  await context.close()
  const working = new Set(
    profile.nodes.filter(({ callFrame }) => isWork(callFrame)).map(({ id }) => id),
  )
  const time = profile.timeDeltas.reduce(
    (sum, delta, index) => (working.has(profile.samples[index]) ? sum + delta : sum),
    0,
  )
  return time / 1_000
}

export const hydration = {
  group: 'hydration',
  async measure({ stage, browser, scale }) {
    const { origin } = await stage()
    const rows = await bundleRows()
    const live = (count) => async (page) => {
      await page.goto(`${origin}/table?rows=${count}`)
      await page.waitForSelector('html[data-live-connection=joined]')
    }
    const alone = (count) => async (page) => {
      await page.evaluate(() => {
        document.body.innerHTML = '<table><tbody id="tbody"></tbody></table>'
      })
      await page.addScriptTag({ content: rows })
      await page.addScriptTag({ content: `showRows(${count})` })
    }
    const times = { live: [], liveNone: [], alone: [], aloneNone: [] }
    for (let turn = -1; turn < scale(11); turn += 1) {
      const opened = await browser()
      const found = {
        live: await scriptTime(opened, origin, live(1_000)),
        alone: await scriptTime(opened, origin, alone(1_000)),
        liveNone: await scriptTime(opened, origin, live(0)),
        aloneNone: await scriptTime(opened, origin, alone(0)),
      }
      if (turn >= 0) for (const [name, time] of Object.entries(found)) times[name].push(time)
    }
    const value = median(times.live) - median(times.liveNone)
    const floor = median(times.alone) - median(times.aloneNone)
    return [
      {
        name: 'hydration of 1,000 rows, against their creation by Preact',
        unit: 'ms',
        value,
        floor,
        ratio: value / floor,
        bar: { of: 'ratio', max: 1.5 },
      },
    ]
  },
}
