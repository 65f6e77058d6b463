import type { BrowserStash } from '@livejsx/stash/client'
import { describe, expect, it } from 'vitest'
import { createPageStash } from './page-stash.ts'

function createRecords() {
  const log: string[] = []
  const records = {
    hide: () => void log.push('hide'),
    show: () => Promise.resolve(void log.push('show')),
  } as unknown as BrowserStash
  return { records, log }
}

describe('createPageStash', () => {
  it('[STASH-02] hides at once, within `pagehide`', async () => {
    const { records, log } = createRecords()
    const page = createPageStash(Promise.resolve(records))
    await page.records
    page.hide()
    expect([log, page.isHidden]).toEqual([['hide'], true])
    await page.show()
    expect([log, page.isHidden]).toEqual([['hide', 'show'], false])
  })

  it('[STASH-06] lets a slot go that it gets when the page has gone already', async () => {
    const { records, log } = createRecords()
    let open = (_records: BrowserStash): void => undefined
    const page = createPageStash(new Promise((resolve) => (open = resolve)))
    page.hide()
    open(records)
    await page.records
    expect(log).toEqual(['hide'])
    await page.show()
    expect(log).toEqual(['hide', 'show'])
  })

  it('[STASH-06] keeps a slot that it gets when the page is back already', async () => {
    const { records, log } = createRecords()
    let open = (_records: BrowserStash): void => undefined
    const page = createPageStash(new Promise((resolve) => (open = resolve)))
    page.hide()
    await page.show()
    open(records)
    await page.records
    expect(log).toEqual([])
  })

  it('[STASH-10] comes back where its browser has none', async () => {
    const page = createPageStash(Promise.reject(new Error('no browser')))
    page.hide()
    await page.show()
    await expect(page.records).rejects.toThrow('no browser')
  })
})
