// `npm run build && node bench/discovery.mjs` compares ways to find the live components of a view:
// CPU of this process (collection of garbage included), medians over rounds in which all ways take
// turns. On a busy machine only the ratios hold.

import { renderToString } from 'preact-render-to-string'
import { jsx } from '../packages/view/dist/jsx-runtime.js'
import { walk } from '../packages/server/dist/discovery/walk.js'
import { median } from './compare.mjs'
import { createPages } from './discovery-pages.mjs'

const rounds = 31
const roundMs = 60

/** Stands for a live component. */
function Part({ id }) {
  return jsx('b', { children: id })
}
const isPart = (type) => type === Part

const pages = createPages(Part)

let found = 0
const ways = {
  walk: (View) => walk(jsx(View, {}), {}, isPart, () => found++),
  renderToString: (View) => (found += renderToString(jsx(View, {})).length),
  'elements alone': (View) => (found += View().props.children.length),
}

const cpuUs = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** CPU µs of one call. */
function measure(call) {
  const end = performance.now() + roundMs
  const start = cpuUs()
  let count = 0
  do {
    for (let index = 0; index < 10; index++) call()
    count += 10
  } while (performance.now() < end)
  return (cpuUs() - start) / count
}

for (const [page, View] of Object.entries(pages)) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]))
  for (let round = -5; round < rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const time = measure(() => way(View))
      if (round >= 0) times[name].push(time)
    }
  }
  const figures = Object.entries(times).map(([name, all]) => `${name} ${median(all).toFixed(1)} µs`)
  const ratios = times.walk.map((time, round) => time / times.renderToString[round])
  const least = Math.min(...times.walk).toFixed(1)
  console.log(`${page}: ${figures.join(', ')}`)
  console.log(`  walk / renderToString ${median(ratios).toFixed(2)}; walk at best ${least} µs`)
}
