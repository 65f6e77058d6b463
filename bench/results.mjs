// The results: as a table in the terminal, in `results.json`, and in `docs/performance.md`.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const file = join(import.meta.dirname, 'results.json')
const docs = join(import.meta.dirname, '../docs/performance.md')
const [begin, end] = ['<!-- results -->', '<!-- end of results -->']

const versionOf = (name) => {
  const paths = require.resolve.paths(name) ?? []
  for (const path of paths) {
    try {
      return JSON.parse(readFileSync(join(path, name, 'package.json'), 'utf8')).version
    } catch {
      // The next folder up may have it.
    }
  }
  return 'unknown'
}

/** What the figures hold for. */
export function describeRun(browserVersion) {
  const [first] = cpus()
  return {
    machine: `${cpus().length} × ${first?.model.trim()}`,
    /** Tasks that wanted a processor, on average, at the end of the run. */
    load: Math.round(loadavg()[1] ?? 0),
    versions: {
      node: process.versions.node,
      chromium: browserVersion,
      ...Object.fromEntries(
        ['preact', 'preact-render-to-string', 'socket.io', 'ws', 'zod'].map((name) => [
          name,
          versionOf(name),
        ]),
      ),
    },
    date: new Date().toISOString().slice(0, 10),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  }
}

/** Compares a row with its bar. */
export function judge({ name, unit, value, least, floor, ratio, pairs, bar, note }) {
  const measured = bar?.of === 'ratio' ? ratio : value
  return {
    name,
    value: round(value),
    unit,
    // Where the bar is a time, what else the machine did is in the figure.
    ...(least !== undefined && bar?.of === 'value' && { least: round(least) }),
    ...(floor !== undefined && { floor: round(floor), ratio: round(ratio), pairs }),
    ...(bar !== undefined && {
      bar: bar.of === 'ratio' ? `${bar.max} ×` : bar.max,
      met: measured <= bar.max,
    }),
    ...(note !== undefined && { note }),
  }
}

const round = (value) => Number(value.toPrecision(value >= 1_000 ? 6 : 3))

/** Gives one line of a Markdown table. */
export function toLine({ name, value, unit, least, floor, ratio, bar, met, note = '' }) {
  const figure = `${value.toLocaleString('en')} ${unit}`
  const floored = floor === undefined ? '' : `${floor.toLocaleString('en')} ${unit}`
  const wanted =
    bar === undefined
      ? ''
      : typeof bar === 'number'
        ? `${Number(bar.toFixed(2)).toLocaleString('en')} ${unit}`
        : bar
  const verdict = met === undefined ? '' : met ? 'met' : '**missed**'
  const times = ratio === undefined ? '' : `${ratio} ×`
  const notes = [least && `least ${least.toLocaleString('en')}`, note].filter(Boolean).join('; ')
  return `| ${[name, figure, floored, times, wanted, verdict, notes].join(' | ')} |`
}

export const head =
  '| measure | figure | against | ratio | bar | | |\n|---|---:|---:|---:|---:|---|---|'

/** Writes what a run has found, in the place of what was found before of the same. */
export function writeResults(run, found) {
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).rows : []
  const rows = known.map((row) => found.find(({ name }) => name === row.name) ?? row)
  rows.push(...found.filter(({ name }) => !known.some((row) => row.name === name)))
  writeFileSync(file, `${JSON.stringify({ ...run, rows }, undefined, 2)}\n`)
  const text = readFileSync(docs, 'utf8')
  const [before, rest] = text.split(begin)
  const [, after] = rest?.split(end) ?? []
  if (after === undefined) throw new Error(`${docs} lacks \`${begin}\` and \`${end}\``)
  const versions = Object.entries(run.versions).map(([name, version]) => `${name} ${version}`)
  const about = `${run.date}, commit ${run.commit}, ${run.machine}, load ${run.load}, ${versions.join(', ')}`
  const table = [head, ...rows.map(toLine)].join('\n')
  writeFileSync(docs, `${before}${begin}\n${about}\n\n${table}\n${end}${after}`)
}
