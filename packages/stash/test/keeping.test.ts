import { describe, expect, it } from 'vitest'
import { createBrowserStash, type BrowserStash } from '../src/client/browser-stash.ts'
import { fromStored } from '../src/client/entry.ts'
import { isNewer, type Position } from '../src/position.ts'
import { createTestLocks, createTestStorage } from './browser.ts'
import { createTestClock, settled } from './clock.ts'
import { createTestDisk } from './disk.ts'
import { createRandom, type Random } from './random.ts'
import { sealedOf } from './sealed.ts'

/** Change it to run other cases; every failure names the seed of its own case. */
const firstSeed = 20_261_121
const cases = 500

/** Many timers and promises on a busy machine. */
const patientMs = 60_000

const modes = ['works', 'works', 'waits', 'full', 'fails', 'throws', 'hangs'] as const

/** One tab over several pages, with a disk that does what it wants. Gives what went wrong. */
async function run(random: Random): Promise<string | undefined> {
  const clock = createTestClock()
  const disk = createTestDisk()
  const storage = createTestStorage()
  const locks = createTestLocks()
  const faults: string[] = []
  let slots = 0
  let newest: Position | undefined
  let floor: Position | undefined
  let seq = 0
  /** Numbers of the records that this page was sent. */
  let sent: number[] = []

  const onDisk = (): Position | undefined =>
    [...disk.content.values()].map(fromStored).find((entry) => entry !== undefined)
  const openPage = async (): Promise<[BrowserStash, Awaited<ReturnType<BrowserStash['open']>>]> => {
    const random = () => `slot-${++slots}`
    const tools = { storage, locks, clock, random, records: disk, isNewVisit: false }
    const opening = createBrowserStash(tools)
    await clock.advance(150)
    const page = await opening
    const place = { view: 'view', place: '/', scope: 'reload', isFirst: true } as const
    const keeper = await page.open(place, {
      onStored(position, where) {
        if (where === 'memory') return
        const stored = onDisk()
        if (stored === undefined || isNewer(position, stored)) {
          faults.push(`a receipt for ${position.seq}, and the disk has ${stored?.seq}`)
        }
      },
    })
    return [page, keeper]
  }

  let [page, keeper] = await openPage()
  for (let step = 0; step < 40 && faults.length === 0; step++) {
    switch (random.below(7)) {
      case 0:
      case 1:
        seq += 1
        newest = { epoch: 1, seq }
        sent.push(seq)
        keeper.keep(sealedOf(newest))
        break
      case 2:
        // A packet of an old socket of this page.
        if (sent.length > 0) keeper.keep(sealedOf({ seq: random.pick(sent) }))
        break
      case 3:
        disk.mode = random.pick(modes)
        break
      case 4:
        disk.complete()
        break
      case 5: {
        const offering = keeper.offer()
        await clock.advance(300)
        const offered = await offering
        const offeredSeq = offered && Number(offered.sealed.split(',')[2])
        if (offeredSeq !== newest?.seq) return `offers ${offeredSeq} and has got ${newest?.seq}`
        break
      }
      case 6: {
        if (random.once(2)) {
          seq += 1
          floor = { epoch: 1, seq }
          newest = undefined
          const clearing = keeper.clear(floor)
          await clock.advance(20_000)
          await clearing
          break
        }
        // A reload, on a disk that works again.
        disk.mode = 'works'
        disk.complete()
        page.hide()
        await clock.advance(20_000)
        disk.complete()
        await settled()
        ;[page, keeper] = await openPage()
        sent = []
        // What the page before could not delete, the server refuses: its mark is beyond it.
        const offered = await keeper.offer()
        const found = offered && Number(offered.sealed.split(',')[2])
        if (newest !== undefined && found !== newest.seq) {
          return `a reload brings ${found}, and there was ${newest.seq}`
        }
        if (newest === undefined && found !== undefined) {
          if (floor === undefined || found >= floor.seq)
            return `a reload brings ${found} from nowhere`
          await keeper.forget()
        }
        break
      }
    }
    await settled()
  }
  return faults[0]
}

describe('a page and its disk', () => {
  it(
    `[STASH-10] keep the newest record, whatever the disk does, in ${cases} random runs`,
    async () => {
      for (let seed = firstSeed; seed < firstSeed + cases; seed++) {
        const fault = await run(createRandom(seed))
        if (fault !== undefined) expect.fail(`seed ${seed}: ${fault}`)
      }
    },
    patientMs,
  )
})
