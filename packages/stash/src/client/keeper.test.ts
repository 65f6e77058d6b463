import { describe, expect, it } from 'vitest'
import { createTestClock, settled } from '../../test/clock.ts'
import { createTestDisk, type TestDisk } from '../../test/disk.ts'
import { sealedOf } from '../../test/sealed.ts'
import { fromStored, toEntry, toStored } from './entry.ts'
import { createKeeper, maxTries, type KeeperOptions } from './keeper.ts'
import { createRecordStore, maxReadMs, maxWriteMs } from './record-store.ts'

const key = 'key'
const first = sealedOf({ seq: 1 })
const second = sealedOf({ seq: 2 })
const third = sealedOf({ seq: 3 })

function stage(mode?: TestDisk['mode']) {
  const clock = createTestClock()
  const disk = createTestDisk(mode)
  const records = createRecordStore(disk, clock)
  const events: string[] = []
  const put = (sealed: string): void => {
    disk.content.set(key, toStored(toEntry(sealed, clock.now()) as never))
  }
  const open = (options: Partial<KeeperOptions> = {}) =>
    createKeeper({
      key,
      records,
      clock,
      onStored: ({ epoch, seq }, where) => events.push(`${epoch},${seq} ${where}`),
      onGivenUp: () => events.push('given up'),
      ...options,
    })
  return { clock, disk, events, open, put, stored: () => fromStored(disk.content.get(key))?.sealed }
}

describe('createKeeper', () => {
  it('[STASH-02] writes what the server sends, and tells when it is on the disk', async () => {
    const { open, disk, events, stored } = stage('waits')
    const keeper = open()
    disk.complete()
    await settled()
    keeper.keep(first)
    await settled()
    expect(events).toEqual([])
    disk.complete()
    await settled()
    expect(events).toEqual(['1,1 disk'])
    expect(stored()).toBe(first)
  })

  it('[STASH-02] offers the newest record, and says where it is', async () => {
    const { open, disk } = stage()
    const keeper = open()
    expect(await keeper.offer()).toBeUndefined()
    keeper.keep(first)
    expect(await keeper.offer()).toEqual({ sealed: first, where: 'disk' })
    disk.mode = 'full'
    keeper.keep(second)
    expect(await keeper.offer()).toEqual({ sealed: second, where: 'memory' })
  })

  it('[STASH-02] offers the next page what the disk has', async () => {
    const { open } = stage()
    open().keep(first)
    await settled()
    expect(await open().offer()).toEqual({ sealed: first, where: 'disk' })
  })

  it('[STASH-02] writes records that come while one is written as one, the newest', async () => {
    const { open, disk, events, stored } = stage('waits')
    const keeper = open()
    disk.complete()
    await settled()
    for (const sealed of [first, second, third]) keeper.keep(sealed)
    for (let turn = 0; turn < 4; turn++) {
      await settled()
      disk.complete()
    }
    await settled()
    expect(events).toEqual(['1,3 disk'])
    expect(stored()).toBe(third)
  })

  it('[STASH-07] drops what is older than the newest record', async () => {
    const { open, events, stored } = stage()
    const keeper = open()
    keeper.keep(second)
    await settled()
    for (const sealed of [first, second, 'nonsense']) keeper.keep(sealed)
    await settled()
    expect(events).toEqual(['1,2 disk'])
    expect(stored()).toBe(second)
  })

  it('[STASH-07] takes the first record of a view that was mounted anew over the last of the old one', async () => {
    const { open, stored } = stage()
    const keeper = open()
    keeper.keep(sealedOf({ epoch: 7, seq: 7 }))
    const other = sealedOf({ lineage: 'M' })
    keeper.keep(other)
    await settled()
    expect(stored()).toBe(other)
    expect(await keeper.offer()).toEqual({ sealed: other, where: 'disk' })
  })

  it('[STASH-07] clears all that is older, in memory, on its way and on the disk', async () => {
    const { open, disk, events, stored } = stage('waits')
    const keeper = open()
    disk.complete()
    await settled()
    keeper.keep(first)
    keeper.keep(second)
    let isCleared = false
    void keeper.clear({ epoch: 1, seq: 3 }).then(() => (isCleared = true))
    await settled()
    expect(isCleared).toBe(false)
    for (let turn = 0; turn < 4; turn++) {
      disk.complete()
      await settled()
    }
    expect(isCleared).toBe(true)
    expect(stored()).toBeUndefined()
    expect(events).toEqual([])
    disk.mode = 'works'
    // A packet of an old socket comes late.
    keeper.keep(second)
    expect(await keeper.offer()).toBeUndefined()
    keeper.keep(sealedOf({ seq: 4 }))
    expect(await keeper.offer()).toMatchObject({ where: 'disk' })
  })

  it('[STASH-01] forgets its record when the view is mounted anew', async () => {
    const { open, put, stored } = stage()
    put(first)
    const keeper = open()
    await keeper.forget()
    expect(await keeper.offer()).toBeUndefined()
    expect(stored()).toBeUndefined()
  })

  it('[STASH-10] does not bring back what a slow disk has when it was forgotten meanwhile', async () => {
    const { open, put, disk } = stage('waits')
    put(first)
    const keeper = open()
    void keeper.forget()
    for (let turn = 0; turn < 3; turn++) {
      disk.complete()
      await settled()
    }
    disk.mode = 'works'
    expect(await keeper.offer()).toBeUndefined()
  })

  it('[STASH-08] gives up a record of which instances are made again and again', async () => {
    const { open, put, events, stored } = stage()
    put(first)
    // Half of them over reloads: the count is on the disk.
    for (let count = 0; count < maxTries; count++) {
      const keeper = open()
      expect(await keeper.offer()).toMatchObject({ sealed: first })
      keeper.tried()
      await settled()
    }
    const keeper = open()
    expect(await keeper.offer()).toBeUndefined()
    await settled()
    expect(events).toEqual(['given up'])
    expect(stored()).toBeUndefined()
  })

  it('[STASH-08] counts anew from a newer record', async () => {
    const { open, put } = stage()
    put(first)
    const keeper = open()
    for (let count = 0; count < 3 * maxTries; count++) {
      expect(await keeper.offer()).toBeDefined()
      keeper.tried()
      if (count % 3 === 2) keeper.keep(sealedOf({ epoch: 2, seq: count }))
    }
  })

  it('[STASH-02] tells nothing of records that the server did not send to this page', async () => {
    const { open, events } = stage()
    const keeper = open({ pending: toEntry(first, 0) })
    await settled()
    keeper.tried()
    await settled()
    expect(events).toEqual([])
  })

  it('[STASH-02] writes what the page before could not write any more', async () => {
    const { open, put, stored } = stage()
    put(first)
    const keeper = open({ pending: toEntry(second, 0) })
    expect(await keeper.offer()).toEqual({ sealed: second, where: 'disk' })
    expect(stored()).toBe(second)
  })

  it('[STASH-02] tells what is not on the disk yet', async () => {
    const { open, disk } = stage('waits')
    const keeper = open()
    disk.complete()
    await settled()
    expect(keeper.unwritten()).toBeUndefined()
    keeper.keep(first)
    expect(keeper.unwritten()?.sealed).toBe(first)
    await settled()
    disk.complete()
    await settled()
    expect(keeper.unwritten()).toBeUndefined()
  })

  it('[STASH-06] keeps a stash of the scope `reconnect` in memory alone', async () => {
    const { open, disk, events } = stage()
    const keeper = open({ key: undefined })
    keeper.keep(first)
    expect(await keeper.offer()).toEqual({ sealed: first, where: 'memory' })
    await keeper.clear({ epoch: 1, seq: 2 })
    expect(await keeper.offer()).toBeUndefined()
    expect(events).toEqual(['1,1 memory'])
    expect(disk.content.size).toBe(0)
    expect(keeper.unwritten()).toBeUndefined()
  })

  it('[STASH-06] takes its record along to another key', async () => {
    const { open, disk } = stage()
    const keeper = open()
    keeper.keep(first)
    await settled()
    keeper.move('other')
    await settled()
    expect([...disk.content.keys()]).toEqual(['other'])
  })

  it('[STASH-06] leaves the record where another page has taken it', async () => {
    const { open, disk } = stage()
    const keeper = open()
    keeper.keep(first)
    await settled()
    const before = [...disk.content.keys()]
    keeper.move('other', true)
    await settled()
    expect([...disk.content.keys()]).toEqual(before)
    expect(await keeper.offer()).toBeUndefined()
  })

  it('[STASH-06] looks at the disk again when the page was hidden', async () => {
    const { open, put } = stage()
    const keeper = open()
    keeper.keep(first)
    await settled()
    const next = sealedOf({ epoch: 2, page: 'another page' })
    put(next)
    keeper.refresh()
    expect(await keeper.offer()).toEqual({ sealed: next, where: 'disk' })
  })

  it.each(['throws', 'fails', 'full'] as const)(
    '[STASH-10] keeps records in memory where the disk %s',
    async (mode) => {
      const { open, events } = stage(mode)
      const keeper = open()
      keeper.keep(first)
      keeper.keep(second)
      expect(await keeper.offer()).toEqual({ sealed: second, where: 'memory' })
      await settled()
      expect(events.at(-1)).toBe('1,2 memory')
      await keeper.clear({ epoch: 1, seq: 3 })
      expect(await keeper.offer()).toBeUndefined()
    },
  )

  it('[STASH-10] lets a join wait for a disk that hangs no longer than 300 ms', async () => {
    const { open, clock, events } = stage('hangs')
    const keeper = open()
    let offered: unknown = 'nothing yet'
    void keeper.offer().then((offer) => (offered = offer))
    await clock.advance(maxReadMs - 1)
    expect(offered).toBe('nothing yet')
    await clock.advance(1)
    expect(offered).toBeUndefined()
    keeper.keep(first)
    void keeper.offer().then((offer) => (offered = offer))
    await clock.advance(maxReadMs)
    expect(offered).toEqual({ sealed: first, where: 'memory' })
    await clock.advance(maxWriteMs)
    expect(events).toEqual(['1,1 memory'])
  })

  it('[STASH-10] asks a disk that failed again with the next record', async () => {
    const { open, disk, events } = stage('full')
    const keeper = open()
    keeper.keep(first)
    await settled()
    disk.mode = 'works'
    keeper.keep(second)
    await settled()
    expect(events).toEqual(['1,1 memory', '1,2 disk'])
  })
})
