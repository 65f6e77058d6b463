import { describe, expect, it } from 'vitest'
import { recordOf } from '../../test/records.ts'
import { encodeState } from './record.ts'
import { restoreState, type Migrate } from './restore.ts'

const state = { count: 3, seen: new Set([1]), admin: true }
const record = recordOf({ state: encodeState(state, Object.keys(state)), version: 1 })

describe('restoreState', () => {
  it('[STASH-01] restores declared keys only', () => {
    const keys = ['count', 'seen', 'missing', 'toString']
    expect(restoreState(record, { keys, version: 1 })).toEqual({
      state: { count: 3, seen: new Set([1]) },
    })
  })

  it('[STASH-08] refuses another version without a way to it', () => {
    for (const version of [2, undefined, '1']) {
      expect(restoreState(record, { keys: ['count'], version })).toEqual({ reason: 'version' })
    }
  })

  it('[STASH-08] migrates the whole state of before, and takes declared keys of what comes out', () => {
    const calls: unknown[] = []
    const migrate: Migrate = (from, before) => {
      calls.push([from, before])
      return { total: before['count'], extra: 1 }
    }
    expect(restoreState(record, { keys: ['total'], version: 2, migrate })).toEqual({
      state: { total: 3 },
    })
    expect(calls).toEqual([[1, state]])
  })

  it('[STASH-08] does not migrate what is of today', () => {
    const migrate: Migrate = () => {
      throw new Error('was called')
    }
    expect(restoreState(record, { keys: ['count'], version: 1, migrate }).state).toEqual({
      count: 3,
    })
  })

  it('[STASH-08] is told when a migration cannot, or throws', () => {
    const at = { keys: ['count'], version: 2 }
    expect(restoreState(record, { ...at, migrate: () => undefined })).toEqual({ reason: 'version' })
    const error = new Error('no such field')
    const migrate: Migrate = () => {
      throw error
    }
    expect(restoreState(record, { ...at, migrate })).toEqual({ reason: 'migrate', error })
  })

  it('[STASH-08] refuses values that a newer codec wrote', () => {
    const newer = recordOf({ state: { count: { $: 'matrix', value: 1 } } })
    expect(restoreState(newer, { keys: ['count'] })).toMatchObject({ reason: 'invalid' })
  })
})
