// Runs measures one after the other, and tells what they have found.

import { openBrowser } from './browser.mjs'
import { bytes } from './measures/bytes.mjs'
import { clicks } from './measures/clicks.mjs'
import { discovery } from './measures/discovery.mjs'
import { events } from './measures/events.mjs'
import { growth } from './measures/growth.mjs'
import { hydration } from './measures/hydration.mjs'
import { memory } from './measures/memory.mjs'
import { mounts } from './measures/mounts.mjs'
import { pushes } from './measures/pushes.mjs'
import { reconnect } from './measures/reconnect.mjs'
import { startPage } from './measures/start-page.mjs'
import { describeRun, head, judge, toLine, writeResults } from './results.mjs'
import { openStage } from './stage.mjs'

const measures = [
  ...bytes,
  ...events,
  ...pushes,
  ...mounts,
  ...memory,
  ...growth,
  ...clicks,
  hydration,
  reconnect,
  discovery,
  startPage,
]

/**
 * Measures groups of rows.
 *
 * @param groups their names; none = all
 * @param small do little of each, to see that it works
 * @param write write down what was found
 * @param profile file for a CPU profile of the server under test
 */
export async function measureAll({ groups, small, write, profile }) {
  const known = new Set(measures.map(({ group }) => group))
  const unknown = groups.filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new Error(
      `No measure is called ${unknown.join(', ')}: there are ${[...known].join(', ')}`,
    )
  }
  const opened = {}
  const once = (name, open) => () => (opened[name] ??= open())
  const context = {
    stage: once('stage', openStage),
    browser: once('browser', openBrowser),
    scale: (count) => (small ? Math.max(1, Math.ceil(count / 50)) : count),
  }
  const rows = []
  try {
    const { server } = await context.stage()
    if (profile !== undefined) await server.startProfile()
    console.log(head)
    for (const { group, measure } of measures) {
      if (groups.length > 0 && !groups.includes(group)) continue
      for (const found of await measure(context)) {
        const row = { group, ...judge(found) }
        rows.push(row)
        console.log(toLine(row))
      }
    }
    if (profile !== undefined) await server.stopProfile(profile)
    if (write) {
      writeResults(describeRun((await context.browser()).version()), rows)
    }
  } finally {
    const stage = await opened.stage
    await stage?.close()
    const browser = await opened.browser
    await browser?.close()
  }
  const missed = rows.filter(({ met }) => met === false).length
  console.log(`\n${rows.length} rows, ${missed} bars missed`)
}
