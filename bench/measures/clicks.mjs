// Time from a click to the changed DOM, in Chromium: medians. The bars are shares of what Phoenix
// LiveView took for the same on a machine of two such processors.

import { median } from '../compare.mjs'
import { openPage } from '../browser.mjs'

/** Runs in the page: clicks, and waits for the change that the click leads to. */
function clickAndWait({ selector, expected }) {
  const { kind, of, value } = expected
  const isDone = () => {
    if (kind === 'rows') return document.querySelectorAll('#tbody tr').length === value
    const element = document.querySelector(of)
    if (kind === 'text') return element?.textContent === value
    if (kind === 'class') return element?.className === value
    return element?.textContent?.endsWith(value)
  }
  return new Promise((resolve, reject) => {
    const watcher = new MutationObserver(() => {
      if (!isDone()) return
      const time = performance.now() - start
      watcher.disconnect()
      clearTimeout(timer)
      resolve(time)
    })
    watcher.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
    const timer = setTimeout(() => reject(new Error(`${selector}: nothing changed`)), 20_000)
    const start = performance.now()
    document.querySelector(selector).click()
  })
}

async function time(page, selector, expected) {
  const ms = await page.evaluate(clickAndWait, { selector, expected })
  // What the page does after its DOM has changed is not the next click's.
  await page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
  await page.waitForFunction(() => document.querySelector('[data-live-pending]') === null)
  return ms
}

/** A row of the table. @param share of LiveView's time, whose lower bound is `peer` */
const row = (name, times, peer, share) => ({
  name: `click → DOM, ${name}, p50`,
  unit: 'ms',
  value: median(times),
  least: Math.min(...times),
  bar: { of: 'value', max: peer * share },
  note: `LiveView ${peer}, of which ${share}`,
})

const counter = {
  group: 'counter',
  async measure({ stage, browser, scale }) {
    const { origin } = await stage()
    const { page, close } = await openPage(await browser(), `${origin}/counter`)
    const times = []
    for (let count = 1; count <= 10 + scale(50); count += 1) {
      const ms = await time(page, '#inc', { kind: 'text', of: '#count', value: String(count) })
      if (count > 10) times.push(ms)
    }
    await close()
    return [row('counter', times, 2.1, 1)]
  },
}

const table = {
  group: 'clicks',
  async measure({ stage, browser, scale }) {
    const { origin } = await stage()
    const { page, close } = await openPage(await browser(), `${origin}/table?rows=1000`)
    const cell = (place) => `#tbody tr:nth-child(${place}) td`
    const idAt = (place) => page.textContent(cell(place))
    const times = {
      select: [],
      swap: [],
      remove: [],
      update: [],
      create: [],
      append: [],
      clear: [],
    }
    const tries = scale(16)
    for (let turn = -2; turn < tries; turn += 1) {
      const keep = (name, ms) => void (turn >= 0 && times[name].push(ms))
      const place = 10 + turn
      const own = `#tbody tr:nth-child(${place})`
      keep('select', await time(page, `${own} .lbl`, { kind: 'class', of: own, value: 'danger' }))
      const last = await idAt(999)
      keep('swap', await time(page, '#swaprows', { kind: 'text', of: cell(2), value: last }))
      const after = await idAt(41)
      const gone = '#tbody tr:nth-child(40) .remove'
      keep('remove', await time(page, gone, { kind: 'text', of: cell(40), value: after }))
      const label = '#tbody tr:nth-child(991) .lbl'
      const text = `${await page.textContent(label)} !!!`
      keep('update', await time(page, '#update', { kind: 'text', of: label, value: text }))
      if (turn % 2 !== 0) {
        await time(page, '#run', { kind: 'rows', value: 1_000 })
        continue
      }
      await time(page, '#run', { kind: 'rows', value: 1_000 })
      keep('append', await time(page, '#add', { kind: 'rows', value: 2_000 }))
      await time(page, '#run', { kind: 'rows', value: 1_000 })
      keep('clear', await time(page, '#clear', { kind: 'rows', value: 0 }))
      keep('create', await time(page, '#run', { kind: 'rows', value: 1_000 }))
    }
    await close()
    return [
      row('select in 1,000 rows', times.select, 57, 0.1),
      row('swap in 1,000 rows', times.swap, 68, 0.1),
      row('remove of 1,000 rows', times.remove, 69, 0.1),
      row('update every 10th of 1,000 rows', times.update, 65, 0.1),
      row('create 1,000 rows', times.create, 67, 0.5),
      row('append 1,000 rows', times.append, 112, 0.5),
      row('clear 1,000 rows', times.clear, 49, 0.5),
    ]
  },
}

export const clicks = [counter, table]
