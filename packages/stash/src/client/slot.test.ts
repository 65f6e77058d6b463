import { describe, expect, it } from 'vitest'
import { createTestLocks, createTestStorage, forbiddenStorage } from '../../test/browser.ts'
import { createTestClock, type TestClock } from '../../test/clock.ts'
import { holdLock, maxSlotWaitMs, takeSlot, type Slot, type SlotTools } from './slot.ts'

function createRandom(): () => string {
  let count = 0
  return () => `slot-${++count}`
}

function browserOf({ withLocks }: { withLocks: boolean }) {
  const clock = createTestClock()
  const tools: SlotTools = {
    storage: createTestStorage(),
    locks: withLocks ? createTestLocks() : undefined,
    clock,
    random: createRandom(),
  }
  return { tools, clock }
}

async function after<Result>(clock: TestClock, work: Promise<Result>): Promise<Result> {
  await clock.advance(maxSlotWaitMs)
  return work
}

describe.each([{ withLocks: true }, { withLocks: false }])('takeSlot, $withLocks', (kind) => {
  const name = kind.withLocks ? 'with locks' : 'without locks'

  it(`[STASH-06] is the same for the next page of the tab, ${name}`, async () => {
    const { tools } = browserOf(kind)
    const first = await takeSlot(tools)
    first.release()
    const second = await takeSlot(tools)
    expect(second.id).toBe(first.id)
  })

  it(`[STASH-06] is another one in a duplicate of the tab, ${name}`, async () => {
    const { tools, clock } = browserOf(kind)
    const first = await takeSlot(tools)
    const copy = (tools.storage as ReturnType<typeof createTestStorage>).duplicate()
    const other = await after(clock, takeSlot({ ...tools, storage: copy }))
    expect(other.id).not.toBe(first.id)
    // Both keep theirs over a reload.
    first.release()
    other.release()
    expect((await takeSlot(tools)).id).toBe(first.id)
    expect((await takeSlot({ ...tools, storage: copy })).id).toBe(other.id)
  })

  it(`[STASH-06] is still there when the page comes back, ${name}`, async () => {
    const { tools } = browserOf(kind)
    const page = await takeSlot(tools)
    page.release()
    const next = await takeSlot(tools)
    next.release()
    expect(await page.retake()).toBe(true)
    expect(page.id).toBe(next.id)
  })

  it(`[STASH-10] lives as long as the page where storage is forbidden, ${name}`, async () => {
    const { tools, clock } = browserOf(kind)
    const closed = { ...tools, storage: forbiddenStorage }
    const one = await after(clock, takeSlot(closed))
    const other = await after(clock, takeSlot({ ...tools, storage: undefined }))
    expect(one.id).not.toBe(other.id)
    one.release()
  })
})

describe('takeSlot', () => {
  it('[STASH-06] survives a crash of the tab where there are locks', async () => {
    const { tools } = browserOf({ withLocks: true })
    const first = await takeSlot(tools)
    // No `pagehide`; the browser lets go of the locks of what has crashed.
    const restored = await takeSlot({ ...tools, locks: createTestLocks() })
    expect(restored.id).toBe(first.id)
  })

  it('[STASH-06] waits for the page before it to let go', async () => {
    const { tools, clock } = browserOf({ withLocks: true })
    const first = await takeSlot(tools)
    const taking = takeSlot(tools)
    await clock.advance(maxSlotWaitMs - 1)
    first.release()
    expect((await taking).id).toBe(first.id)
  })

  it('[STASH-06] is another one for a page whose slot was taken while it was hidden', async () => {
    const { tools, clock } = browserOf({ withLocks: true })
    const page = await takeSlot(tools)
    page.release()
    const before = page.id
    const copy = (tools.storage as ReturnType<typeof createTestStorage>).duplicate()
    const other: Slot = await takeSlot({ ...tools, storage: copy })
    expect(other.id).toBe(before)
    expect(await after(clock, page.retake())).toBe(false)
    expect(page.id).not.toBe(before)
  })

  it('[STASH-10] goes without a lock that the browser refuses', async () => {
    const { tools } = browserOf({ withLocks: false })
    const locks = { request: () => Promise.reject(new Error('SecurityError')) }
    expect((await takeSlot({ ...tools, locks })).id).toMatch(/^slot-/)
  })
})

describe('holdLock', () => {
  it('[STASH-06] is given to one page at a time', async () => {
    const locks = createTestLocks()
    const clock = createTestClock()
    const free = await holdLock(locks, 'it', clock)
    expect(await after(clock, holdLock(locks, 'it', clock))).toBeUndefined()
    free?.()
    expect(await holdLock(locks, 'it', clock)).toBeDefined()
  })
})
