import { limits, type LiveError, type ServerMessage } from '@livejsx/protocol'
import { describe, expect, it } from 'vitest'
import { liveView } from '@livejsx/view'
import { Outgoing } from './outgoing.ts'
import { ViewState } from './view-state.ts'

const view = liveView({ mount: () => ({}), render: () => null })

function page(sent: Record<string, unknown> = { count: 0 }) {
  const log: ServerMessage[] = []
  const closed: string[] = []
  const wire = { backedUp: false, onSend: () => undefined as void }
  const timers: (() => void)[] = []
  const clock = {
    now: () => 0,
    after(_ms: number, fire: () => void) {
      timers.push(fire)
      return () => void (timers.includes(fire) && timers.splice(timers.indexOf(fire), 1))
    },
  }
  const state = new ViewState(view, (each) => each)
  state.apply({ assigns: sent })
  state.markSent()
  const channel = {
    view: 1,
    isBackedUp: () => wire.backedUp,
    send(message: ServerMessage) {
      log.push(message)
      wire.onSend()
      return JSON.stringify(message).length
    },
    end: () => undefined,
    close: (error: LiveError) => closed.push(error.code),
  }
  const outgoing = new Outgoing(channel, state, {
    clock,
    onFull: () => closed.push('full'),
    onAnswered: () => undefined,
  })
  const show = (
    assigns: Record<string, unknown>,
    rest?: Parameters<Outgoing['flush']>[1],
  ): void => {
    const patch = outgoing.prepare({ assigns }, rest?.answer)
    state.apply({ assigns })
    outgoing.flush(patch, rest)
  }
  return { outgoing, state, log, closed, wire, show, channel, timers }
}

describe('Outgoing', () => {
  it('[LIFE-10] sends nothing for a state that is equal in value', () => {
    const { log, show } = page({ list: [{ id: 1 }] })
    show({ list: [{ id: 1 }] })
    expect(log).toEqual([])
  })

  it('holds the state while frames wait in the socket, then sends one patch to the newest', () => {
    const { outgoing, log, wire, show } = page()
    wire.backedUp = true
    for (let count = 1; count <= 1_000; count += 1) show({ count })
    expect(log).toEqual([])
    wire.backedUp = false
    outgoing.resume()
    expect(log).toEqual([['patch', 1, 1, 0, { count: 1_000 }]])
  })

  it('compares the state once for each change, however often the socket asks for more', () => {
    const { outgoing, state, show } = page()
    const compared: unknown[] = []
    const diff = state.diff.bind(state)
    state.diff = (...change) => {
      compared.push(change[0]?.assigns)
      return diff(...change)
    }
    show({ count: 1 })
    outgoing.resume()
    show({ count: 2 })
    outgoing.resume()
    outgoing.resume()
    expect(compared).toEqual([{ count: 1 }, { count: 2 }])
  })

  it('[EVT-12] lets all answers ride with the one patch that holds what they led to', () => {
    const { outgoing, log, wire, show } = page()
    wire.backedUp = true
    show({ count: 1 }, { answer: { event: 1 } })
    outgoing.flush(outgoing.prepare(), { answer: { event: 2, failed: { code: 'handler-failed' } } })
    show({ count: 2 }, { answer: { event: 3, reply: 'third' } })
    wire.backedUp = false
    outgoing.resume()
    expect(log).toEqual([
      ['patch', 1, 1, 1, { count: 2 }, [], { $: 'undefined' }, [[3, 'third']]],
      ['failed', 1, 2, 2, 'handler-failed'],
    ])
  })

  it('[EVT-07] leaves out what an answered event has brought to the page already', () => {
    const { log, wire, show, outgoing } = page({ form: { values: { name: '', email: '' } } })
    const answerOf = (event: number, fields: object) => ({
      answer: { event, carried: { at: ['form', 'values'], fields: { ...fields } } },
    })
    show({ form: { values: { name: 'Ada', email: '' } } }, answerOf(1, { name: 'Ada' }))
    show({ form: { values: { name: 'ADA', email: '' } } }, answerOf(2, { name: 'ada' }))
    wire.backedUp = true
    show({ form: { values: { name: 'A', email: '' } } }, answerOf(3, { name: 'A' }))
    show({ form: { values: { name: 'AB', email: 'x' } } }, answerOf(4, { name: 'AB' }))
    wire.backedUp = false
    outgoing.resume()
    expect(log).toEqual([
      ['patch', 1, 1, 1, {}],
      ['patch', 1, 2, 2, { 'form/values/name': 'ADA' }],
      ['patch', 1, 3, 3, { 'form/values/email': 'x' }, [], { $: 'undefined' }, [[4]]],
    ])
  })

  it('sends a patch once, though the socket asks for more while it is written', () => {
    const { outgoing, log, wire, show } = page({ list: [1, 2, 3] })
    wire.onSend = () => outgoing.resume()
    show({ list: [3, 2, 1] }, { pushes: [{ name: 'told', payload: 1 }] })
    expect(log.map(([name, , number]) => [name, number])).toEqual([
      ['patch', 1],
      ['push', 2],
    ])
  })

  it('refuses a value that cannot be sent also while the state is held', () => {
    const { outgoing, wire } = page()
    wire.backedUp = true
    expect(() => outgoing.prepare({ assigns: { count: () => 0 } })).toThrow(
      /assigns\.count is a function/,
    )
  })

  it('closes the connection of a page for which too much waits', () => {
    const { closed, wire, show } = page()
    wire.backedUp = true
    for (let event = 1; event <= limits.maxPendingPushes + 1; event += 1) {
      show({ count: 0 }, { pushes: [{ name: 'told', payload: event }] })
    }
    expect(closed).toEqual(['rate-limited'])
  })

  it('[RT-07] closes the connection of a page for which too many bytes wait', () => {
    const { closed, wire, show } = page()
    wire.backedUp = true
    const payload = 'x'.repeat(limits.maxPendingBytes / 2)
    show({ count: 0 }, { pushes: [{ name: 'told', payload }] })
    expect(closed).toEqual([])
    show({ count: 0 }, { answer: { event: 1, reply: payload } })
    expect(closed).toEqual(['rate-limited'])
  })

  it('[RT-07] holds the state of a page that confirms nothing: after so many messages, or so many bytes', () => {
    for (const value of ['', 'x'.repeat(limits.maxUnseenBytes / 10)]) {
      const { outgoing, log, show } = page({ count: 0, value: '' })
      const isLong = value !== ''
      for (let count = 1; count <= 100; count += 1) show({ count, value: `${value}${count}` })
      expect(log).toHaveLength(isLong ? 10 : limits.maxUnseenMessages)
      outgoing.onSeen(log.length)
      outgoing.resume()
      expect(log.at(-1)).toEqual(['patch', 1, log.length, 0, { count: 100, value: `${value}100` }])
    }
  })

  it('[RT-07] closes the connection of a page that confirms nothing for 30 s while the state is held', () => {
    const { outgoing, closed, timers, show } = page()
    for (let count = 1; count <= limits.maxUnseenMessages; count += 1) show({ count })
    expect(timers).toEqual([])
    show({ count: 100 })
    expect(timers).toHaveLength(1)
    outgoing.onSeen(1)
    outgoing.resume()
    expect(timers).toEqual([])
    show({ count: 101 })
    show({ count: 102 })
    expect([timers.length, closed]).toEqual([1, []])
    timers[0]?.()
    expect([timers.length, closed]).toEqual([0, ['rate-limited']])
  })

  it('[STASH-11] sends again on the next connection what was not confirmed, before all that is newer', () => {
    const { outgoing, log, wire, channel, show } = page()
    for (const count of [1, 2, 3]) show({ count })
    outgoing.detach()
    show({ count: 4 }, { answer: { event: 1 }, pushes: [{ name: 'told', payload: 1 }] })
    show({ count: 5 })
    log.length = 0
    wire.onSend = () => outgoing.resume()
    outgoing.attach({ ...channel, view: 7 }, 1, false)
    expect(log).toEqual([
      ['patch', 7, 2, 0, { count: 2 }],
      ['patch', 7, 3, 0, { count: 3 }],
      ['patch', 7, 4, 1, { count: 5 }],
      ['push', 7, 5, 'told', 1],
    ])
  })

  it('[STASH-11] sends a page that was given the whole state only what is no state', () => {
    const { outgoing, log, channel, show } = page()
    show({ count: 1 }, { answer: { event: 1, reply: 'first' } })
    show({ count: 2 }, { pushes: [{ name: 'told', payload: 1 }] })
    outgoing.detach()
    log.length = 0
    outgoing.attach(channel, 0, true)
    expect(log).toEqual([
      ['patch', 1, 1, 1, {}, [], 'first'],
      ['patch', 1, 2, 0, {}, []],
      ['push', 1, 3, 'told', 1],
    ])
  })

  it('[RT-07] tells when more waits for a lost connection than may', () => {
    const { outgoing, closed, show } = page()
    outgoing.detach()
    for (let event = 1; event <= limits.maxPendingPushes + 1; event += 1) {
      show({ count: 0 }, { pushes: [{ name: 'told', payload: event }] })
    }
    expect(closed).toEqual(['full'])
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
