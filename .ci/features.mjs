// `npm run features`: compares the ledger docs/features.md with the ids in the titles of the tests.
// Fails on an id that the ledger does not know and on a row that is marked done without a test.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './bootstrap.mjs'

const isQuiet = process.argv.includes('--quiet')
const rows = readLedger()
const { tests, skipped } = findTests()
const problems = []

for (const [id, files] of tests) {
  if (!rows.has(id)) problems.push(`[${id}] is not in docs/features.md, but in ${files.join(', ')}`)
}
for (const { id, state } of rows.values()) {
  if (state !== 'done' && state !== 'open') {
    problems.push(`${id} is \`${state}\` in docs/features.md; a row is \`done\` or \`open\``)
  }
  if (state === 'done' && !tests.has(id)) {
    const reason = skipped.has(id) ? 'its tests are skipped' : 'no test has its id in the title'
    problems.push(`${id} is marked done in docs/features.md, but ${reason}`)
  }
}

if (!isQuiet) {
  for (const { id, capability, state } of rows.values()) {
    console.log(`${state === 'done' ? '✓ done' : '· open'}  ${id.padEnd(8)} ${capability}`)
    for (const file of tests.get(id) ?? []) console.log(`                   ${file}`)
  }
}
const done = [...rows.values()].filter((row) => row.state === 'done').length
console.log(`${done} of ${rows.size} features done, ${rows.size - done} open`)
for (const problem of problems) console.error(`✗ ${problem}`)
process.exitCode = problems.length === 0 ? 0 : 1

function readLedger() {
  const ledger = readFileSync(join(root, 'docs/features.md'), 'utf8')
  const found = ledger.matchAll(/^\| ([A-Z]+-\d{2}) \| (.+?) \| (\w+) \|/gm)
  return new Map([...found].map(([, id, capability, state]) => [id, { id, capability, state }]))
}

// A title may stand on the line after `it(`, and `it.each(…)(` has its title in the second call; so any string that
// starts with an id in brackets counts, when the call before it is not a skipped one.
function findTests() {
  const tests = new Map()
  const skipped = new Set()
  for (const file of ['packages', 'demo', 'e2e', 'bench'].flatMap(listTestFiles)) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const match of text.matchAll(/(['"`])((?:\[[A-Z]+-\d{2}\] ?)+)/g)) {
      const before = text.slice(0, match.index).trimEnd()
      const isSkipped = /\.(skip|todo|fixme)(\.each\([^]*\))?\($/.test(before)
      for (const [, id] of match[2].matchAll(/\[([A-Z]+-\d{2})\]/g)) {
        if (isSkipped) skipped.add(id)
        else tests.set(id, [...new Set([...(tests.get(id) ?? []), file])])
      }
    }
  }
  return { tests, skipped }
}

function listTestFiles(folder) {
  const names = readdirSync(join(root, folder), { recursive: true })
  return names
    .filter((name) => /\.(test|spec|test-d)\.tsx?$/.test(name))
    .filter((name) => !/(^|\/)(node_modules|dist|\.work|fixtures)\//.test(name))
    .map((name) => relative(root, join(root, folder, name)))
}
