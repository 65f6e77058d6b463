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
  const state = new ViewState(view, (each) => each)
  state.apply({ assigns: sent })
  state.markSent()
  const outgoing = new Outgoing(
    {
      view: 1,
      isBackedUp: () => wire.backedUp,
      send(message) {
        log.push(message)
        wire.onSend()
        return JSON.stringify(message).length
      },
      end: () => undefined,
      close: (error: LiveError) => closed.push(error.code),
    },
    state,
  )
  const show = (
    assigns: Record<string, unknown>,
    rest?: Parameters<Outgoing['flush']>[1],
  ): void => {
    const patch = outgoing.prepare({ assigns }, rest?.answer)
    state.apply({ assigns })
    outgoing.flush(patch, rest)
  }
  return { outgoing, log, closed, wire, show }
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
