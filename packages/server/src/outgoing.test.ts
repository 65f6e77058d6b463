import { limits, type LiveError, type ServerMessage } from '@livejsx/protocol'
import { describe, expect, it } from 'vitest'
import { Outgoing } from './outgoing.ts'

function page(sent: object = { count: 0 }) {
  const log: ServerMessage[] = []
  const closed: string[] = []
  const state = { backedUp: false }
  const outgoing = new Outgoing(
    {
      view: 1,
      isBackedUp: () => state.backedUp,
      send: (message) => log.push(message),
      close: (error: LiveError) => closed.push(error.code),
    },
    sent,
    0,
  )
  const show = (next: object, rest?: Parameters<Outgoing['flush']>[2]): void =>
    outgoing.flush(next, outgoing.prepare(next, sent), rest)
  return { outgoing, log, closed, state, show }
}

describe('Outgoing', () => {
  it('[LIFE-10] sends nothing for a state that is equal in value', () => {
    const { log, show } = page({ list: [{ id: 1 }] })
    show({ list: [{ id: 1 }] })
    expect(log).toEqual([])
  })

  it('holds the state while frames wait in the socket, then sends one patch to the newest', () => {
    const { outgoing, log, state, show } = page()
    state.backedUp = true
    for (let count = 1; count <= 1_000; count += 1) show({ count })
    expect(log).toEqual([])
    state.backedUp = false
    outgoing.resume({ count: 1_000 })
    expect(log).toEqual([['patch', 1, 1, 0, { count: 1_000 }]])
  })

  it('refuses a value that cannot be sent also while the state is held', () => {
    const { outgoing, state } = page()
    state.backedUp = true
    expect(() => outgoing.prepare({ count: () => 0 }, { count: 0 })).toThrow(
      /assigns\.count is a function/,
    )
  })

  it('closes the connection of a page for which too much waits', () => {
    const { closed, state, show } = page()
    state.backedUp = true
    for (let event = 1; event <= limits.maxPendingPushes + 1; event += 1) {
      show({ count: 0 }, { pushes: [{ name: 'told', payload: event }] })
    }
    expect(closed).toEqual(['rate-limited'])
  })

  it('numbers patches and pushes on one line', () => {
    const { log, show } = page()
    show({ count: 1 }, { pushes: [{ name: 'told', payload: undefined }] })
    show({ count: 2 })
    expect(log).toEqual([
      ['patch', 1, 1, 0, { count: 1 }],
      ['push', 1, 2, 'told'],
      ['patch', 1, 3, 0, { count: 2 }],
    ])
  })
})
