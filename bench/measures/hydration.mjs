// Script time of Chromium for 1,000 rows: of a page that loads with them, and of Preact that makes the
// same rows itself. Both on pages that are new, both without what the same page takes with no rows.

import { join } from 'node:path'
import { build } from 'vite'
import { compare } from '../compare.mjs'

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

/** Ids of the samples' nodes that are the page's scripts, and what these call: not the test driver's. */
function ownNodes(nodes) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const own = new Set()
  const add = (id) => {
    own.add(id)
    for (const child of byId.get(id).children ?? []) add(child)
  }
  for (const { id, callFrame } of nodes) if (callFrame.url.includes('/assets/')) add(id)
  return own
}

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
  const own = ownNodes(profile.nodes)
  const time = profile.timeDeltas.reduce(
    (sum, delta, index) => (own.has(profile.samples[index]) ? sum + delta : sum),
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
      await page.addScriptTag({ content: `${rows}\n//# sourceURL=/assets/rows-alone.js` })
      await page.addScriptTag({
        content: `showRows(${count})\n//# sourceURL=/assets/show-rows.js`,
      })
    }
    const rowsOf = async (make) => {
      const opened = await browser()
      const time = await scriptTime(opened, origin, make(1_000))
      return time - (await scriptTime(opened, origin, make(0)))
    }
    const result = await compare({
      pairs: scale(11),
      value: () => rowsOf(live),
      floor: () => rowsOf(alone),
    })
    return [
      {
        name: 'hydration of 1,000 rows, against their creation by Preact',
        unit: 'ms',
        ...result,
        bar: { of: 'ratio', max: 1.5 },
      },
    ]
  },
}
