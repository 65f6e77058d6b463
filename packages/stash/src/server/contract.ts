import { deepStrictEqual as equal } from 'node:assert'
import type { Mark, OwnerStore } from './owner-store.ts'

/** A store under test, empty, and a way to let its time pass. */
export interface StoreUnderTest {
  readonly store: OwnerStore
  /** Lets `ms` pass for the store: by its clock, or by waiting. */
  pass(ms: number): void | Promise<void>
}

/** One behaviour that every store has. `run` rejects when this one has it not. */
export interface StoreCase {
  /** A sentence in the present tense. */
  readonly name: string
  run(open: () => StoreUnderTest | Promise<StoreUnderTest>): Promise<void>
}

/** The behaviours that the stash relies on. Any store of your own runs them, in any test runner. */
export type StoreCases = readonly StoreCase[]

const ttlMs = 60_000
const key = 'session/lineage'
const first: Mark = {
  owner: 1,
  epoch: 0,
  seq: 0,
  claims: 0,
  isReset: false,
  page: 'page-1',
  attempt: undefined,
}
const at = (epoch: number, seq: number) => ({ epoch, seq })

/**
 * What every {@link OwnerStore} has to pass.
 *
 * @example for (const { name, run } of storeCases) it(name, () => run(() => openMyStore()))
 */
export const storeCases: StoreCases = [
  caseOf('knows nothing of a lineage that was not claimed', async ({ store }) => {
    equal(await store.read(key), undefined)
    equal(await store.confirm(key, at(1, 1), { ttlMs }), 'missing')
    equal(await store.reset(key, at(1, 1), ttlMs), 'missing')
    equal(await store.renew(key, 1, ttlMs), 'missing')
    equal(await store.remove(key, 1), 'missing')
    equal(await store.read(key), undefined)
  }),
  caseOf('enters a lineage once', async ({ store }) => {
    equal(await store.claim(key, undefined, first, ttlMs), true)
    equal(await store.claim(key, undefined, { ...first, owner: 2 }, ttlMs), false)
    equal(await markOf(store), first)
  }),
  caseOf('keeps every field of a mark', async ({ store }) => {
    const full: Mark = { ...first, owner: 7, epoch: 6, seq: 41, claims: 3, attempt: 12 }
    await store.claim(key, undefined, full, ttlMs)
    equal(await markOf(store), full)
    const bare: Mark = { ...full, page: undefined, attempt: undefined, isReset: true }
    equal(await store.claim(key, full, bare, ttlMs), true)
    equal(await markOf(store), bare)
  }),
  caseOf('refuses a claim when any field of the mark is another one', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    const others: Partial<Mark>[] = [
      { owner: 2 },
      { epoch: 1 },
      { seq: 1 },
      { claims: 1 },
      { isReset: true },
      { page: 'page-2' },
      { page: undefined },
      { attempt: 1 },
    ]
    for (const other of others) {
      const expected = { ...first, ...other }
      equal(await store.claim(key, expected, { ...first, owner: 9 }, ttlMs), false)
    }
    equal(await markOf(store), first)
  }),
  caseOf('refuses a claim that was judged before a record was confirmed', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    equal(await store.confirm(key, at(1, 2), { ttlMs }), 'written')
    equal(await store.claim(key, first, { ...first, owner: 2 }, ttlMs), false)
  }),
  caseOf('lets one of many claims at once win', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    const claims = Array.from({ length: 20 }, (_, index) =>
      store.claim(key, first, { ...first, owner: 2, attempt: index }, ttlMs),
    )
    const winners = (await Promise.all(claims)).flatMap((won, index) => (won ? [index] : []))
    equal(winners.length, 1)
    equal((await markOf(store))?.attempt, winners[0])
  }),
  caseOf('confirms a record together with its mark', async ({ store }) => {
    await store.claim(key, undefined, { ...first, claims: 2 }, ttlMs)
    equal(await store.confirm(key, at(1, 3), { ttlMs, record: 'record 3' }), 'written')
    equal(await store.read(key), {
      mark: { ...first, epoch: 1, seq: 3, claims: 0 },
      record: 'record 3',
    })
  }),
  caseOf('does not go back for a late receipt', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    await store.confirm(key, at(1, 3), { ttlMs, record: 'record 3' })
    equal(await store.confirm(key, at(1, 2), { ttlMs, record: 'record 2' }), 'written')
    equal(await store.read(key), { mark: { ...first, epoch: 1, seq: 3 }, record: 'record 3' })
  }),
  caseOf('keeps the record when the lineage is claimed', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    await store.confirm(key, at(1, 1), { ttlMs, record: 'a record' })
    const mark = await markOf(store)
    equal(await store.claim(key, mark, { ...first, ...at(1, 1), owner: 2 }, ttlMs), true)
    equal((await store.read(key))?.record, 'a record')
  }),
  caseOf('lets an owner that was replaced neither write nor delete', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    await store.claim(key, first, { ...first, owner: 2 }, ttlMs)
    equal(await store.confirm(key, at(2, 1), { ttlMs, record: 'of the owner' }), 'written')
    const before = await store.read(key)
    equal(await store.confirm(key, at(1, 9), { ttlMs, record: 'of a zombie' }), 'fenced')
    equal(await store.reset(key, at(1, 10), ttlMs), 'fenced')
    equal(await store.renew(key, 1, ttlMs), 'fenced')
    equal(await store.remove(key, 1), 'fenced')
    equal(await store.read(key), before)
  }),
  caseOf('lets no owner write that it does not know yet', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    equal(await store.confirm(key, at(2, 1), { ttlMs }), 'fenced')
    equal(await markOf(store), first)
  }),
  caseOf('deletes the record at a reset, and says so until the next one', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    await store.confirm(key, at(1, 1), { ttlMs, record: 'a record' })
    equal(await store.reset(key, at(1, 2), ttlMs), 'written')
    equal(await store.read(key), {
      mark: { ...first, epoch: 1, seq: 2, isReset: true },
      record: undefined,
    })
    equal(await store.confirm(key, at(1, 1), { ttlMs, record: 'a late one' }), 'written')
    equal((await store.read(key))?.record, undefined)
    await store.confirm(key, at(1, 3), { ttlMs, record: 'a newer one' })
    equal(await store.read(key), { mark: { ...first, epoch: 1, seq: 3 }, record: 'a newer one' })
  }),
  caseOf('counts hand-overs from a sign of life of the owner anew', async ({ store }) => {
    await store.claim(key, undefined, { ...first, claims: 4 }, ttlMs)
    equal(await store.renew(key, 1, ttlMs), 'written')
    equal(await markOf(store), first)
  }),
  caseOf('forgets a lineage that its owner removes', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    equal(await store.remove(key, 1), 'written')
    equal(await store.read(key), undefined)
  }),
  caseOf('keeps lineages apart', async ({ store }) => {
    await store.claim(key, undefined, first, ttlMs)
    await store.claim('session/other', undefined, { ...first, owner: 5 }, ttlMs)
    await store.confirm(key, at(1, 1), { ttlMs, record: 'one' })
    await store.remove('session/other', 5)
    equal((await store.read(key))?.record, 'one')
    equal(await store.read('session/other'), undefined)
  }),
  caseOf('gives records back as they were', async ({ store }) => {
    const record = `1.${'grün-_'.repeat(30_000)}.`
    await store.claim(key, undefined, first, ttlMs)
    await store.confirm(key, at(1, 1), { ttlMs, record })
    equal((await store.read(key))?.record, record)
  }),
  caseOf('keeps what is written again, and forgets what is not', async ({ store, pass }) => {
    await store.claim(key, undefined, first, 2_000)
    await pass(1_500)
    equal(await store.renew(key, 1, 2_000), 'written')
    await pass(1_500)
    equal(await markOf(store), first)
    equal(await store.confirm(key, at(1, 1), { ttlMs: 2_000, record: 'a record' }), 'written')
    await pass(1_500)
    equal((await store.read(key))?.record, 'a record')
    await pass(1_500)
    equal(await store.read(key), undefined)
  }),
]

function caseOf(name: string, check: (tested: StoreUnderTest) => Promise<void>): StoreCase {
  return { name, run: async (open) => check(await open()) }
}

async function markOf(store: OwnerStore): Promise<Mark | undefined> {
  const mark = (await store.read(key))?.mark
  // Whether a field is missing or undefined is the store's own matter.
  return mark && { ...mark, page: mark.page, attempt: mark.attempt }
}
