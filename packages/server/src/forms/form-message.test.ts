import { describe, expect, it } from 'vitest'
import { parseFormMessage } from './form-message.ts'

const nothing = {
  event: undefined,
  isSubmit: false,
  isReset: false,
  isWhole: false,
  target: undefined,
  submitter: undefined,
  row: undefined,
  used: [],
}

describe('parseFormMessage', () => {
  it('[EVT-06] reads a change', () => {
    expect(parseFormMessage(['profile', { name: 'a' }])).toEqual({
      ...nothing,
      key: 'profile',
      set: { name: 'a' },
    })
  })

  it('[EVT-06] reads everything that a page may say', () => {
    const details = {
      submit: true,
      whole: true,
      reset: true,
      target: 'name',
      submitter: ['how', 'now'],
      row: ['move', 'rows.k1', 2],
      used: ['name'],
      later: 'ignored',
    }
    expect(parseFormMessage(['', { on: true, tags: ['a'] }, 'save', details])).toEqual({
      key: '',
      set: { on: true, tags: ['a'] },
      event: 'save',
      isSubmit: true,
      isReset: true,
      isWhole: true,
      target: 'name',
      submitter: ['how', 'now'],
      row: { verb: 'move', path: 'rows.k1', index: 2 },
      used: ['name'],
    })
    expect(parseFormMessage(['a', {}, null, { row: ['add', 'rows'] }])).toMatchObject({
      event: undefined,
      row: { verb: 'add', path: 'rows' },
    })
  })

  it.each([
    [undefined, ''],
    [['a'], '1'],
    [[1, {}], '0'],
    [['x'.repeat(201), {}], '0'],
    [['a', []], '1'],
    [['a', { '': 'x' }], ''],
    [['a', { name: 1 }], 'name'],
    [['a', { name: undefined }], 'name'],
    [['a', { tags: Array.from({ length: 1_001 }, () => 'x') }], 'tags'],
    [['a', {}, ''], '2'],
    [['a', {}, {}], '2'],
    [['a', {}, null, []], '3'],
    [['a', {}, null, { row: ['drop', 'rows'] }], '3.row'],
    [['a', {}, null, { row: ['add', 'rows', -1] }], '3.row'],
    [['a', {}, null, { target: '' }], '3.target'],
    [['a', {}, null, { submitter: ['a'] }], '3.submitter'],
    [['a', {}, null, { used: 'name' }], '3.used'],
  ])('[EVT-06] says where %o is wrong: %o', (payload, path) => {
    expect(parseFormMessage(payload)).toEqual({ issues: [{ path, message: expect.any(String) }] })
  })
})
