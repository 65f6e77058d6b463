import { applyPatch } from '@livejsx/protocol'
import { form, liveView } from '@livejsx/view'
import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage, requestPage } from '../src/index.ts'
import { postForm } from './post-form.ts'
import { startServer } from './start-server.ts'

const zod = z.object({
  text: z.string(),
  count: z.number(),
  big: z.bigint(),
  day: z.date(),
  on: z.boolean(),
  tags: z.array(z.string()),
  sizes: z.array(z.number()),
  photo: z.file().optional(),
  inner: z.object({ text: z.string() }),
  rows: z.array(z.object({ text: z.string() })),
})
const valibot = v.object({
  text: v.string(),
  count: v.number(),
  big: v.bigint(),
  day: v.date(),
  on: v.boolean(),
  tags: v.array(v.string()),
  sizes: v.array(v.number()),
  photo: v.optional(v.file()),
  inner: v.object({ text: v.string() }),
  rows: v.array(v.object({ text: v.string() })),
})
const arktype = type({
  text: 'string',
  count: 'number',
  big: 'bigint',
  day: 'Date',
  on: 'boolean',
  tags: 'string[]',
  sizes: 'number[]',
  'photo?': 'File | undefined',
  inner: { text: 'string' },
  rows: type({ text: 'string' }).array(),
})

const first = {
  text: 'as it was',
  count: 1,
  big: 1n,
  day: new Date('2026-01-02'),
  on: false,
  tags: ['a'],
  sizes: [1],
  photo: undefined,
  inner: { text: '' },
  rows: [{ text: '' }],
}

const options = { types: { photo: 'file' } } as const
// One for each library: the first values fit the input of all three.
const forms = {
  zod: () => form(zod, first, options),
  valibot: () => form(valibot, first, options),
  arktype: () => form(arktype, first, options),
}
const libraries = Object.keys(forms) as (keyof typeof forms)[]

async function open(library: keyof typeof forms = 'zod') {
  const saved: unknown[] = []
  const view = liveView({
    mount: () => ({ all: forms[library]() }),
    events: { save: zod, plain: z.unknown() },
    handleEvent: {
      save: (_socket, values) => void saved.push(values),
      plain: (_socket, values) => void saved.push(values),
    },
    render: ({ all }, live) => (
      <form {...live.form('save', { of: all })}>
        <output>{JSON.stringify(all.state.errors)}</output>
        <input {...(all.fields as { text: object }).text} />
      </form>
    ),
  })
  const { server, errors } = startServer(view)
  const page = await rawPage(server, '/')
  page.join()
  await page.received()
  return {
    saved,
    errors,
    server,
    page,
    async send(...payload: unknown[]) {
      page.event('live:form', payload)
      return (await page.received()).at(-1) ?? []
    },
    async post(fields: Iterable<readonly [string, string | File]>) {
      const before = await requestPage(server, '/')
      return postForm(server, before, {
        fields: [['live:event', 'save'], ['live:of', 'all'], ...fields],
      })
    },
  }
}

interface Shown {
  readonly all: { readonly errors: Record<string, string[]> }
}

const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, 'x']))
const deep = Array.from({ length: 40 }, () => 'inner').join('.')

describe('what is no field of a form', () => {
  it.each([
    ['a prototype further in', { 'inner.__proto__.polluted': 'x' }],
    ['a constructor', { constructor: 'x' }],
    ['what every object has', { toString: 'x' }],
    ['what every object has, further in', { 'inner.constructor.prototype.polluted': 'x' }],
    ['an unknown field', { unknown: 'x' }],
    ['a group', { inner: 'x' }],
    ['a list of rows', { rows: 'x' }],
    ['a row', { 'rows.k0': 'x' }],
    ['a row that is not there', { 'rows.k1.text': 'x' }],
    ['a row of a huge number', { 'rows.k1000000000.text': 'x' }],
    ['an index', { 'rows.1000000000.text': 'x' }],
    ['the length of a list', { 'rows.length': 'x' }],
    ['too deep a path', { [deep]: 'x' }],
    ['too long a name', { ['x'.repeat(10_000)]: 'x' }],
    ['no name', { '': 'x' }],
    ['too many fields', many],
    ['a number', { text: 1 }],
    ['null', { text: null }],
    ['an object', { text: { length: 1 } }],
    ['a list of numbers', { tags: [1] }],
    ['a list of lists', { tags: [['a']] }],
  ])('[EVT-06] is refused with its path: %s', async (_name, set) => {
    const { send, saved, page } = await open()
    const answer = await send('all', set, 'save', { submit: true })
    expect(answer.slice(0, 5)).toEqual(['failed', 1, 1, 1, 'payload-invalid'])
    expect(answer[5]).toMatchObject({ issues: [{ message: expect.any(String) }] })
    expect(saved).toEqual([])
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
    page.event('live:form', ['all', {}])
    expect(await page.received()).toEqual([['patch', 1, 2, 2, { 'all/valid': true }]])
  })

  it.each([
    ['no list', ['all']],
    ['no fields', ['all', 1]],
    ['no name of a form', [1, {}]],
    ['a form that is not there', ['none', {}]],
    ['an assign that every object has', ['constructor', {}]],
    ['an event that is no text', ['all', {}, 1]],
    ['details that are none', ['all', {}, null, 'x']],
    ['a row that is none', ['all', {}, null, { row: 'add' }]],
    ['a row of a list that is none', ['all', {}, null, { row: ['add', 'tags'] }]],
    ['a row at no place', ['all', {}, null, { row: ['move', 'rows.k0', 1.5] }]],
    ['a row without a place', ['all', {}, null, { row: ['move', 'rows.k0'] }]],
    ['a button that is none', ['all', {}, null, { submitter: 'x' }]],
    ['used fields that are none', ['all', {}, null, { used: [1] }]],
    ['a target that is none', ['all', {}, null, { target: {} }]],
  ])('[EVT-06] is refused: %s', async (_name, payload) => {
    const { send } = await open()
    expect((await send(...payload)).slice(0, 5)).toEqual(['failed', 1, 1, 1, 'payload-invalid'])
  })

  it.each([[undefined], ['text'], [{ key: 'all' }]])(
    '[EVT-06] is refused as no list: %o',
    async (payload) => {
      const { page } = await open()
      page.event('live:form', payload)
      expect((await page.received())[0]?.slice(0, 5)).toEqual([
        'failed',
        1,
        1,
        1,
        'payload-invalid',
      ])
    },
  )

  it('[EVT-06] is refused as a message where a name reaches a prototype', async () => {
    const { page, saved } = await open()
    page.event('live:form', JSON.parse('["all", {"__proto__": "x"}, "save"]'))
    page.event('live:form', JSON.parse('["", {"__proto__": "x"}, "plain"]'))
    const refusal = ['error', 'message-malformed', { message: 'event', at: 4 }]
    expect([await page.received(), saved]).toEqual([[refusal, refusal], []])
  })

  it('[EVT-06] is an event that the view does not have', async () => {
    const { send } = await open()
    expect(await send('all', {}, 'constructor')).toEqual([
      'failed',
      1,
      1,
      1,
      'unknown-event',
      { name: 'constructor' },
    ])
  })

  it('[EVT-06] makes no row beyond the cap, whichever way it is asked for', async () => {
    const { send } = await open()
    const rows = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, key) => [`rows.k${key}.text`, '']))
    const whole = { whole: true }
    expect((await send('all', rows(201), null, whole))[4]).toBe('payload-invalid')
    expect((await send('all', rows(200), null, whole))[0]).toBe('patch')
    const answer = await send('all', {}, null, { row: ['add', 'rows'] })
    expect(answer).toMatchObject([
      'patch',
      1,
      3,
      3,
      { 'all/errors/rows': ['At most 200 are taken'] },
    ])
  })

  it('[EVT-06] moves no row to a place that is none', async () => {
    const { send } = await open()
    expect(await send('all', {}, null, { row: ['move', 'rows.k0', 1_000_000_000] })).toEqual([
      'patch',
      1,
      1,
      1,
      { 'all/valid': true },
    ])
  })
})

describe.each(libraries)('a field of a form of %s', (library) => {
  it.each([
    ['text', ['x']],
    ['text', true],
    ['count', ['1']],
    ['count', false],
    ['count', 'many'],
    ['count', 'Infinity'],
    ['count', '0x10'],
    ['count', ''],
    ['big', 'many'],
    ['big', '1.5'],
    ['day', 'tomorrow'],
    ['day', '2026-02-31'],
    ['on', ['x']],
    ['tags', 'a'],
    ['tags', true],
    ['sizes', ['x']],
    ['photo', 'x'],
    ['photo', true],
    ['inner.text', ['x']],
    ['rows.k0.text', false],
  ])('[EVT-06] shows an error for what it cannot hold: %s %j', async (path, value) => {
    const { send, saved, page } = await open(library)
    const [kind, , , , set, lists = []] = await send('all', { [path]: value }, 'save', {
      submit: true,
    })
    expect([kind, saved]).toEqual(['patch', []])
    const state = applyPatch(page.state?.assigns, { set, lists } as never) as Shown
    expect(state.all.errors).toEqual({ [path]: [expect.any(String)] })
    expect(page.closed).toBe(false)
  })

  it('[EVT-07] gives its schema what the fields stand for', async () => {
    const { send, saved } = await open(library)
    const set = {
      text: ' as it is ',
      count: ' -1.5e3 ',
      big: '123456789012345678901234567890',
      day: '2026-02-28',
      on: true,
      tags: [],
      sizes: ['1', '2.5'],
      'inner.text': 'in',
      'rows.k0.text': 'row',
    }
    await send('all', set, 'save', { submit: true })
    expect(saved).toEqual([
      {
        text: ' as it is ',
        count: -1500,
        big: 123456789012345678901234567890n,
        day: new Date('2026-02-28'),
        on: true,
        tags: [],
        sizes: [1, 2.5],
        inner: { text: 'in' },
        rows: [{ text: 'row' }],
      },
    ])
  })
})

describe('a posted form that no page has', () => {
  it.each([
    ['a prototype', [['all[__proto__][polluted]', 'x']]],
    ['a prototype beside it', [['__proto__', 'x']]],
    ['a prototype in another form', [['a[b][__proto__]', 'x']]],
    ['a constructor', [['all[constructor][prototype][polluted]', 'x']]],
    ['brackets that do not match', [['all[text', 'x']]],
    ['a path in a name', [['all[inner.text]', 'x']]],
    ['an unknown field', [['all[unknown]', 'x']]],
    ['a row of a huge number', [['all[rows][k1000000000][text]', 'x']]],
    ['an index', [['all[rows][1000000000][text]', 'x']]],
    ['too deep a name', [[`all${'[inner]'.repeat(40)}`, 'x']]],
    ['10,000 fields', Object.entries(many).map(([name, value]) => [`all[${name}]`, value])],
    [
      'more rows than there may be',
      Array.from({ length: 201 }, (_, key) => [`all[rows][k${key}][text]`, '']),
    ],
  ] as [string, [string, string][]][])('[EVT-11] is refused: %s', async (_name, fields) => {
    const { post, saved, errors } = await open()
    const { response } = await post(fields)
    expect([response.status, saved, errors]).toEqual([400, [], []])
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })

  it.each([
    ['a file where text is expected', ['all[text]', new File(['x'], 'x.txt')], 'text'],
    ['a file where a number is expected', ['all[count]', new File(['x'], 'x.txt')], 'count'],
    ['a file where a box is expected', ['all[on]', new File(['x'], 'x.txt')], 'on'],
    ['a file where a list is expected', ['all[tags]', new File(['x'], 'x.txt')], 'tags'],
    ['text where a file is expected', ['all[photo]', 'x'], 'photo'],
    ['text that is no number', ['all[count]', 'x'], 'count'],
    ['text that is no day', ['all[day]', 'x'], 'day'],
  ] as [string, [string, string | File], string][])(
    '[EVT-11] is answered with an error at the field: %s',
    async (_name, field, path) => {
      const { post, saved } = await open()
      const { response, html } = await post([['all[rows][k0][text]', ''], field])
      expect([response.status, saved]).toEqual([422, []])
      const [, errors = ''] = /<output>(.*?)<\/output>/.exec(html) ?? []
      expect(Object.keys(JSON.parse(errors.replaceAll('&quot;', '"')))).toEqual([path])
    },
  )

  it('[EVT-11] is answered with an error at a field that came twice', async () => {
    const { post, saved } = await open()
    const { response, html } = await post([
      ['all[text]', 'one'],
      ['all[text]', 'two'],
    ])
    expect([response.status, saved]).toEqual([422, []])
    expect(html).toContain('value="as it was"')
  })
})

describe('fields without a live value', () => {
  it.each([
    ['a prototype further in', { 'a[b][__proto__]': 'x' }],
    ['a constructor', { constructor: 'x' }],
    ['a constructor further in', { 'a[constructor][prototype]': 'x' }],
    ['an index of 10^9', { 'a[1000000000]': 'x' }],
    ['an index of 10^9 further in', { 'a[1000000000][b]': 'x' }],
    ['too deep a name', { [`a${'[a]'.repeat(40)}`]: 'x' }],
    ['too long a name', { ['x'.repeat(300)]: 'x' }],
    ['brackets that do not match', { 'a[b': 'x' }],
    ['a name of brackets', { '[a]': 'x' }],
    ['a value that has fields', { a: 'x', 'a[b]': 'x' }],
    ['fields that have a value', { 'a[b]': 'x', a: 'x' }],
    ['a list that has fields', { 'a[]': ['x'], 'a[b]': 'x' }],
    ['10,000 fields', many],
  ])('[EVT-06] are refused with their path: %s', async (_name, set) => {
    const { send, saved } = await open()
    const answer = await send('', set, 'plain', { submit: true })
    expect(answer.slice(0, 5)).toEqual(['failed', 1, 1, 1, 'payload-invalid'])
    expect(saved).toEqual([])
    expect(({} as { b?: string }).b).toBeUndefined()
  })

  it('[EVT-06] are put into each other by their names', async () => {
    const { send, saved } = await open()
    const set = {
      'user[name]': 'Ada',
      'user[mail][home]': 'ada@example.org',
      'tags[]': 'one',
      'lines[3][text]': 'last',
      'lines[0][text]': 'first',
      'user.name': 'with a dot',
    }
    await send('', set, 'plain', { submit: true, submitter: ['how', 'now'] })
    expect(saved).toEqual([
      {
        user: { name: 'Ada', mail: { home: 'ada@example.org' } },
        tags: ['one'],
        lines: [{ text: 'first' }, { text: 'last' }],
        'user.name': 'with a dot',
        how: 'now',
      },
    ])
  })
})
