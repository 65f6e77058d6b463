import { putEntries, type StreamEntry } from '@livejsx/protocol'
import {
  changesSince,
  listAfter,
  streamState,
  type StreamChange,
  type StreamModel,
  type StreamPut,
} from '@livejsx/view/internal'
import { describe, expect, it } from 'vitest'
import { withChange } from './stream-steps.ts'

const source = { id: undefined, limit: undefined }
const sent: StreamModel = { source, count: 0, last: undefined }

function put(at: number, limit: number | undefined, ...ids: number[]): StreamPut {
  return { verb: 'put', at, entries: ids.map((id) => ({ id })), limit }
}

function block(first: number, count: number): StreamPut {
  return put(-1, undefined, ...Array.from({ length: count }, (_, index) => first + index))
}

function after(...changes: readonly StreamChange[]): StreamModel {
  return changes.reduce(withChange, sent)
}

/** What a page shows that gets what is pending. */
function shown(before: readonly StreamEntry[], { last }: StreamModel): readonly StreamEntry[] {
  return listAfter(before, changesSince(last, 0))
}

describe('withChange', () => {
  it('[LIST-02] lets go what a reset makes superfluous', () => {
    const reset: StreamChange = { verb: 'set', entries: [{ id: 9 }] }
    const { last, count } = after(put(-1, undefined, 1, 2), reset)
    expect(last).toMatchObject({ number: 2, change: reset, before: undefined, waiting: 0 })
    expect(count).toBe(2)
  })

  it('[LIST-02] counts what waits since the list was known as a whole', () => {
    const drop: StreamChange = { verb: 'drop', ids: ['1', '7'] }
    expect(after(put(-1, undefined, 1, 2), drop).last?.waiting).toBe(4)
  })

  it('[LIST-02] counts what came after a reset, however often the list is put together', () => {
    const reset: StreamChange = { verb: 'set', entries: put(-1, undefined, -1, -2).entries }
    let model = after(reset)
    for (let first = 0; first < 40_000; first += 1_000) {
      model = withChange(model, block(first, 1_000))
      expect(streamState(model).items).toHaveLength(first + 1_002)
      expect(model.last?.waiting).toBe(first + 1_000)
    }
  })

  it('[LIST-02] counts nothing of a list that is given at once, and what is left of the rest', () => {
    let model = after({ verb: 'set', entries: block(0, 20_000).entries })
    expect(model.last?.waiting).toBe(0)
    for (let id = 0; id < 1_000; id += 1) {
      model = withChange(model, put(-1, undefined, id + 20_000))
      model = withChange(model, { verb: 'drop', ids: [String(id)] })
      expect(model.last?.waiting).toBeLessThanOrEqual(100)
    }
    expect(streamState(model).items).toHaveLength(20_000)
    for (let id = 0; id < 150; id += 1) model = withChange(model, put(-1, undefined, id))
    expect(model.last?.waiting).toBe(150)
  })

  it('[LIST-02] holds after a reset no more than a limit leaves, wherever items come in', () => {
    let model = after({ verb: 'set', entries: [] })
    for (let id = 0; id < 5_000; id += 1) model = withChange(model, put(2, 5, id))
    expect(model.last?.waiting).toBeLessThanOrEqual(105)
    const ids = [0, 1, 4_999, 4_998, 4_997]
    expect(streamState(model).items).toEqual(ids.map((id) => ({ id })))
  })

  it.each([
    ['last', -1, -5],
    ['first', 0, 5],
  ])('[LIST-02] holds no more than a few times the %s items that pages keep', (_, at, limit) => {
    let model = sent
    let most = 0
    for (let id = 0; id < 1_000; id += 1) {
      model = withChange(model, put(at, limit, id))
      most = Math.max(most, model.last?.waiting ?? 0)
    }
    expect(most).toBeLessThan(25)
    expect(model.last?.isWhole).toBe(true)
    const newest = [995, 996, 997, 998, 999].map((id) => ({ id }))
    expect(shown([{ id: -1 }, { id: 998 }], model)).toEqual(at === 0 ? newest.toReversed() : newest)
  })

  it('[LIST-02] leads a page to the same list as the changes one by one, for random series', () => {
    const random = createRandom(11)
    let wholes = 0
    for (let round = 0; round < 300; round += 1) {
      const [at, limit] = random(2) === 0 ? [-1, -random(3) - 1] : [0, random(3) + 1]
      const range = 4 + random(40)
      const before = [...new Set(Array.from({ length: random(8) }, () => random(range)))]
      let list: readonly StreamEntry[] = before.map((id) => ({ id, value: -1 }))
      const first = list
      let model = sent
      for (let step = 0; step < 40; step += 1) {
        const ids = new Set(Array.from({ length: 1 + random(3) }, () => random(range)))
        const entries = [...ids].map((id) => ({ id, value: step }))
        const own = random(30) === 0 ? undefined : limit
        list = putEntries(list, at, entries, own)
        model = withChange(model, { verb: 'put', at, entries, limit: own })
        if (model.last?.isWhole) wholes += 1
        expect(shown(first, model)).toEqual(list)
      }
    }
    expect(wholes).toBeGreaterThan(200)
  })
})

function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
