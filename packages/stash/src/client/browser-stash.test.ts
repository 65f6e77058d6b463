import { describe, expect, it } from 'vitest'
import { createTestLocks, createTestStorage } from '../../test/browser.ts'
import { createTestClock, settled } from '../../test/clock.ts'
import { createTestDisk } from '../../test/disk.ts'
import { sealedOf } from '../../test/sealed.ts'
import type { StashScope } from '../scope.ts'
import { createBrowserStash, type BrowserStash, type BrowserStashTools } from './browser-stash.ts'
import { maxSlotWaitMs } from './slot.ts'

const sealed = sealedOf()
const silent = { onStored: () => undefined }
const scopes = ['reconnect', 'reload', 'tab', 'session'] as const

/** A browser with tabs, each of which shows one page at a time. */
function createBrowser() {
  const clock = createTestClock()
  const records = createTestDisk()
  const locks = createTestLocks()
  let count = 0
  const openPage = async (
    storage: ReturnType<typeof createTestStorage>,
    { isNewVisit = true }: Partial<BrowserStashTools> = {},
  ): Promise<BrowserStash> => {
    const random = () => `slot-${++count}`
    const page = createBrowserStash({ storage, locks, clock, random, records, isNewVisit })
    await clock.advance(maxSlotWaitMs)
    return page
  }
  const openView = async (page: BrowserStash, scope: StashScope, place = '/', isFirst = true) => {
    const keeper = page.open({ view: 'app/board', place, scope, isFirst }, silent)
    await clock.advance(maxSlotWaitMs)
    return keeper
  }
  const offered = async (page: BrowserStash, scope: StashScope, place = '/', isFirst = true) =>
    (await (await openView(page, scope, place, isFirst)).offer())?.sealed
  return { clock, records, openPage, openView, offered }
}

describe('createBrowserStash', () => {
  it.each<[string, Record<StashScope, boolean>]>([
    ['a reload', { reconnect: false, reload: true, tab: true, session: true }],
    ['a new visit in the same tab', { reconnect: false, reload: false, tab: true, session: true }],
    ['the end of the tab', { reconnect: false, reload: false, tab: false, session: true }],
  ])('[STASH-06] brings back after %s what its scope promises', async (what, expected) => {
    for (const scope of scopes) {
      const { openPage, openView, offered } = createBrowser()
      const tab = createTestStorage()
      const before = await openPage(tab)
      const view = await openView(before, scope)
      view.keep(sealed)
      await settled()
      expect((await view.offer())?.sealed).toBe(sealed)
      before.hide()
      await settled()
      const next = await openPage(what === 'the end of the tab' ? createTestStorage() : tab, {
        isNewVisit: what !== 'a reload',
      })
      expect([scope, (await offered(next, scope)) !== undefined]).toEqual([scope, expected[scope]])
    }
  })

  it.each(scopes)('[STASH-06] keeps a duplicate of the tab apart, scope %s', async (scope) => {
    const { openPage, openView, offered } = createBrowser()
    const tab = createTestStorage()
    const original = await openPage(tab)
    const view = await openView(original, scope)
    view.keep(sealed)
    await settled()
    const duplicate = await openPage(tab.duplicate(), { isNewVisit: false })
    expect(await offered(duplicate, scope)).toBeUndefined()
    // What the duplicate keeps does not touch the original's.
    ;(await openView(duplicate, scope)).keep(sealedOf({ lineage: 'M', epoch: 9 }))
    await settled()
    expect((await view.offer())?.sealed).toBe(sealed)
    original.hide()
    await settled()
    const reloaded = await openPage(tab, { isNewVisit: false })
    if (scope !== 'reconnect') expect(await offered(reloaded, scope)).toBe(sealed)
  })

  it('[STASH-05] keeps views and places apart', async () => {
    const { openPage, openView, offered } = createBrowser()
    const page = await openPage(createTestStorage())
    ;(await openView(page, 'tab', '/boards/1')).keep(sealed)
    await settled()
    expect(await offered(page, 'tab', '/boards/2')).toBeUndefined()
    expect(await offered(page, 'tab', '/boards/1')).toBe(sealed)
  })

  it('[STASH-06] takes the record along when the address changes', async () => {
    const { openPage, openView, offered } = createBrowser()
    const page = await openPage(createTestStorage())
    const view = await openView(page, 'tab', '/boards/1')
    view.keep(sealed)
    view.moveTo('/boards/2')
    await settled()
    expect(await offered(page, 'tab', '/boards/1')).toBeUndefined()
    expect(await offered(page, 'tab', '/boards/2')).toBe(sealed)
  })

  it('[STASH-06] forgets a view that is left, unless its scope is the tab', async () => {
    for (const scope of scopes) {
      const { openPage, openView, offered } = createBrowser()
      const page = await openPage(createTestStorage())
      const view = await openView(page, scope)
      view.keep(sealed)
      await view.leave()
      const back = await offered(page, scope, '/', false)
      expect(back !== undefined).toBe(scope === 'tab' || scope === 'session')
    }
  })

  it('[STASH-02] saves at `pagehide` what the disk has not taken yet', async () => {
    const { openPage, openView, offered, records } = createBrowser()
    const tab = createTestStorage()
    const page = await openPage(tab)
    const view = await openView(page, 'reload')
    records.mode = 'hangs'
    view.keep(sealed)
    page.hide()
    await settled()
    records.mode = 'works'
    const reloaded = await openPage(tab, { isNewVisit: false })
    expect(await offered(reloaded, 'reload')).toBe(sealed)
  })

  it('[STASH-06] goes on when it comes back from the back-forward cache', async () => {
    const { openPage, openView, clock } = createBrowser()
    const tab = createTestStorage()
    const page = await openPage(tab)
    const view = await openView(page, 'tab')
    view.keep(sealed)
    await settled()
    page.hide()
    const next = await openPage(tab)
    const newer = sealedOf({ epoch: 2, page: 'the next page' })
    ;(await openView(next, 'tab')).keep(newer)
    await settled()
    next.hide()
    await settled()
    const shown = page.show()
    await clock.advance(maxSlotWaitMs)
    await shown
    expect((await view.offer())?.sealed).toBe(newer)
  })

  it('[STASH-06] begins anew in a slot of its own when its slot was taken meanwhile', async () => {
    const { openPage, openView, offered, clock, records } = createBrowser()
    const tab = createTestStorage()
    const page = await openPage(tab)
    const view = await openView(page, 'tab')
    view.keep(sealed)
    await settled()
    page.hide()
    await settled()
    const duplicate = await openPage(tab.duplicate(), { isNewVisit: false })
    const shown = page.show()
    await clock.advance(maxSlotWaitMs)
    await shown
    await settled()
    expect(await view.offer()).toBeUndefined()
    expect(await offered(duplicate, 'tab')).toBe(sealed)
    view.keep(sealedOf({ lineage: 'another one' }))
    await settled()
    expect(records.content.size).toBe(2)
  })

  it('[STASH-05] deletes everything when the visitor signs out', async () => {
    const { openPage, openView, records } = createBrowser()
    const page = await openPage(createTestStorage())
    const view = await openView(page, 'tab')
    view.keep(sealed)
    await page.clear()
    expect(records.content.size).toBe(0)
    expect(await view.offer()).toBeUndefined()
  })

  it('[STASH-05] sweeps expired records of all tabs when it is opened', async () => {
    const { openPage, openView, records, clock } = createBrowser()
    const page = await openPage(createTestStorage())
    ;(await openView(page, 'tab')).keep(sealed)
    await settled()
    await clock.advance(86_400_000)
    await openPage(createTestStorage())
    await settled()
    expect(records.content.size).toBe(0)
  })

  it('[STASH-10] opens in time where the disk hangs', async () => {
    const { openPage, openView, records, clock } = createBrowser()
    records.mode = 'hangs'
    const page = await openPage(createTestStorage())
    const view = await openView(page, 'reload')
    let offer: unknown = 'nothing yet'
    void view.offer().then((given) => (offer = given))
    await clock.advance(300)
    expect(offer).toBeUndefined()
  })
})
