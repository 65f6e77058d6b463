import { expect, it } from 'vitest'
import { emptyLedger } from '../ledger/app/reducer.ts'
import { ofLevel } from './of-level.ts'

it('takes out what is of the pages of one level', () => {
  const all = {
    resumes: true,
    wanted: ['a-1', 'b-1'].map((page) => ({
      id: `${page}.1`,
      page,
      name: 'add',
      isPromised: true,
      at: 0,
    })),
    answered: ['a-1.1', 'b-1.1'].map((id) => ({ id, outcome: 'ok', at: 1 })),
    ledger: ['a-1', 'b-1'].map((page) => ({
      kind: 'mount' as const,
      instance: `1-${page}`,
      page,
      state: emptyLedger,
      at: 0,
    })),
    pages: [],
    serverEnds: [],
  }
  const own = ofLevel('retain', all, (seat) => (seat === 'b' ? 'retain' : 'commit'))
  expect(own.level).toBe('retain')
  expect(own.wanted.map(({ id }) => id)).toEqual(['b-1.1'])
  expect(own.answered.map(({ id }) => id)).toEqual(['b-1.1'])
  expect(own.ledger.map(({ instance }) => instance)).toEqual(['1-b-1'])
})
