import { describe, expect, it } from 'vitest'
import { recordOf, sealedAt } from '../../test/records.ts'
import { ancestorsAfter, clockSkewMs, maxClaims, refusalOf, type Admission } from './admission.ts'
import type { Mark } from './owner-store.ts'

const mark: Mark = { owner: 1, epoch: 1, seq: 1, claims: 0, isReset: false }
const admission: Admission = {
  rule: 'ancestor',
  mark,
  scope: 'reload',
  page: 'page-1',
  now: sealedAt,
  ttlMs: 900_000,
}

function judge(record: Parameters<typeof recordOf>[0], by: Partial<Admission> = {}) {
  return refusalOf(recordOf(record), { ...admission, ...by })
}

describe('refusalOf', () => {
  it('[STASH-05] counts the time from the loss of the connection, where it was seen', () => {
    const hour = 3_600_000
    const lostAt = sealedAt + 24 * hour
    expect(judge({}, { now: lostAt + 900_000, lostAt })).toBeUndefined()
    expect(judge({}, { now: lostAt + 900_001, lostAt })).toBe('expired')
  })

  it('[STASH-05] counts from the last record where no loss was seen, and allows for clocks', () => {
    const end = sealedAt + 900_000 + clockSkewMs
    expect(judge({}, { now: end })).toBeUndefined()
    expect(judge({}, { now: end + 1 })).toBe('expired')
  })

  it('[STASH-05] takes records of a server whose clock is ahead by up to a minute', () => {
    expect(judge({}, { now: sealedAt - 30_000 })).toBeUndefined()
    expect(judge({}, { now: sealedAt - 600_000 })).toBe('clock')
  })

  it('[STASH-05] obeys the shorter of the times of record and view', () => {
    const lostAt = sealedAt
    expect(judge({ ttlMs: 1_000 }, { lostAt, now: lostAt + 1_001 })).toBe('expired')
    expect(judge({}, { ttlMs: 1_000, lostAt, now: lostAt + 1_001 })).toBe('expired')
  })

  it('[STASH-06] keeps a stash of the scope `reconnect` to the page that made it', () => {
    expect(judge({ page: 'page-2' }, { scope: 'reconnect' })).toBe('page')
    expect(judge({ page: 'page-2' })).toBeUndefined()
    expect(judge({}, { scope: 'reconnect' })).toBeUndefined()
  })

  it('[STASH-08] gives a state up after bounded hand-overs without a new record', () => {
    expect(judge({}, { mark: { ...mark, claims: maxClaims - 1 } })).toBeUndefined()
    expect(judge({}, { mark: { ...mark, claims: maxClaims } })).toBe('given-up')
  })

  it('[STASH-07] refuses what is older than a reset, and says so', () => {
    const reset = { ...mark, seq: 2, isReset: true }
    expect(judge({}, { mark: reset })).toBe('reset')
    expect(judge({}, { mark: reset, rule: 'order' })).toBe('reset')
    expect(judge({ seq: 3 }, { mark: reset })).toBeUndefined()
  })
})

describe('refusalOf with the rule `ancestor`', () => {
  it('[STASH-07] takes the confirmed record, newer ones of its owner, and their descendants', () => {
    expect(judge({ seq: 1 })).toBeUndefined()
    expect(judge({ seq: 2 })).toBeUndefined()
    expect(judge({ epoch: 2, seq: 1, ancestors: [{ epoch: 1, seq: 1 }] })).toBeUndefined()
    const twice = [
      { epoch: 2, seq: 4 },
      { epoch: 1, seq: 3 },
    ]
    expect(judge({ epoch: 3, seq: 1, ancestors: twice })).toBeUndefined()
  })

  it('[STASH-07] takes anything before a record was confirmed', () => {
    expect(judge({ epoch: 4 }, { mark: { ...mark, epoch: 0, seq: 0 } })).toBeUndefined()
  })

  it('[STASH-07] refuses older records, and newer ones that do not descend from the confirmed one', () => {
    const confirmed = { ...mark, seq: 2 }
    expect(judge({ seq: 1 }, { mark: confirmed })).toBe('stale')
    const branch = { epoch: 2, seq: 9, ancestors: [{ epoch: 1, seq: 1 }] }
    expect(judge(branch, { mark: confirmed })).toBe('stale')
    expect(judge(branch, { mark: confirmed, rule: 'order' })).toBeUndefined()
  })

  it('[STASH-07] refuses a record of another owner that names no ancestors', () => {
    expect(judge({ epoch: 2, seq: 9 })).toBe('stale')
  })

  it('[STASH-07] refuses all records of a lineage that the store has forgotten', () => {
    expect(judge({}, { mark: undefined })).toBe('reset')
  })
})

describe('refusalOf with the rule `order`', () => {
  it('[STASH-07] refuses what is older, by owner and then by number', () => {
    const by = { rule: 'order', mark: { ...mark, epoch: 2, seq: 5 } } as const
    expect(judge({ epoch: 1, seq: 7 }, by)).toBe('stale')
    expect(judge({ epoch: 2, seq: 4 }, by)).toBe('stale')
    expect(judge({ epoch: 2, seq: 5 }, by)).toBeUndefined()
    expect(judge({ epoch: 3, seq: 1 }, by)).toBeUndefined()
  })

  it('[STASH-07] takes anything that a server has never heard of: it was started anew', () => {
    expect(judge({}, { rule: 'order', mark: undefined })).toBeUndefined()
  })
})

describe('ancestorsAfter', () => {
  it('[STASH-07] names the claimed record first, and cuts what is below the mark', () => {
    const record = recordOf({
      epoch: 4,
      seq: 2,
      ancestors: [
        { epoch: 3, seq: 3 },
        { epoch: 2, seq: 5 },
        { epoch: 1, seq: 9 },
      ],
    })
    const pairs = (at: { epoch: number; seq: number }) =>
      ancestorsAfter(record, at).map(({ epoch, seq }) => `${epoch},${seq}`)
    expect(pairs({ epoch: 4, seq: 2 })).toEqual(['4,2'])
    expect(pairs({ epoch: 2, seq: 5 })).toEqual(['4,2', '3,3', '2,5'])
    expect(pairs({ epoch: 2, seq: 6 })).toEqual(['4,2', '3,3'])
    expect(pairs({ epoch: 0, seq: 0 })).toEqual(['4,2', '3,3', '2,5', '1,9'])
  })
})
