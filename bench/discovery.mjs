// `npm run build && node bench/discovery.mjs` measures what it costs to find the live components of
// a view again after its state has changed: CPU of this process (collection of garbage included),
// medians over rounds in which all ways take turns. On a busy machine only the ratios hold.

import { renderToString } from 'preact-render-to-string'
import { jsx } from '../packages/view/dist/jsx-runtime.js'
import { createLive } from '../packages/view/dist/internal.js'
import { liveComponent, liveView } from '../packages/view/dist/index.js'
import { discover } from '../packages/server/dist/discovery/discover.js'
import { PartTree } from '../packages/server/dist/discovery/part-tree.js'
import { runSteps } from '../packages/server/dist/discovery/steps.js'
import { walk } from '../packages/server/dist/discovery/walk.js'

const rounds = 31
const roundMs = 60

/** Stands for a live component. */
function Part({ id }) {
  return jsx('b', { children: id })
}
const isPart = (type) => type === Part

const card = (Part) => (number) =>
  jsx('section', {
    class: 'card',
    children: [
      jsx('h2', { children: ['Card ', number] }),
      jsx('p', { class: 'text', children: 'Some text' }),
      jsx('ul', {
        children: [1, 2, 3].map((item) =>
          jsx('li', { 'data-item': item, children: jsx('a', { href: '/', children: item }) }, item),
        ),
      }),
      jsx(Part, { id: `part-${number}` }),
    ],
  })
const row = ({ id, label }) =>
  jsx(
    'tr',
    {
      class: id === 7 ? 'selected' : undefined,
      children: [
        jsx('td', { class: 'id', children: id }),
        jsx('td', { children: jsx('a', { href: '/', children: label }) }),
        jsx('td', { class: 'rest' }),
      ],
    },
    id,
  )

const rows = Array.from({ length: 1000 }, (_, id) => ({ id, label: `Row ${id}` }))
const numbers = (length) => Array.from({ length }, (_, index) => index)
const createPages = (Part) => ({
  '20 parts, 200 elements': () => jsx('main', { children: numbers(20).map(card(Part)) }),
  '5 parts, 1,000 rows': () =>
    jsx('main', {
      children: [
        numbers(5).map((number) => jsx(Part, { id: `part-${number}` }, number)),
        jsx('table', { children: jsx('tbody', { children: rows.map(row) }) }),
      ],
    }),
})
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

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1]

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

// The whole pass: the walk, and what it has found compared with what is known.
const Live = liveComponent(
  { mount: () => ({ count: 0 }), render: ({ count }) => jsx('b', { children: count }) },
  'part',
)
for (const [page, View] of Object.entries(createPages(Live))) {
  const tree = new PartTree(liveView({ mount: () => ({ count: 0 }), render: View }, 'view'))
  const host = {
    live: createLive(),
    known: (object, id) => tree.known(object, id),
    nextNumber: () => tree.nextNumber(),
    mount: () => ({ count: 0 }),
  }
  const pass = (part, count) => tree.apply(runSteps(discover(part, { count }, host)))
  pass(tree.root, 0)
  const ways = {
    'a change of the view': (count) => pass(tree.root, count),
    'of one component': (count) => pass(tree.at(3), count),
  }
  const figures = Object.entries(ways).map(([name, way]) => {
    let count = 0
    const times = numbers(rounds).map(() => measure(() => way(++count)))
    return `${name} ${median(times).toFixed(2)} µs`
  })
  console.log(`${page}, whole pass: ${figures.join(', ')}`)
}
