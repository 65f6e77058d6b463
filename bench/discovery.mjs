// `npm run build && node bench/discovery.mjs` measures what it costs to find the live components of
// a view again after its state has changed: CPU of this process (collection of garbage included),
// medians over rounds in which all ways take turns. On a busy machine only the ratios hold.

import { renderToString } from 'preact-render-to-string'
import { jsx } from '../packages/view/dist/jsx-runtime.js'
import { walk } from '../packages/server/dist/discovery/walk.js'

const rounds = 31
const roundMs = 60

/** Stands for a live component. */
function Part({ id }) {
  return jsx('b', { children: id })
}
const isPart = (type) => type === Part

const card = (number) =>
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
const pages = {
  '20 parts, 200 elements': () => jsx('main', { children: numbers(20).map(card) }),
  '5 parts, 1,000 rows': () =>
    jsx('main', {
      children: [
        numbers(5).map((number) => jsx(Part, { id: `part-${number}` }, number)),
        jsx('table', { children: jsx('tbody', { children: rows.map(row) }) }),
      ],
    }),
}

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
