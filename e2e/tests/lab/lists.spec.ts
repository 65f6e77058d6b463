import { expect, type Locator, type Page } from '@playwright/test'
import { test, type Lab } from '../../lab.ts'

const ids = Array.from({ length: 12 }, (_, id) => id)
const kinds = ['row', 'server', 'entry'] as const

test('[LIST-01] ten random shuffles leave every row its elements, counters and text', async ({
  page,
  lab,
}) => {
  const seed = Number(process.env['LISTS_SEED'] ?? Date.now() % 1_000_000)
  test.info().annotations.push({ type: 'LISTS_SEED', description: String(seed) })
  const random = createRandom(seed)
  await open(page, lab)
  for (const id of ids) {
    await labelled(page, `Draft ${id}`).fill(`draft ${id}`)
    await labelled(page, `Note ${id}`).fill(`note ${id}`)
  }
  const counts = ids.map(() => ({ row: 0, server: 0, entry: 0 }))
  let order = ids
  for (let round = 0; round < 10; round += 1) {
    for (const kind of kinds) {
      const id = random(ids.length)
      const count = counts[id]
      for (let clicks = random(3); clicks >= 0 && count !== undefined; clicks -= 1) {
        await click(page, kind, id)
        count[kind] += 1
      }
    }
    order = shuffle(order, random)
    await show(lab, order)
    const message = `LISTS_SEED=${seed}, round ${round}: ${order.join(' ')}`
    await expect
      .poll(() => read(page), { message })
      .toEqual(order.map((id) => ({ id, ...counts[id], draft: `draft ${id}`, note: `note ${id}` })))
    expect(await strangers(page), message).toEqual([])
  }
  await expect(page.locator('html')).toHaveAttribute('data-watched', '12')
  await expect(page.locator('html')).not.toHaveAttribute('data-left')
})

test('[LIST-01] a row goes on with what it does while rows come, go and move, itself too', async ({
  page,
  lab,
}) => {
  await open(page, lab)
  const row = page.locator('#rows > [data-item="4"]')
  await row.locator('summary').click()
  await labelled(page, 'Strip 4').evaluate((strip) => (strip.scrollLeft = 120))
  await row.getByRole('button', { name: 'Island 4' }).click()
  await page.locator('#rows > [data-item="1"] .nested').click()
  await markFilms(page)
  const letter = labelled(page, 'Letter 4')
  await letter.fill('Dear reader')
  await letter.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 7, 'backward'))
  await row.evaluate((element) => element.scrollIntoView())
  const place = await placeOf(row)

  const around = [
    [90, 0, 1, 2, 91, 3, 4, 92, 5, 6, 7, 8, 9, 10, 11],
    [90, 1, 91, 3, 4, 92, 5, 6, 8, 9, 10, 11],
    [11, 10, 91, 3, 4, 92, 1, 90, 8, 9, 5, 6],
  ]
  const moving = [
    [11, 10, 91, 3, 92, 1, 90, 8, 9, 5, 6, 4],
    [4, 6, 5, 9, 8, 90, 1, 92, 3, 91, 10, 11],
  ]
  for (const order of [...around, ...moving]) {
    const played = await filmOf(page, 4)
    await show(lab, order)
    await expect.poll(() => orderOf(page)).toEqual(order)
    await expect(letter).toBeFocused()
    expect(await selectionOf(letter), order.join()).toEqual([2, 7, 'backward'])
    await expect(row.locator('details')).toHaveAttribute('open')
    await expect(row.getByRole('button', { name: 'Island 4: 1' })).toBeVisible()
    expect(await labelled(page, 'Strip 4').evaluate((strip) => strip.scrollLeft)).toBe(120)
    // A pixel may get lost when the browser scrolls along.
    const moved = async (): Promise<number> => Math.abs((await placeOf(row)) - place)
    if (around.includes(order)) await expect.poll(moved).toBeLessThan(2)
    await expect.poll(() => filmOf(page, 4)).toBeGreaterThan(played)
  }
  await expect(page.locator('#rows > [data-item="1"] .nested')).toHaveText('Nested: 1')
  await page.keyboard.type('!')
  await expect(letter).toHaveValue('De!ader')
})

/** Opens the page and marks every element of its rows. */
async function open(page: Page, lab: Lab): Promise<void> {
  await lab.open('/lists')
  await expect(page.locator('html')).toHaveAttribute('data-watched', '12')
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('[data-item], [data-item] *')) {
      const row = element.closest('[data-item]')
      Object.assign(element, { mark: row?.getAttribute('data-item') })
    }
  })
}

function labelled(page: Page, name: string): Locator {
  return page.getByLabel(name, { exact: true })
}

function show(lab: Lab, order: readonly number[]): Promise<void> {
  return lab.send('show', JSON.stringify(order))
}

/** Clicks at once, wherever the row is: other rows may be on their way. */
async function click(page: Page, kind: (typeof kinds)[number], id: number): Promise<void> {
  const button = {
    row: page.locator(`[data-tally="Row ${id}"]`),
    server: page.locator(`#entries > [data-item="${id}"] > button:first-of-type`),
    entry: page.locator(`[data-tally="Entry ${id}"]`),
  }
  await button[kind].dispatchEvent('click')
}

/** What the three lists show, row by row. */
function read(page: Page): Promise<object[]> {
  return page.evaluate(() => {
    const countIn = (place: Element | undefined, selector: string): number =>
      Number(/\d+$/.exec(place?.querySelector(selector)?.textContent ?? '')?.[0])
    const entries = [...document.querySelectorAll('#entries > li')]
    const notes = [...document.querySelectorAll('#pairs > dd')]
    return [...document.querySelectorAll('#rows > li')].map((row, index) => {
      const id = Number(row.getAttribute('data-item'))
      return {
        id,
        row: countIn(row, `[data-tally="Row ${id}"]`),
        server: countIn(entries[index], 'output'),
        entry: countIn(entries[index], `[data-tally="Entry ${id}"]`),
        draft: row.querySelector('input')?.value,
        note: notes[index]?.querySelector('input')?.value,
      }
    })
  })
}

/** Elements of rows that were not there when the page was opened, or belong to another row. */
function strangers(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-item], [data-item] *')]
      .filter((element) => {
        const row = element.closest('[data-item]')?.getAttribute('data-item')
        return (element as { mark?: string | null }).mark !== row
      })
      .map((element) => element.outerHTML),
  )
}

function orderOf(page: Page): Promise<number[]> {
  return page
    .locator('#rows > li')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-item'))))
}

/** How far a row is below the top of its list. */
function placeOf(row: Locator): Promise<number> {
  return row.evaluate((element) => {
    const { top } = element.parentElement?.getBoundingClientRect() ?? { top: 0 }
    return Math.round(element.getBoundingClientRect().top - top)
  })
}

function selectionOf(field: Locator): Promise<unknown[]> {
  return field.evaluate((element: HTMLTextAreaElement) => [
    element.selectionStart,
    element.selectionEnd,
    element.selectionDirection,
  ])
}

/** Marks the documents in the frames. */
async function markFilms(page: Page): Promise<void> {
  for (const frame of page.frames().slice(1)) {
    await frame.evaluate(() => void Object.assign(window, { mark: 'same' }))
  }
}

/** How far the film of a row is; -1 = it was loaded anew. */
async function filmOf(page: Page, id: number): Promise<number> {
  const film = await page.locator(`iframe[title="Film ${id}"]`).elementHandle()
  const frame = await film?.contentFrame()
  const played = await frame?.evaluate(() => {
    if ((window as { mark?: string }).mark !== 'same') return -1
    return Number(document.querySelector('output')?.textContent)
  })
  return played ?? -1
}

/** Makes a function that gives integers below a count, the same ones for the same seed (mulberry32). */
function createRandom(seed: number): (count: number) => number {
  let state = seed
  return (count) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * count)
  }
}

function shuffle(order: readonly number[], random: (count: number) => number): number[] {
  const next = [...order]
  for (let last = next.length - 1; last > 0; last -= 1) {
    const other = random(last + 1)
    ;[next[last], next[other]] = [next[other] ?? -1, next[last] ?? -1]
  }
  return next
}
