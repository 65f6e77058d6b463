// @vitest-environment happy-dom
import {
  carry as carryInto,
  LiveError,
  type BrowserMessage,
  type StashHint,
} from '@livejsx/protocol'
import { features } from '@livejsx/view/internal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createReplica, type ReplicaHost } from './replica.ts'
import type { StashSide, ViewStash } from './stash/view-stash.ts'

function joinedReplica() {
  const log: unknown[] = []
  const note = (name: string) => (): void => void log.push(name)
  const replica = createReplica(
    1,
    { token: 'token', assigns: { count: 0 } },
    {
      send: ([name]: BrowserMessage) => log.push(name),
      show: (assigns) => log.push(assigns),
      push: note('push'),
      onJoined: note('joined'),
      onRefused: note('refused'),
      onRedirect: note('redirect'),
      onBuild: note('build'),
      onAddress: note('address'),
      onNavigate: note('navigate'),
      details: () => ({}),
      onGap: note('gap'),
    },
  )
  replica.receive(['joined', 1, 'adopt', 0], 0)
  log.length = 0
  return { replica, log }
}

beforeEach(() => void (features.carried = carryInto))
afterEach(() => void delete features.carried)

describe('createReplica', () => {
  it('[EVT-04] settles the events that a patch answers which does not fit', async () => {
    const { replica, log } = joinedReplica()
    const answers = [replica.push('one', undefined), replica.push('two', undefined)]
    const outcome = Promise.allSettled(answers)
    expect(() =>
      replica.receive(['patch', 1, 1, 1, { 'none/at/all': 1 }, [], { $: 'undefined' }, [[2]]], 0),
    ).toThrow('message-malformed')
    expect(await outcome).toMatchObject([
      { status: 'rejected', reason: { code: 'unknown-outcome' } },
      { status: 'rejected', reason: { code: 'unknown-outcome' } },
    ])
    expect(log).toEqual(['event', 'event', 'gap'])
  })

  it('[STASH-11] [EVT-07] brings what events carry into the copy once: not where the whole state has it', () => {
    const { replica, log } = joinedReplica()
    const carry = (name: string): void =>
      void replica.push('live:form', undefined, { carried: { at: ['form'], fields: { name } } })
    carry('Ada')
    carry('Bo')
    replica.disconnect()
    replica.join()
    log.length = 0
    const details = { token: 'next', state: { form: { name: 'ADA' } }, number: 0, includes: 1 }
    replica.receive(['joined', 1, 'resume', 2, details], 0)
    replica.receive(['patch', 1, 1, 1, {}, []], 0)
    replica.receive(['patch', 1, 2, 2, {}], 0)
    expect(log).toEqual(['joined', { form: { name: 'ADA' } }, { form: { name: 'Bo' } }])
  })
})

const hint: StashHint = { view: 'board', place: '/', scope: 'reload', level: 'retain' }

/** A replica whose stash the test plays: each offer waits until it is given. */
function stashedReplica({ isKnown = true, isMissing = false } = {}) {
  const sent: BrowserMessage[] = []
  const log: unknown[] = []
  const received: string[] = []
  const offers: ((sealed: string) => void)[] = []
  let opened = 0
  const openStash: ReplicaHost['openStash'] = (_hint: StashHint, { outbox }: StashSide) => {
    opened += 1
    if (isMissing) return Promise.reject(new TypeError('no such chunk'))
    const view: ViewStash = {
      outbox,
      offer: () => new Promise((give) => offers.push((sealed) => give({ stash: sealed }))),
      receive: ([name]) => void received.push(name),
    }
    return Promise.resolve(view)
  }
  const none = (): void => undefined
  const replica = createReplica(
    1,
    { token: 'token', assigns: { count: 0 }, ...(isKnown && { stash: hint }) },
    {
      send: (message) => void sent.push(message),
      show: (assigns) => log.push(assigns),
      push: none,
      onJoined: (isNew) => log.push(isNew ? 'another' : 'joined'),
      onRefused: none,
      onRedirect: none,
      onBuild: none,
      onAddress: none,
      onNavigate: none,
      details: () => ({}),
      onGap: none,
      openStash,
    },
  )
  return {
    replica,
    sent,
    log,
    received,
    joins: () => sent.flatMap(([name, , details]) => (name === 'join' ? [details] : [])),
    opened: () => opened,
    /** Gives all offers that are waited for. */
    async give(sealed: string) {
      await settled()
      for (const offer of offers.splice(0)) offer(sealed)
      await settled()
    },
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('a replica of a view with a stash', () => {
  it('[STASH-02] reads the disk ahead, and offers what it has when it joins', async () => {
    const { replica, joins, give, opened } = stashedReplica()
    await settled()
    expect(opened()).toBe(1)
    replica.join()
    expect(joins()).toEqual([])
    await give('sealed')
    expect(joins()).toEqual([
      expect.objectContaining({ token: 'token', next: 1, attempt: 1, stash: 'sealed' }),
    ])
    expect(opened()).toBe(1)
  })

  it('[STASH-02] says that it has nothing where that is so', async () => {
    const { replica, joins, give } = stashedReplica()
    replica.join()
    await give('')
    expect(joins()).toMatchObject([{ stash: '' }])
  })

  it('[STASH-02] joins at once, and without a word of it, a view that has none', () => {
    const { replica, joins, opened } = stashedReplica({ isKnown: false })
    replica.join()
    expect(joins()).toHaveLength(1)
    expect(joins()[0]).not.toHaveProperty('stash')
    expect(opened()).toBe(0)
  })

  it('[STASH-02] asks once for a connection that was lost while the disk was read', async () => {
    const { replica, joins, give } = stashedReplica()
    replica.join()
    await settled()
    replica.disconnect()
    await give('sealed')
    expect(joins()).toEqual([])
    replica.join()
    replica.disconnect()
    replica.join()
    await give('sealed')
    expect(joins()).toHaveLength(1)
  })

  it('[STASH-02] does not join a view that was left while the disk was read', async () => {
    const { replica, sent, give } = stashedReplica()
    replica.join()
    await settled()
    replica.leave()
    replica.end(new LiveError('left'))
    await give('sealed')
    expect(sent).toEqual([])
  })

  it('[STASH-02] offers what it has when it is asked, and asks for the same view', async () => {
    const { replica, joins, give, opened } = stashedReplica({ isKnown: false })
    replica.join()
    replica.receive(['recall', 1, hint], 0)
    await give('sealed')
    expect(opened()).toBe(1)
    expect(joins()).toMatchObject([{ token: 'token' }, { token: 'token', stash: 'sealed' }])
  })

  it('[STASH-10] joins without a stash where its code cannot be loaded, and tries again', async () => {
    const told: unknown[] = []
    const onDiagnostic = (event: Event): void => void told.push((event as CustomEvent).detail.error)
    window.addEventListener('live:diagnostic', onDiagnostic)
    const { error } = console
    console.error = () => undefined
    const { replica, joins, opened } = stashedReplica({ isMissing: true })
    await settled()
    replica.join()
    await settled()
    window.removeEventListener('live:diagnostic', onDiagnostic)
    console.error = error
    expect(joins()).toMatchObject([{ stash: '' }])
    expect(opened()).toBe(2)
    expect(told).toEqual([expect.any(TypeError), expect.any(TypeError)])
    replica.receive(['joined', 1, 'adopt', 0], 0)
    replica.receive(['stash', 1, 'sealed', '/'], 0)
    replica.receive(['durable', 1, 1], 0)
    expect(replica.joined).toBe(true)
  })

  it('[STASH-02] gives the stash each message before it acts on it', async () => {
    const { replica, received, give } = stashedReplica()
    replica.join()
    await give('sealed')
    replica.receive(['joined', 1, 'adopt', 0], 0)
    replica.receive(['patch', 1, 1, 0, { count: 1 }], 0)
    replica.receive(['stash', 1, 'sealed', '/'], 0)
    expect(received).toEqual(['joined', 'patch', 'stash'])
  })

  it('[STASH-01] is another instance to its page after it was recovered, and loses nothing', async () => {
    const lost: unknown[] = []
    const onLost = (event: Event): void => void lost.push(event.type)
    for (const name of ['state', 'event']) window.addEventListener(`live:${name}-lost`, onLost)
    const { replica, log, give } = stashedReplica()
    replica.join()
    await give('')
    replica.receive(['joined', 1, 'adopt', 0], 0)
    const answer = replica.push('a', undefined)
    replica.disconnect()
    replica.join()
    await give('sealed')
    log.length = 0
    const details = { token: 'next', state: { count: 1 }, number: 0, stash: hint }
    replica.receive(['joined', 1, 'recover', 0, details], 0)
    replica.receive(['patch', 1, 1, 1, { count: 2 }, [], 'reply'], 0)
    expect([log, await answer]).toEqual([['another', { count: 1 }, { count: 2 }], 'reply'])
    expect([replica.token, lost]).toEqual(['next', []])
    for (const name of ['state', 'event']) window.removeEventListener(`live:${name}-lost`, onLost)
  })

  it('[STASH-01] rejects what was made between its join and `joined` with `mount`', async () => {
    const { replica, give, sent } = stashedReplica()
    replica.join()
    await give('')
    replica.receive(['joined', 1, 'adopt', 0], 0)
    replica.disconnect()
    replica.join()
    await give('sealed')
    const made = replica.push('a', undefined).catch(({ code }: LiveError) => code)
    sent.length = 0
    const details = { token: 'next', state: { count: 0 }, number: 0, stash: hint }
    replica.receive(['joined', 1, 'mount', 0, details], 0)
    expect([await made, sent]).toEqual(['lost', []])
  })

  it('[STASH-06] goes on as the same page run with the instance that takes the place of its own', async () => {
    const { replica, joins, give, log } = stashedReplica()
    replica.join()
    await give('')
    replica.receive(['joined', 1, 'adopt', 0], 0)
    replica.receive(['patch', 1, 1, 0, { count: 1 }], 0)
    replica.leave()
    replica.renew('of another')
    replica.join()
    await give('sealed')
    const [first, second] = joins()
    expect(second).toMatchObject({ token: 'of another', patch: 0, page: first?.page })
    log.length = 0
    replica.renew('of another', { count: 7 })
    replica.receive(['joined', 1, 'adopt', 0], 0)
    expect(log).toEqual(['another', { count: 7 }])
    replica.receive(['patch', 1, 1, 0, { count: 8 }], 0)
    expect(log.at(-1)).toEqual({ count: 8 })
  })
})
