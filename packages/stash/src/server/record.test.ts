import { describe, expect, it } from 'vitest'
import { recordOf } from '../../test/records.ts'
import { createKeyRing } from './key-ring.ts'
import { decodeState, encodeState, openRecord, sealRecord } from './record.ts'
import { createSeal } from './seal.ts'

const seal = createSeal(createKeyRing(['the secret of the app']), {
  app: 'shop',
  view: 'app/board',
  session: 'session-1',
  sessionEpoch: 0,
  scope: 'reload',
  place: '/',
})

describe('encodeState', () => {
  it('[STASH-09] brings every kind of value back exactly', () => {
    const shared = { of: 'two' }
    const state = {
      text: 'grün \0 \u2028 🙂',
      number: 1.5,
      odd: [NaN, Infinity, -Infinity, -0],
      yes: true,
      nothing: null,
      missing: undefined,
      large: 12345678901234567890n,
      day: new Date(0),
      noDay: new Date(NaN),
      map: new Map<unknown, unknown>([[{ a: 1 }, new Set([1, 'two', new Date(1)])]]),
      set: new Set([new Map(), undefined]),
      address: new URL('https://example.org/a?b#c'),
      bytes: new Uint8Array([0, 1, 254, 255]),
      nested: { list: [[], {}, [{ $: 'date', value: 1 }]], one: shared, other: shared },
      $: 'own',
    }
    const record = recordOf({ state: encodeState(state, Object.keys(state)) })
    const opened = openRecord(seal, sealRecord(seal, record)).record
    const back = decodeState(opened?.state ?? {})
    expect(back).toStrictEqual(state)
    expect(Object.is((back['odd'] as number[])[3], -0)).toBe(true)
  })

  it('[STASH-01] takes declared keys that the assigns own, and no others', () => {
    const assigns = Object.assign(Object.create({ inherited: 1 }) as object, { a: 1, b: 2 })
    expect(encodeState(assigns, ['a', 'c', 'inherited', 'toString'])).toEqual({ a: 1 })
  })

  it('[STASH-09] refuses what is no plain data, by its path', () => {
    class User {}
    expect(() => encodeState({ team: [{ lead: new User() }] }, ['team'])).toThrow(
      'assigns.team[0].lead is an instance of `User`',
    )
    expect(() => encodeState({ ok: 1, run: () => 1 }, ['ok', 'run'])).toThrow(
      'assigns.run is a function',
    )
    expect(() => encodeState({ on: { it: Symbol('x') } }, ['on'])).toThrow(
      'assigns.on.it is a symbol',
    )
  })

  it('[STASH-01] keeps a key called `__proto__` from being one', () => {
    const state = encodeState(JSON.parse('{"__proto__":{"admin":true}}') as object, ['__proto__'])
    const back = decodeState(JSON.parse(JSON.stringify(state)) as typeof state)
    expect((back as { admin?: boolean }).admin).toBeUndefined()
    expect(Object.keys(back)).toEqual(['__proto__'])
  })
})

describe('openRecord', () => {
  it('[STASH-02] gives back all that was sealed', () => {
    const record = recordOf({
      epoch: 3,
      seq: 4,
      last: 9,
      state: { a: [1] },
      answers: [
        ['ok', 8, { at: 1 }],
        ['ok', 7],
        ['failed', 9, 'handler-failed'],
        ['void', 6],
      ],
      ancestors: [
        { epoch: 2, seq: 7 },
        { epoch: 1, seq: 1 },
      ],
      version: 'two',
    })
    expect(openRecord(seal, sealRecord(seal, record))).toEqual({ record })
    const plain = recordOf()
    expect(openRecord(seal, sealRecord(seal, plain))).toEqual({ record: plain })
  })

  it('[STASH-02] tells why a text is no record', () => {
    expect(openRecord(seal, 'x')).toEqual({ reason: 'invalid' })
  })
})
