// @vitest-environment happy-dom
import type { BrowserStash, KeeperPlace, OfferedRecord } from '@livejsx/stash/client'
import { LiveError, type JoinedMessage, type StashHint } from '@livejsx/protocol'
import { afterEach, describe, expect, it } from 'vitest'
import { createOutbox } from '../outbox.ts'
import { createPageStash } from './page-stash.ts'
import { createViewStash } from './view-stash.ts'

type KeeperEvents = Parameters<BrowserStash['open']>[1]

const hint: StashHint = { view: 'board', place: '/boards/1', scope: 'reload', level: 'retain' }

/** A record as far as a page looks at it. */
const recordOf = (page: string, last = 0): string => `1.key.owner.L,1,1,${page},${last},900000.x`

const listening = new AbortController()
let losses: unknown[] = []
window.addEventListener(
  'live:state-lost',
  (event) => void losses.push((event as CustomEvent).detail),
  listening,
)
afterEach(() => {
  losses = []
})

/** The stash of a view whose keeper the test plays. */
async function stage({
  isFirst = true,
  isLate = false,
  ...own
}: Partial<StashHint> & { isFirst?: boolean; isLate?: boolean } = {}) {
  const log: unknown[] = []
  const sent: unknown[] = []
  const note =
    (name: string) =>
    (...given: unknown[]) => {
      log.push([name, ...given])
      return Promise.resolve()
    }
  let record: OfferedRecord | undefined
  let events: KeeperEvents | undefined
  const keeper = {
    offer: () => Promise.resolve(record),
    ...Object.fromEntries(
      ['keep', 'clear', 'tried', 'forget', 'moveTo', 'leave'].map((name) => [name, note(name)]),
    ),
  }
  const page = createPageStash(
    Promise.resolve({
      open(place: KeeperPlace, told: KeeperEvents) {
        log.push(['open', place])
        events = told
        return Promise.resolve(keeper)
      },
      hide: note('hide'),
      clear: note('clear all'),
    } as unknown as BrowserStash),
  )
  const inner = createOutbox(1, (message) => void sent.push(message))
  if (isLate) {
    inner.open(0)
    void inner.push('before', undefined)
    inner.take(1)?.resolve(undefined)
  }
  const stash = await createViewStash(
    page,
    { ...hint, ...own },
    {
      view: 1,
      page: 'run',
      outbox: inner,
      send: (message) => void sent.push(message),
      assigns: () => ({ parts: { 1: { '#': ['card', 'a'] } } }),
    },
    isFirst,
  )
  const { outbox } = stash
  const joined = (
    how: JoinedMessage[2],
    handled: number,
    details: Partial<JoinedMessage[4]> = {},
  ): void => {
    const whole = { token: 't', state: {}, number: 0, stash: { ...hint, ...own }, ...details }
    stash.receive(
      how === 'mount' || how === 'recover'
        ? ['joined', 1, how, handled, whole]
        : ['joined', 1, how, handled],
    )
    outbox.open(handled)
  }
  return {
    stash,
    outbox,
    log,
    sent,
    page,
    joined,
    onStored: (seq: number, where: 'disk' | 'memory') => events?.onStored({ epoch: 1, seq }, where),
    onGivenUp: () => events?.onGivenUp?.(),
    offer(offered: OfferedRecord | undefined) {
      record = offered
      return stash.offer()
    },
    /** An event that was answered. */
    resolve(name: string) {
      const number = outbox.next
      void outbox.push(name, undefined)
      outbox.take(number)?.resolve(undefined)
      return number
    },
  }
}

describe('createViewStash', () => {
  it('[STASH-06] keeps records where the server says that the view is', async () => {
    const { log } = await stage({ isFirst: false })
    const { level: _level, ...place } = hint
    expect(log).toEqual([['open', { ...place, isFirst: false }]])
  })

  it('[STASH-10] takes nothing from the disk when its code comes after events were answered', async () => {
    const { log } = await stage({ isLate: true })
    expect(log.slice(1)).toEqual([['forget']])
  })

  it('[STASH-02] offers what is kept, and says whether it is on the disk', async () => {
    const { offer } = await stage()
    expect(await offer(undefined)).toEqual({ stash: '' })
    expect(await offer({ sealed: 'x', where: 'memory' })).toEqual({ stash: 'x' })
    expect(await offer({ sealed: 'x', where: 'disk' })).toEqual({ stash: 'x', onDisk: true })
  })

  it('[STASH-02] keeps what the server sends, and moves with the view’s address', async () => {
    const { stash, log, joined } = await stage()
    joined('adopt', 0)
    log.length = 0
    stash.receive(['stash', 1, 'first', '/boards/1'])
    stash.receive(['stash', 1, 'second', '/boards/2'])
    stash.receive(['stash', 1, 'third', '/boards/2'])
    stash.receive(['clear', 1, 2, 7])
    expect(log).toEqual([
      ['keep', 'first'],
      ['moveTo', '/boards/2'],
      ['keep', 'second'],
      ['keep', 'third'],
      ['clear', { epoch: 2, seq: 7 }],
    ])
  })

  it('[STASH-02] confirms a record when it is kept, and to no connection that has not joined', async () => {
    const { onStored, joined, outbox, sent } = await stage()
    joined('adopt', 0)
    onStored(1, 'memory')
    onStored(1, 'disk')
    outbox.close()
    onStored(2, 'disk')
    joined('resume', 0)
    onStored(3, 'disk')
    expect(sent).toEqual([
      ['stored', 1, 1, 1, 'memory'],
      ['stored', 1, 1, 1, 'disk'],
      ['stored', 1, 1, 3, 'disk'],
    ])
  })

  it('[STASH-08] counts the instances that are made of a record, and those that fail over it', async () => {
    const { stash, log, joined, offer } = await stage()
    const fail = (code: LiveError['code']): void => stash.receive(['refused', 1, code])
    log.length = 0
    fail('view-failed')
    expect(log).toEqual([])
    await offer({ sealed: recordOf('run'), where: 'disk' })
    fail('rate-limited')
    expect(log).toEqual([])
    fail('view-failed')
    joined('recover', 0)
    expect(log).toEqual([['tried'], ['tried']])
    expect(losses).toEqual([])
  })

  it('[STASH-08] leaves the record alone where the instance goes on', async () => {
    const { log, joined, offer } = await stage()
    joined('adopt', 0)
    await offer({ sealed: recordOf('run'), where: 'disk' })
    log.length = 0
    joined('resume', 0)
    expect(log).toEqual([])
  })

  it('[STASH-01] forgets a record that was refused, and tells the page', async () => {
    const { log, joined, offer } = await stage()
    await offer({ sealed: recordOf('last run'), where: 'disk' })
    log.length = 0
    joined('mount', 0)
    expect([log, losses]).toEqual([[['forget']], [{ view: 1 }]])
  })

  it('[STASH-01] tells nothing of a first visit', async () => {
    const { joined, offer } = await stage()
    await offer(undefined)
    joined('mount', 0)
    expect(losses).toEqual([])
  })

  it('[STASH-01] leaves it to the replica to tell that its instance is lost', async () => {
    const { joined, offer, resolve, outbox, sent } = await stage()
    joined('adopt', 0)
    resolve('a')
    await offer({ sealed: recordOf('run', 1), where: 'disk' })
    outbox.close()
    sent.length = 0
    joined('mount', 1)
    expect([losses, sent]).toEqual([[], []])
  })

  it('[STASH-01] begins anew with an instance that waited for its page, after another one', async () => {
    const { joined, log } = await stage()
    joined('adopt', 0)
    log.length = 0
    joined('adopt', 0)
    expect(log).toEqual([['forget']])
  })

  it('[STASH-08] tells of a record that is given up, unless the view has an instance', async () => {
    const { onGivenUp, joined } = await stage()
    onGivenUp()
    expect(losses).toEqual([{ view: 1 }])
    joined('adopt', 0)
    onGivenUp()
    expect(losses).toHaveLength(1)
  })

  it('[STASH-02] sends again what the recovered instance lacks, until it is durable', async () => {
    const { stash, joined, offer, resolve, sent, outbox } = await stage()
    joined('adopt', 0)
    for (const name of ['a', 'b', 'c']) resolve(name)
    stash.receive(['durable', 1, 1])
    await offer({ sealed: recordOf('run', 1), where: 'disk' })
    outbox.close()
    sent.length = 0
    joined('recover', 1)
    expect(sent).toEqual([
      ['event', 1, 2, 'b'],
      ['event', 1, 3, 'c'],
    ])
    expect(losses).toEqual([])
  })

  it('[STASH-06] takes nothing of this page to be in the record of another one', async () => {
    const { joined, offer, resolve, sent, outbox } = await stage()
    joined('adopt', 0)
    resolve('a')
    await offer({ sealed: recordOf('another run', 5), where: 'disk' })
    outbox.close()
    void outbox.push('b', undefined)
    sent.length = 0
    joined('recover', 1)
    expect(sent).toEqual([['event', 1, 2, 'b']])
    expect(losses).toEqual([{ view: 1, from: 1, to: 1 }])
  })

  it('[STASH-06] keeps what was done in a reloaded page before it has joined', async () => {
    const { joined, offer, outbox, sent } = await stage()
    void outbox.push('early', undefined)
    void outbox.push('early part', undefined, { part: 1 })
    await offer({ sealed: recordOf('last run', 5), where: 'disk' })
    joined('recover', 0, { state: { parts: { 3: { '#': ['card', 'a'] } } } })
    expect(sent).toEqual([
      ['event', 1, 1, 'early'],
      ['part', 1, 3, 2, 'early part'],
    ])
    expect(losses).toEqual([])
  })

  it('[STASH-02] takes the level of the server that answers', async () => {
    const { joined, offer, resolve, sent, outbox } = await stage({ level: 'strict' })
    await offer({ sealed: recordOf('run'), where: 'disk' })
    joined('recover', 0, { stash: { ...hint, level: 'commit' } })
    resolve('a')
    await offer({ sealed: recordOf('run'), where: 'disk' })
    outbox.close()
    sent.length = 0
    joined('recover', 0)
    expect(sent).toEqual([['event', 1, 1, 'live:void']])
    expect(losses).toEqual([{ view: 1, from: 1, to: 1 }])
  })

  it('[STASH-06] leaves the record of a view that is left, and not when the page goes', async () => {
    const { log, outbox, page } = await stage()
    log.length = 0
    outbox.end(new LiveError('view-failed'))
    expect(log).toEqual([])
    page.hide()
    outbox.end(new LiveError('left'))
    expect(log).toEqual([['hide']])
  })

  it('[STASH-06] leaves the record of a view that is left', async () => {
    const { log, outbox } = await stage()
    log.length = 0
    outbox.end(new LiveError('left'))
    expect(log).toEqual([['leave']])
  })

  it('[STASH-05] deletes everything when the visitor is signed out', async () => {
    const { stash, log } = await stage()
    log.length = 0
    stash.receive(['bye', 1, 'failed'])
    stash.receive(['bye', 1, 'ended'])
    expect(log).toEqual([['clear all']])
  })
})
