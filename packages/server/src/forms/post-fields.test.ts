import { form } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toFormMessage } from './post-fields.ts'

const assigns = {
  count: 1,
  all: form(
    z.unknown(),
    { text: '', on: false, tags: [], photo: undefined, photos: [], rows: [{ text: '' }] },
    { types: { photo: 'file', photos: 'file' } },
  ),
}

function read(...fields: [string, string | File][]) {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value as string)
  return toFormMessage(data, assigns)
}

const noFile = new File([], '')
const file = new File(['x'], 'x.txt')

describe('toFormMessage', () => {
  it('[EVT-11] says what the page would have said', () => {
    const message = read(
      ['live:event', 'save'],
      ['live:of', 'all'],
      ['live:csrf', 'x'],
      ['all[text]', 'a'],
      ['all[on]', 'false'],
      ['all[on]', 'on'],
      ['all[tags][]', 'b'],
      ['all[photo]', noFile],
      ['all[photos]', file],
      ['all[rows][k3][text]', 'c'],
      ['go', 'now'],
    )
    expect(message).toEqual({
      key: 'all',
      event: 'save',
      isSubmit: true,
      isReset: false,
      isWhole: true,
      target: undefined,
      used: [],
      row: undefined,
      submitter: ['go', 'now'],
      set: {
        text: 'a',
        on: 'on',
        tags: ['b'],
        photo: [expect.any(File)],
        photos: [expect.any(File)],
        'rows.k3.text': 'c',
      },
    })
  })

  it('[EVT-11] ends lines as scripts see them', () => {
    const message = read(['live:of', 'all'], ['all[text]', 'a\r\nb'], ['all[tags]', '\r\n'])
    expect(message).toMatchObject({ set: { text: 'a\nb', tags: ['\n'] } })
  })

  it('[EVT-11] keeps what came twice for a text as a list, which does not fit', () => {
    const message = read(['live:of', 'all'], ['all[text]', 'a'], ['all[text]', 'b'])
    expect(message).toMatchObject({ set: { text: ['a', 'b'] } })
  })

  it('[EVT-11] says what the button of a row says', () => {
    const message = read(['live:event', 'save'], ['live:of', 'all'], ['live:row', 'up rows k3'])
    expect(message).toMatchObject({
      event: undefined,
      isSubmit: false,
      row: { verb: 'up', path: 'rows.k3' },
    })
  })

  it('[EVT-06] takes fields as they are where there is no form', () => {
    const message = read(
      ['live:event', 'save'],
      ['a[b]', '1'],
      ['c', '2'],
      ['c', '3'],
      ['d[]', '4'],
      ['e', noFile],
      ['f', file],
    )
    expect(message).toMatchObject({
      key: '',
      event: 'save',
      set: { 'a[b]': '1', c: ['2', '3'], 'd[]': ['4'], f: expect.any(File) },
    })
  })

  it.each([
    [['live:of', 'none']],
    [['live:of', 'count']],
    [['live:of', 'toString']],
    [
      ['live:of', 'all'],
      ['all[none]', 'x'],
    ],
    [
      ['live:of', 'all'],
      ['all', 'x'],
    ],
    [
      ['live:of', 'all'],
      ['all[rows]', 'x'],
    ],
    [
      ['live:of', 'all'],
      ['other[__proto__]', 'x'],
    ],
    [
      ['live:of', 'all'],
      ['all[rows][1000000000][text]', 'x'],
    ],
  ])('[EVT-11] refuses %o', (...cases) => {
    expect(read(...(cases as unknown as never[]))).toEqual({
      issues: [{ path: expect.any(String), message: expect.any(String) }],
    })
  })
})
