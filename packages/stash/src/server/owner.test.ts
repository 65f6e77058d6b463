import { describe, expect, it } from 'vitest'
import { createTestClock, settled } from '../../test/clock.ts'
import { sharedStore } from '../../test/records.ts'
import { browserStash, type StashAdapter } from './adapter.ts'
import { openLineage } from './claim.ts'
import { createKeyRing } from './key-ring.ts'
import { createMemoryStore } from './memory-store.ts'
import { ownerKey, type OwnerStore } from './owner-store.ts'
import {
  changeDelayMs,
  createOwner,
  numberDelayMs,
  retryDelayMs,
  type OwnerOptions,
} from './owner.ts'
import { decodeState, openRecord } from './record.ts'
import { createSeal } from './seal.ts'

const session = 'session'
const key = ownerKey(session, 'lineage')
const seal = createSeal(createKeyRing(['the secret of the app']), {
  app: 'shop',
  view: 'app/board',
  session,
  sessionEpoch: 0,
  scope: 'reload',
  place: '/',
})

/** An instance with a stash of `count`, and a page that is told what happens. */
function stage(options: Partial<OwnerOptions> = {}) {
  const clock = createTestClock()
  const events: string[] = []
  const instance = { assigns: { count: 0, other: 0 } as object, page: 'page', last: 0 }
  const owner = createOwner({
    adapter: browserStash({ marks: createMemoryStore({ now: clock.now }) }),
    seal,
    session,
    lineage: 'lineage',
    epoch: 1,
    keys: ['count'],
    ttlMs: 900_000,
    scope: 'reload',
    isStrict: false,
    clock,
    snapshot: () => ({ ...instance, answers: [] }),
    sendStash({ epoch, seq }, last, sealed) {
      const state = decodeState(openRecord(seal, sealed).record?.state ?? {})
      events.push(`stash ${epoch},${seq} last ${last} ${JSON.stringify(state)}`)
    },
    sendClear: ({ epoch, seq }) => events.push(`clear ${epoch},${seq}`),
    onDurable: (last) => events.push(`durable ${last}`),
    onFenced: () => events.push('fenced'),
    onError: (error) => events.push(String(error)),
    ...options,
  })
  /** Handles an event that changes the assigns. */
  const handle = (changes: object): void => {
    instance.assigns = { ...instance.assigns, ...changes }
    instance.last += 1
    owner.changed()
  }
  return { clock, events, instance, owner, handle }
}

function strictStage(store: OwnerStore = sharedStore(), options: Partial<OwnerOptions> = {}) {
  return stage({ adapter: browserStash({ marks: store }), isStrict: true, ...options })
}

const opening = { page: 'page', ttlMs: 900_000 }
const at = (seq: number) => ({ epoch: 1, seq })

describe('createOwner', () => {
  it('[STASH-04] looks for answers once for each record, however many events it holds', async () => {
    const looks: number[] = []
    let last = 0
    const { clock, owner } = stage({
      snapshot: () => ({
        assigns: { count: last },
        page: 'page',
        last,
        get answers() {
          looks.push(last)
          return []
        },
      }),
    })
    owner.connected()
    owner.stored(at(1), 'disk')
    await settled()
    while (last < 50) {
      last += 1
      owner.changed()
    }
    await clock.advance(changeDelayMs)
    await settled()
    expect(looks).toEqual([0, 50])
  })

  it('[STASH-04] writes a changed state after a while, all changes as one', async () => {
    const { clock, events, owner, handle } = stage()
    owner.connected()
    owner.stored(at(1), 'disk')
    await clock.advance(changeDelayMs)
    events.length = 0
    handle({ count: 1 })
    await clock.advance(changeDelayMs - 1)
    expect(events).toEqual([])
    handle({ count: 2 })
    await clock.advance(1)
    expect(events).toEqual(['stash 1,2 last 2 {"count":2}'])
  })

  it('[STASH-04] writes events that changed nothing of it later, so that they are durable', async () => {
    const { clock, events, owner, handle } = stage()
    owner.connected()
    owner.stored(at(1), 'disk')
    await clock.advance(changeDelayMs)
    events.length = 0
    handle({ other: 1 })
    await clock.advance(numberDelayMs - 1)
    expect(events).toEqual([])
    await clock.advance(1)
    expect(events).toEqual(['stash 1,2 last 1 {"count":0}'])
  })

  it('[STASH-04] writes nothing for equal values in new objects', async () => {
    const { clock, events, owner, instance } = stage()
    instance.assigns = { count: { at: [1] } }
    owner.connected()
    owner.stored(at(1), 'disk')
    await clock.advance(changeDelayMs)
    events.length = 0
    instance.assigns = { count: { at: [1] } }
    owner.changed()
    await clock.advance(10_000)
    owner.stash()
    expect(events).toEqual([])
  })

  it('[STASH-02] calls events durable when the record with them is stored', async () => {
    const { clock, events, owner, handle } = stage()
    handle({ count: 1 })
    owner.connected()
    await clock.advance(5_000)
    expect(events).toEqual(['stash 1,1 last 1 {"count":1}'])
    owner.stored(at(1), 'disk')
    await settled()
    expect(events.at(-1)).toBe('durable 1')
  })

  it('[STASH-02] has one record on its way, and the next one holds all that came meanwhile', async () => {
    const { clock, events, owner, handle } = strictStage()
    owner.connected()
    for (let count = 1; count <= 3; count++) handle({ count })
    expect(events).toEqual(['stash 1,1 last 0 {"count":0}'])
    events.length = 0
    await clock.advance(60_000)
    expect(events).toEqual([])
  })

  it('[STASH-07] strict: writes at once, and durable follows the mark', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    const { events, owner, handle } = strictStage(store)
    owner.connected()
    owner.stored(at(1), 'disk')
    await settled()
    handle({ count: 1 })
    handle({ count: 2 })
    owner.stored(at(2), 'disk')
    await settled()
    expect(events).toEqual([
      'stash 1,1 last 0 {"count":0}',
      'durable 0',
      'stash 1,2 last 1 {"count":1}',
      'durable 1',
      'stash 1,3 last 2 {"count":2}',
    ])
    expect((await store.read(key))?.mark).toMatchObject(at(2))
  })

  it('[STASH-07] ends when there is a newer owner', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    const mark = (await store.read(key))?.mark
    if (mark !== undefined) await store.claim(key, mark, { ...mark, owner: 2 }, 900_000)
    const { events, owner } = strictStage(store)
    owner.connected()
    owner.stored(at(1), 'disk')
    await settled()
    expect(events).toEqual(['stash 1,1 last 0 {"count":0}', 'fenced'])
  })

  it('[STASH-07] ignores receipts for records of other owners, and of none', async () => {
    const { events, owner } = stage({ epoch: 2 })
    owner.connected()
    events.length = 0
    owner.stored({ epoch: 1, seq: 1 }, 'disk')
    owner.stored({ epoch: 2, seq: 9 }, 'disk')
    await settled()
    expect(events).toEqual([])
  })

  it('[STASH-10] takes the memory of a page without a disk for what it is', async () => {
    const store = createMemoryStore()
    const { events, owner } = stage({ adapter: browserStash({ marks: store }) })
    owner.connected()
    owner.stored(at(1), 'memory')
    await settled()
    expect(events.at(-1)).toBe('durable 0')
    expect(await store.read(key)).toBeUndefined()
    owner.stored(at(1), 'disk')
    await settled()
    expect((await store.read(key))?.mark).toMatchObject(at(1))
  })

  it('[STASH-02] writes anew what was on its way when the connection was lost', async () => {
    const { clock, events, owner, handle } = stage()
    owner.connected()
    owner.disconnected()
    handle({ count: 1 })
    await clock.advance(10_000)
    expect(events).toEqual(['stash 1,1 last 0 {"count":0}'])
    owner.connected()
    expect(events.at(-1)).toBe('stash 1,2 last 1 {"count":1}')
  })

  it('[STASH-05] renews the record of a page that is idle for long', async () => {
    const { clock, events, owner } = stage({ ttlMs: 8_000 })
    owner.connected()
    owner.stored(at(1), 'disk')
    await clock.advance(2_000)
    owner.stored(at(2), 'disk')
    await clock.advance(2_000)
    expect(events.filter((event) => event.startsWith('stash'))).toHaveLength(3)
  })

  it('[STASH-09] keeps the previous stash when a value is unsupported, and says where it is', async () => {
    const { clock, events, owner, handle } = stage()
    owner.connected()
    owner.stored(at(1), 'disk')
    handle({ count: { of: [() => 1] } })
    await clock.advance(changeDelayMs)
    expect(events.at(-1)).toMatch('TypeError: assigns.count.of[0] is a function')
    handle({ count: 2 })
    await clock.advance(changeDelayMs)
    expect(events.at(-1)).toBe('stash 1,2 last 2 {"count":2}')
  })

  it('[STASH-01] resets: deletes all that is older, and writes nothing until something changes', async () => {
    const store = createMemoryStore()
    const { clock, events, owner, handle } = stage({ adapter: browserStash({ marks: store }) })
    owner.connected()
    owner.stored(at(1), 'disk')
    await settled()
    events.length = 0
    await owner.reset()
    expect(events).toEqual(['clear 1,2', 'durable 0'])
    expect((await store.read(key))?.mark).toMatchObject({ ...at(2), isReset: true })
    await clock.advance(10_000)
    expect(events).toHaveLength(2)
    handle({ count: 5 })
    await clock.advance(changeDelayMs)
    expect(events.at(-1)).toBe('stash 1,3 last 1 {"count":5}')
  })

  it('[STASH-01] resets again until a store has taken it, where somebody waits for that', async () => {
    const store = sharedStore()
    await openLineage(store, key, opening)
    let failures = 2
    const failing: OwnerStore = {
      ...store,
      reset: (...call) =>
        failures-- > 0 ? Promise.reject(new Error('no store')) : store.reset(...call),
    }
    const { clock, events, owner } = strictStage(failing)
    owner.connected()
    owner.stored(at(1), 'disk')
    await settled()
    events.length = 0
    const reset = owner.reset()
    await clock.advance(retryDelayMs)
    expect(events).toEqual(['Error: no store', 'Error: no store'])
    await clock.advance(retryDelayMs)
    await reset
    expect(events.slice(2)).toEqual(['clear 1,2', 'durable 0'])
    expect((await store.read(key))?.mark).toMatchObject({ ...at(2), isReset: true })
  })

  it('[STASH-03] writes the first record when the page is there, also where the store holds it', async () => {
    const store = createMemoryStore()
    const { events, owner } = stage({ adapter: { holder: 'server', store } })
    owner.connected()
    await settled()
    expect(events.at(-1)).toBe('durable 0')
    expect((await store.read(key))?.mark).toMatchObject(at(1))
  })

  it('[STASH-03] writes to a store that holds the records, connected or not', async () => {
    const store = createMemoryStore()
    const adapter: StashAdapter = { holder: 'server', store }
    const { clock, events, owner, handle } = stage({ adapter })
    handle({ count: 1 })
    await clock.advance(changeDelayMs)
    expect(events).toEqual(['durable 1'])
    const { record = '' } = (await store.read(key)) ?? {}
    expect(decodeState(openRecord(seal, record).record?.state ?? {})).toEqual({ count: 1 })
    owner.connected()
    owner.connected()
    expect(events.slice(1)).toEqual(['stash 1,0 last 1 {}'])
  })

  it('[STASH-03] tries again what a store did not take', async () => {
    let isDown = true
    const working = createMemoryStore()
    const store: OwnerStore = {
      ...working,
      confirm: (...call) => (isDown ? Promise.reject(new Error('down')) : working.confirm(...call)),
    }
    const { clock, events, handle } = stage({ adapter: { holder: 'server', store } })
    handle({ count: 1 })
    await clock.advance(changeDelayMs)
    expect(events).toEqual(['Error: down'])
    isDown = false
    await clock.advance(retryDelayMs)
    expect(events).toEqual(['Error: down', 'durable 1'])
  })

  it('[STASH-03] goes on without the store where the browser has the record', async () => {
    const store: OwnerStore = {
      ...createMemoryStore(),
      confirm: () => Promise.reject(new Error('down')),
    }
    const { events, owner } = stage({ adapter: browserStash({ marks: store }) })
    owner.connected()
    owner.stored(at(1), 'disk')
    await settled()
    expect(events.slice(1)).toEqual(['Error: down', 'durable 0'])
  })

  it('[STASH-01] does nothing any more when the instance has ended', async () => {
    const { clock, events, owner, handle } = stage({ ttlMs: 1_000 })
    owner.connected()
    owner.end()
    events.length = 0
    handle({ count: 1 })
    owner.stash()
    await clock.advance(60_000)
    expect(events).toEqual([])
  })
})
