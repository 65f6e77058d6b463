import { form, js, type JsCommand } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createPubSub } from './pubsub.ts'
import { Transaction, type Transacted } from './transaction.ts'

function begin(assigns: Record<string, unknown> = { count: 1, other: {} }) {
  const topics = new Set(['old'])
  const instance: Transacted = {
    id: 'i',
    connected: true,
    signal: new AbortController().signal,
    assigns,
    private: { own: true },
    pubsub: createPubSub(),
    subscriber: () => undefined,
    subscribe: (topic) => !topics.has(topic) && topics.add(topic).size > 0,
    unsubscribe: (topic) => void topics.delete(topic),
    flash: {},
    props: undefined,
    send: () => undefined,
    sendParent: () => undefined,
    sendUpdate: () => undefined,
    startAsync: () => undefined,
    cancelAsync: () => undefined,
    isOwnAddress: () => true,
    sealFlash: () => 'sealed',
    followAddress: () => undefined,
    attachHook: () => undefined,
    detachHook: () => undefined,
    checkStash: () => undefined,
    stash: () => undefined,
    resetStash: () => undefined,
  }
  return { assigns, topics, instance, transaction: new Transaction(instance, 'page:1') }
}

describe('Transaction', () => {
  it('works on a copy and shares what was not changed', () => {
    const { assigns, transaction } = begin()
    transaction.assign({ count: 2 })
    transaction.update('count', (count) => (count as number) + 1)
    expect(transaction.assigns).toEqual({ count: 3, other: {} })
    expect(transaction.assigns['other']).toBe(assigns['other'])
    expect(assigns['count']).toBe(1)
  })

  it('[EVT-07] refuses to set a live value from its data, which has methods for that', () => {
    const { transaction } = begin({ profile: form(z.object({ name: z.string() }), { name: '' }) })
    expect(() => transaction.update('profile', (own) => own)).toThrow(
      'call those of `socket.assigns.profile`',
    )
  })

  it('[LIFE-10] changes a draft, and shares what the draft did not touch', () => {
    const rows = [
      { id: 1, label: 'a' },
      { id: 2, label: 'b' },
    ]
    const { transaction } = begin({ rows })
    transaction.produce((draft) => {
      const [first] = draft['rows'] as typeof rows
      if (first !== undefined) first.label = 'z'
    })
    const changed = transaction.assigns['rows'] as typeof rows
    expect(changed).toEqual([
      { id: 1, label: 'z' },
      { id: 2, label: 'b' },
    ])
    expect(changed[1]).toBe(rows[1])
    expect(rows[0]?.label).toBe('a')
  })

  it('publishes with the commit, and never before', () => {
    const { instance, transaction } = begin()
    const heard: string[] = []
    instance.pubsub.subscribe('topic', (name) => heard.push(name))
    transaction.broadcast('topic', 'changed')
    expect(heard).toEqual([])
    for (const effect of transaction.take().effects) effect()
    expect(heard).toEqual(['changed'])
  })

  it('takes its own subscriptions back when it is rolled back, and no others', () => {
    const { topics, transaction } = begin()
    transaction.subscribe('old')
    transaction.subscribe('new')
    expect([...topics]).toEqual(['old', 'new'])
    transaction.rollBack()
    expect([...topics]).toEqual(['old'])
  })

  it.each([
    ['assign', (late: Transaction) => late.assign({})],
    ['update', (late: Transaction) => late.update('count', () => 0)],
    ['produce', (late: Transaction) => late.produce(() => undefined)],
    ['send', (late: Transaction) => late.send('tick')],
    ['pushEvent', (late: Transaction) => late.pushEvent('told')],
    ['exec', (late: Transaction) => late.exec(js.popFocus())],
    ['subscribe', (late: Transaction) => late.subscribe('topic')],
    ['broadcast', (late: Transaction) => late.broadcast('topic', 'changed')],
  ])('refuses `%s` once its handler has ended, and says what to do', (method, use) => {
    const { transaction } = begin()
    transaction.close()
    expect(() => use(transaction)).toThrow(`\`socket.${method}\` was called after its handler`)
  })

  it('refuses to push what the page would take for an event of the client’s own', () => {
    const { transaction } = begin()
    expect(() => transaction.pushEvent('patch', {})).toThrow('`live:patch` is a window event')
    expect(transaction.take().pushes).toEqual([])
  })

  it('[EVT-13] sends commands of the browser as plain data', () => {
    const { transaction } = begin()
    transaction.exec(js.show('#menu'))
    transaction.exec([js.hide({ to: '#menu', time: 0 }), js.popFocus()])
    expect(transaction.take().pushes).toEqual([
      { name: 'exec', payload: [['show', '#menu']] },
      { name: 'exec', payload: [['hide', { to: '#menu', time: 0 }], ['popFocus']] },
    ])
  })

  it('[EVT-13] refuses commands that need an event, and what is no command', () => {
    const { transaction } = begin()
    const refused = [js.hide(), js.addClass('open', { closest: 'li' }), () => undefined, 'hide']
    for (const command of refused as JsCommand[]) {
      expect(() => transaction.exec([js.popFocus(), command])).toThrow(TypeError)
    }
    expect(() => transaction.exec(js.hide())).toThrow(
      '`socket.exec(js.hide(…))`: here is no element of an event; say by a selector what it works on',
    )
    expect(() => transaction.exec((() => undefined) as never)).toThrow(
      '`socket.exec` takes commands of `js`; give several of them in an array',
    )
    expect(transaction.take().pushes).toEqual([])
  })

  it('hands out what the handler may know of its event and instance', () => {
    const { transaction } = begin()
    expect([transaction.id, transaction.eventId, transaction.connected]).toEqual([
      'i',
      'page:1',
      true,
    ])
    expect(transaction.private).toEqual({ own: true })
  })
})
