// `npm run build && node bench/lists.mjs` measures what changes of long lists cost: bytes of the
// frame, CPU of the server's diff, of the page's patch. Medians; the times hold on this machine only,
// the bar is the last column but one: at most 10 ns per row for one change.

import { applyPatch, diff } from '../packages/protocol/dist/index.js'

const rounds = 21
const roundMs = 30

const words = ['pretty red table', 'large brown chair', 'small blue house', 'tall pink pony']
const createRow = (id) => ({ id, label: words[(id + 4) % words.length], votes: id % 97 })

/** The same numbers each time (mulberry32). */
function createRandom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffle(rows) {
  const random = createRandom(7)
  const list = [...rows]
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[list[at], list[other]] = [list[other], list[at]]
  }
  return list
}

const moveOne = (rows, from, to) => rows.toSpliced(from, 1).toSpliced(to, 0, rows[from])
const swapOne = (rows, one, other) => rows.with(one, rows[other]).with(other, rows[one])
const vote = (row) => ({ ...row, votes: row.votes + 1 })

/** Changes of a list of n rows, n from 1,000 on. */
const changes = {
  'insert at the front': (rows) => [createRow(-1), ...rows],
  'insert in the middle': (rows, n) => rows.toSpliced(n / 2, 0, createRow(-1)),
  'insert at the end': (rows) => [...rows, createRow(-1)],
  'remove one': (rows, n) => rows.toSpliced(n / 2, 1),
  'move one': (rows, n) => moveOne(rows, 5, n - 5),
  'swap two': (rows, n) => swapOne(rows, 1, n - 2),
  'swap two pairs': (rows, n) => swapOne(swapOne(rows, 1, n - 2), 9, n / 2),
  'update one field': (rows, n) => rows.with(n / 2, vote(rows[n / 2])),
  'remove one, append one': (rows) => [...rows.slice(1), createRow(-1)],
  'remove, move, insert, update': (rows, n) =>
    moveOne(rows, 9, n - 9)
      .toSpliced(n / 2, 0, createRow(-1))
      .toSpliced(20, 1)
      .with(40, vote(rows[42])),
  'move a block of 20': (rows, n) => [
    ...rows.slice(0, 50),
    ...rows.slice(n - 50, n - 30),
    ...rows.slice(50, n - 50),
    ...rows.slice(n - 30),
  ],
  'shuffle 20 at both ends': (rows) => [
    ...shuffle(rows.slice(0, 20)),
    ...rows.slice(20, -20),
    ...shuffle(rows.slice(-20)),
  ],
  'update every 10th': (rows) => rows.map((row, at) => (at % 10 === 0 ? vote(row) : row)),
  'update all': (rows) => rows.map(vote),
  'load all again, one differs': (rows, n) =>
    rows.map((row, at) => (at === n / 2 ? vote(row) : { ...row })),
  'filter: every 2nd': (rows) => rows.filter((_, at) => at % 2 === 0),
  'filter: 9 of 10': (rows) => rows.filter((_, at) => at % 10 !== 0),
  'filter: 1 of 100': (rows) => rows.filter((_, at) => at % 100 === 0),
  'filter undone: 9 of 10': (rows) => rows,
  'move every 10th to the end': (rows) => [
    ...rows.filter((_, at) => at % 10 !== 0),
    ...rows.filter((_, at) => at % 10 === 0),
  ],
  'sort: reverse': (rows) => rows.toReversed(),
  'sort: shuffle': shuffle,
  'append 1,000': (rows, n) => [
    ...rows,
    ...Array.from({ length: 1_000 }, (_, at) => createRow(n + at)),
  ],
  'replace all': (rows, n) => rows.map((_, at) => createRow(n + at)),
  clear: () => [],
}

/** Median time of one call, in ns. */
function timeOf(call) {
  const times = []
  call()
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    let count = 0
    do {
      call()
      count++
    } while (performance.now() - start < roundMs)
    times.push(((performance.now() - start) * 1e6) / count)
  }
  return times.toSorted((one, other) => one - other)[rounds >> 1]
}

const bytesOf = ({ set, lists }) =>
  Buffer.byteLength(
    `42${JSON.stringify(['patch', 1, 10, 10, set, ...(lists.length > 0 ? [lists] : [])])}`,
  )

const only = process.argv[2]
for (const n of [1_000, 10_000]) {
  const rows = Array.from({ length: n }, (_, id) => createRow(id))
  const table = {}
  for (const [name, change] of Object.entries(changes)) {
    if (only !== undefined && !name.includes(only)) continue
    const before = {
      rows: name.startsWith('filter undone') ? changes['filter: 9 of 10'](rows) : rows,
    }
    const after = { rows: change(rows, n) }
    const patch = diff(before, after)
    const received = JSON.parse(JSON.stringify(patch))
    const diffNs = timeOf(() => diff(before, after))
    const patchNs = timeOf(() => applyPatch(before, received))
    table[name] = {
      bytes: bytesOf(patch),
      verbs: [
        ...new Set(patch.lists.map(([, verb]) => verb)),
        ...(Object.keys(patch.set).length > 0 ? ['set'] : []),
      ].join(' '),
      'diff µs': Math.round(diffNs / 1_000),
      'diff ns/row': Number((diffNs / n).toFixed(1)),
      'patch µs': Math.round(patchNs / 1_000),
    }
  }
  console.log(`${n} rows`)
  console.table(table)
}
