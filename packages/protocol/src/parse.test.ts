import { describe, expect, it } from 'vitest'
import { LiveError } from './errors.ts'
import { limits } from './limits.ts'
import { parseBrowserMessage, parseServerMessage } from './parse.ts'

const join = { version: 1, token: 'signed', page: 'k3j9', next: 1 }

/** The code and details that a parser refuses an input with, or what it returns. */
function outcome(parse: (input: unknown) => unknown, input: unknown): unknown {
  try {
    return parse(input)
  } catch (error) {
    if (!(error instanceof LiveError)) throw error
    return [error.code, error.details]
  }
}

function nested(depth: number, inner: unknown = 1): unknown {
  let value = inner
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

describe('parseBrowserMessage', () => {
  it.each<[name: string, message: unknown]>([
    ['join', ['join', 1, join]],
    ['join of a page that has seen patches', ['join', 2, { ...join, patch: 7 }]],
    ['join with a field of another version', ['join', 1, { ...join, extra: { a: 1 } }]],
    ['join that offers a record', ['join', 1, { ...join, stash: '1.a.b.c.d', onDisk: true }]],
    ['join that has no record to offer', ['join', 1, { ...join, stash: '' }]],
    [
      'join at an address, with what the page tells',
      ['join', 1, { ...join, url: '/a?b', params: { zone: 'UTC' } }],
    ],
    [
      'join of the view at another address',
      ['join', 2, { ...join, to: '/users/7?tab=mail', flash: 'sealed' }],
    ],
    ['event', ['event', 1, 1, 'inc']],
    ['receipt of a record', ['stored', 1, 1, 4, 'disk']],
    ['part', ['part', 1, 5, 2, 'inc']],
    ['part with a payload', ['part', 1, 5, 2, 'inc', { by: 1 }]],
    ['event with a payload', ['event', 1, 2, 'inc', { by: [1, -2.5, 'x', true, null] }]],
    ['event whose payload is `null`', ['event', 1, 2, 'inc', null]],
    ['event with a position of another version', ['event', 1, 2, 'inc', 1, 'later']],
    ['event without a prototype in its payload', ['event', 1, 2, 'inc', Object.create(null)]],
    ['seen', ['seen', 1, 12]],
    ['stay', ['stay', 1, true]],
    ['leave', ['leave', 1]],
  ])('returns the input itself: %s', (_, message) => {
    expect(parseBrowserMessage(message)).toBe(message)
  })

  it.each<[name: string, message: unknown, at: number]>([
    ['a view of 0', ['leave', 0], 1],
    ['a negative view', ['leave', -1], 1],
    ['a view that is no integer', ['leave', 1.5], 1],
    ['a view beyond the safe integers', ['leave', 2 ** 53], 1],
    ['a view that is a text', ['leave', '1'], 1],
    ['no view', ['leave'], 1],
    ['a join without details', ['join', 1], 2],
    ['a join with a list', ['join', 1, []], 2],
    ['a join without a version', ['join', 1, { ...join, version: undefined }], 2],
    ['a join with an empty token', ['join', 1, { ...join, token: '' }], 2],
    ['a join with a long token', ['join', 1, { ...join, token: 'x'.repeat(8_193) }], 2],
    ['a join with a long page', ['join', 1, { ...join, page: 'x'.repeat(129) }], 2],
    ['a join whose next event is 0', ['join', 1, { ...join, next: 0 }], 2],
    ['a join with a wrong patch', ['join', 1, { ...join, patch: '1' }], 2],
    ['a join of inherited fields', ['join', 1, Object.create(join)], 2],
    ['a join with an empty address', ['join', 1, { ...join, url: '' }], 2],
    ['a join with a list of params', ['join', 1, { ...join, params: [] }], 2],
    ['a join with params that are a text', ['join', 1, { ...join, params: 'x' }], 2],
    ['a join that goes to an empty address', ['join', 1, { ...join, to: '' }], 2],
    ['a join that goes to a list', ['join', 1, { ...join, to: ['/'] }], 2],
    [
      'a join that goes to a long address',
      ['join', 1, { ...join, to: `/${'x'.repeat(8_192)}` }],
      2,
    ],
    ['a join with messages that are not sealed', ['join', 1, { ...join, flash: { info: 'x' } }], 2],
    ['a join with long messages', ['join', 1, { ...join, flash: 'x'.repeat(8_193) }], 2],
    ['a join with a record that is no text', ['join', 1, { ...join, stash: { a: 1 } }], 2],
    ['a join with a long record', ['join', 1, { ...join, stash: 'x'.repeat(245_761) }], 2],
    ['a join with a record on some disk', ['join', 1, { ...join, stash: '', onDisk: 'yes' }], 2],
    ['a receipt of an owner 0', ['stored', 1, 0, 1, 'disk'], 2],
    ['a receipt from elsewhere', ['stored', 1, 1, 1, 'cloud'], 4],
    ['a moment that is neither asked for nor not', ['stay', 1, 1], 2],
    ['a moment of nothing', ['stay', 1], 2],
    ['a part of 0', ['part', 1, 0, 1, 'inc'], 2],
    ['a part that is a text', ['part', 1, '5', 1, 'inc'], 2],
    ['a part event number of 0', ['part', 1, 5, 0, 'inc'], 3],
    ['a part event without a name', ['part', 1, 5, 1], 4],
    [
      'an own `__proto__` in a part event',
      ['part', 1, 5, 1, 'inc', JSON.parse('{"__proto__":1}')],
      5,
    ],
    ['an event number of 0', ['event', 1, 0, 'inc'], 2],
    ['an event without a name', ['event', 1, 1, ''], 3],
    ['an event with a long name', ['event', 1, 1, 'x'.repeat(129)], 3],
    ['a date', ['event', 1, 1, 'inc', { at: new Date(0) }], 4],
    ['bytes', ['event', 1, 1, 'inc', Buffer.from('x')], 4],
    ['a function', ['event', 1, 1, 'inc', [() => undefined]], 4],
    ['NaN', ['event', 1, 1, 'inc', NaN], 4],
    ['a bigint', ['event', 1, 1, 'inc', 1n], 4],
    ['`undefined` inside', ['event', 1, 1, 'inc', [undefined]], 4],
    ['an own `__proto__`', ['event', 1, 1, 'inc', JSON.parse('{"__proto__":{"isAdmin":true}}')], 4],
    ['one further inside', ['event', 1, 1, 'inc', JSON.parse('[[{"a":{"__proto__":1}}]]')], 4],
    ['one in a join', ['join', 1, { ...join, more: JSON.parse('{"__proto__":1}') }], 2],
  ])('refuses %s', (_, message, at) => {
    const details = { message: (message as string[])[0], at }
    expect(outcome(parseBrowserMessage, message)).toEqual(['message-malformed', details])
    expect({}).not.toHaveProperty('isAdmin')
  })

  it.each([[undefined], [null], [{}], ['join'], [[]], [[1]], [[['join']]], [[{ toString: 1 }]]])(
    'refuses what is no message: %j',
    (input) => {
      const details = { message: 'message', at: 0 }
      expect(outcome(parseBrowserMessage, input)).toEqual(['message-malformed', details])
    },
  )

  it.each([['patch'], ['toString'], ['__proto__'], ['constructor'], ['Join'], ['']])(
    'does not know the message %j',
    (name) => {
      expect(outcome(parseBrowserMessage, [name, 1])).toEqual([
        'message-unknown',
        { message: name },
      ])
    },
  )

  it('cuts an unknown name off before it sends it back', () => {
    expect(outcome(parseBrowserMessage, ['x'.repeat(1_000_000)])).toEqual([
      'message-unknown',
      { message: 'x'.repeat(32) },
    ])
  })

  it('takes payloads up to the greatest depth and no deeper', () => {
    const deepest = ['event', 1, 1, 'inc', nested(limits.maxDepth)]
    expect(parseBrowserMessage(deepest)).toBe(deepest)
    for (const depth of [limits.maxDepth + 1, 10_000, 200_000]) {
      const message = ['event', 1, 1, 'inc', nested(depth)]
      expect(outcome(parseBrowserMessage, message)).toEqual(['too-deep', { max: 32 }])
    }
  })

  it('looks for depth in every position', () => {
    const far = nested(200_000)
    expect(outcome(parseBrowserMessage, ['leave', 1, far])).toEqual(['too-deep', { max: 32 }])
    const message = ['join', 1, { ...join, extra: far }]
    expect(outcome(parseBrowserMessage, message)).toEqual(['too-deep', { max: 32 }])
  })
})

describe('parseServerMessage', () => {
  it.each<[message: unknown[]]>([
    [['joined', 1, 'adopt', 0]],
    [['joined', 1, 'mount', 3, { token: 'signed', state: { count: 1 }, number: 0 }]],
    [['patch', 1, 1, 0, { count: 1 }]],
    [['patch', 1, 2, 1, {}, [['rows', 'remove', 0]], { at: 1 }]],
    [['push', 1, 3, 'toast']],
    [['push', 1, 4, 'toast', { text: 'Saved' }]],
    [['failed', 1, 5, 2, 'unknown-event', { name: 'incr' }]],
    [['refused', 1, 'token-expired']],
    [['bye', 1, 'ended']],
    [['redirect', 1, '/login']],
    [['navigate', 1, 6, '/users/7', 'push']],
    [['recall', 1, { view: 'board', place: '/', scope: 'tab', level: 'retain' }]],
    [['stash', 1, '1.a.b.c.d', '/boards/7']],
    [['clear', 1, 1, 5]],
    [['durable', 1, 7]],
    [['navigate', 1, 7, '/users/7', 'replace', 'sealed']],
    [['navigate', 1, 8, 'https://example.org/', 'load']],
    [['error', 'rate-limited', { retryAfterMs: 100 }]],
  ])('returns the input itself: %j', (message) => {
    expect(parseServerMessage(message)).toBe(message)
  })

  it.each<[message: unknown[], at: number]>([
    [['joined', 0, 'adopt', 0], 1],
    [['joined', 1, 2, 0], 2],
    [['joined', 1, 'adopt', -1], 3],
    [['joined', 1, 'mount', 0, 'token'], 4],
    [['patch', 1, 0, 0, {}], 2],
    [['patch', 1, 1, null, {}], 3],
    [['patch', 1, 1, 0], 4],
    [['patch', 1, 1, 0, []], 4],
    [['patch', 1, 1, 0, {}, {}], 5],
    [['push', 1, 1], 3],
    [['failed', 1, 0, 2, 'lost'], 2],
    [['failed', 1, 5, 0, 'lost'], 3],
    [['failed', 1, 5, 2], 4],
    [['refused', 1], 2],
    [['bye', 1], 2],
    [['redirect', 1, null], 2],
    [['navigate', 1, 0, '/', 'push'], 2],
    [['navigate', 1, 6, 7, 'push'], 3],
    [['navigate', 1, 6, '/'], 4],
    [['error', 404], 1],
  ])('refuses %j', (message, at) => {
    const details = { message: message[0], at }
    expect(outcome(parseServerMessage, message)).toEqual(['message-malformed', details])
  })

  it('does not know the messages of a browser', () => {
    expect(outcome(parseServerMessage, ['leave', 1])).toEqual([
      'message-unknown',
      { message: 'leave' },
    ])
  })
})
