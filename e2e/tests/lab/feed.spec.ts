import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../../lab.ts'
import { painted } from '../../page.ts'

/** How many notes the page keeps. */
const limit = 100

/** A note that is seen. */
interface Sight {
  readonly id: string
  /** Distance of the note from the top of the area that scrolls, in px. */
  readonly top: number
}

for (const [where, search] of [
  ['near', ''],
  ['far away', '?latency=150'],
  // Safari before version 26.4.
  ['far away, in a browser that anchors nothing by itself', '?latency=100&unanchored'],
] as const) {
  test(`[LIST-02] a long feed scrolls both ways with a hundred notes in the page, and none that is seen moves: ${where}`, async ({
    page,
    lab,
  }) => {
    if (search.includes('unanchored')) await page.addInitScript(pretendNoAnchoring)
    await lab.open(`/feed${search}`)
    const most = await watchMost(page)
    // Up beyond the limit, so that it drops at the end, then down again, so that it drops above.
    for (const distance of [0, 40, 0, 40, 0, 40]) await expectStill(page, 'up', distance)
    for (const distance of [0, 40, 0, 40, 0, 40]) await expectStill(page, 'down', distance)
    await expectStill(page, 'up', 0)
    expect(await most()).toBe(limit)
  })
}

const area = (page: Page): Locator => page.locator('.notes')
const rows = (page: Page): Locator => page.locator('[data-note]')

/** Scrolls so near to an end that more comes in, and expects that what is seen then stays there. */
async function expectStill(page: Page, way: 'up' | 'down', distance: number): Promise<void> {
  const before = await ids(page)
  const edge = (all: readonly number[]): number | undefined => (way === 'up' ? all[0] : all.at(-1))
  const seen = await scrollTo(page, way, distance)
  await expect.poll(async () => edge(await ids(page))).not.toBe(edge(before))
  // Browsers anchor what scrolls when they paint.
  await painted(page)
  const now = await ids(page)
  expect(now.length).toBeLessThanOrEqual(limit)
  expect(now).toEqual(now.map((_, index) => (now[0] ?? 0) + index))
  const { top } = await sightOf(page, seen.id)
  expect(Math.abs(top - seen.top)).toBeLessThanOrEqual(1)
}

function scrollTo(page: Page, way: 'up' | 'down', distance: number): Promise<Sight> {
  return area(page).evaluate(
    (element, { way, distance }) => {
      const last = element.scrollHeight - element.clientHeight
      element.scrollTop = way === 'up' ? distance : last - distance
      const { top, height } = element.getBoundingClientRect()
      const row = document.elementFromPoint(
        element.getBoundingClientRect().left + 60,
        top + height / 2,
      )
      const note = row?.closest<HTMLElement>('[data-note]')
      if (!note) throw new Error('no note is there')
      return { id: note.dataset['note'] ?? '', top: note.getBoundingClientRect().top - top }
    },
    { way, distance },
  )
}

async function sightOf(page: Page, id: string): Promise<Sight> {
  const top = await page.locator(`[data-note="${id}"]`).evaluate((note) => {
    const box = note.closest('.notes')?.getBoundingClientRect()
    return note.getBoundingClientRect().top - (box?.top ?? 0)
  })
  return { id, top }
}

function ids(page: Page): Promise<number[]> {
  return rows(page).evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-note'))))
}

/** Watches how many notes there are at a time, at most. */
async function watchMost(page: Page): Promise<() => Promise<number>> {
  const handle = await page.evaluateHandle(() => {
    const counts = { most: 0 }
    const count = (): void => {
      counts.most = Math.max(counts.most, document.querySelectorAll('[data-note]').length)
    }
    new MutationObserver(count).observe(document.body, { childList: true, subtree: true })
    return counts
  })
  return () => handle.evaluate(({ most }) => most)
}

/** Makes the browser say that it does not anchor what scrolls; the style sheet turns it off. */
function pretendNoAnchoring(): void {
  const supports = CSS.supports.bind(CSS) as (...words: string[]) => boolean
  CSS.supports = ((...words: string[]) =>
    words[0] === 'overflow-anchor' ? false : supports(...words)) as typeof CSS.supports
}
