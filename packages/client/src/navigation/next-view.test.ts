// @vitest-environment happy-dom
import { useLayoutEffect } from 'preact/hooks'
import { createElement, render } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listVerbs, type StashHint } from '@livejsx/protocol'
import { connectParams } from '../connect-params.ts'
import { createJourneyStage, joinTo, settled, type JourneyStage } from '../../test/journey-stage.ts'
import { joinNext, type Coming, type Detour } from './next-view.ts'

let stage: JourneyStage
let detours: Detour[]

beforeEach(() => {
  stage = createJourneyStage()
  detours = []
})
afterEach(() => {
  delete document.documentElement.dataset['liveConnection']
})

function join(to = '/user', flash?: string): Coming {
  return joinNext(stage.host, to, flash, (detour) => void detours.push(detour))
}
const numbers = (): number[] => [...stage.host.link.views.keys()]

describe('joinNext', () => {
  it('[NAV-01] joins under a new number, with token, address and messages', () => {
    join('/user?tab=mail', 'sealed')
    expect(stage.sent).toEqual([joinTo(2, '/user?tab=mail', { flash: 'sealed' })])
    expect([numbers(), stage.host.link.main]).toEqual([[1, 2], 1])
  })

  it('[LIFE-01] tells what the page tells of itself', () => {
    connectParams(() => ({ zone: 'UTC' }))
    join()
    connectParams(() => ({}))
    expect(stage.sent).toEqual([joinTo(2, '/user', { params: { zone: 'UTC' } })])
  })

  it('[NAV-04] shows nothing before it is told to, and then takes the place of the old view', async () => {
    const { arrived } = join()
    void stage.join(2, 'user')
    const next = await arrived
    expect([stage.root.textContent, numbers(), stage.sent.length]).toEqual(['home', [1, 2], 1])
    next.show()
    expect([stage.root.textContent, numbers()]).toEqual(['user', [2]])
    expect([stage.host.link.main, stage.host.link.address]).toEqual([2, '/user'])
    expect(stage.sent.slice(1)).toEqual([['leave', 1]])
  })

  it('[NAV-04] lets components of the old view clean up while it is still joined', async () => {
    const seen: unknown[] = []
    const Old = () => {
      useLayoutEffect(() => () => void seen.push(stage.sent.map(([name]) => name)), [])
      return null
    }
    render(createElement(Old, {}), stage.root)
    await settled()
    const { arrived } = join()
    void stage.join(2, 'user')
    ;(await arrived).show()
    expect(seen).toEqual([['join']])
    expect(stage.sent.map(([name]) => name)).toEqual(['join', 'leave'])
  })

  it('[LIST-02] keeps changes until the code is there that knows what they say', async () => {
    const { load, mount } = stage.host
    let give = (): void => undefined
    let shown: object = {}
    stage.host.load = async (name) => {
      await new Promise<void>((resolve) => (give = resolve))
      return load(name)
    }
    stage.host.mount = (number, view, assigns, replica) => {
      shown = assigns
      mount(number, view, assigns, replica)
    }
    const troubles: unknown[] = []
    const onTrouble = (event: Event): void => void troubles.push(event)
    window.addEventListener('live:diagnostic', onTrouble)
    const { arrived } = join()
    void stage.join(2, 'user', { state: { items: [1] } })
    void stage.receive(['patch', 2, 1, 0, {}, [['items', 'drop', ['a']]]])
    await stage.receive(['push', 2, 2, 'hello'])
    listVerbs.set('drop', () => ['dropped'])
    give()
    ;(await arrived).show()
    listVerbs.clear()
    window.removeEventListener('live:diagnostic', onTrouble)
    expect([shown, troubles]).toEqual([{ items: ['dropped'] }, []])
    expect(stage.pushes).toEqual([['hello', undefined]])
  })

  it('[NAV-04] forgets what it kept of an instance whose connection was lost', async () => {
    const { load, mount } = stage.host
    const give: (() => void)[] = []
    let shown: object = {}
    stage.host.load = async (name) => {
      await new Promise<void>((resolve) => give.push(resolve))
      return load(name)
    }
    stage.host.mount = (number, view, assigns, replica) => {
      shown = assigns
      mount(number, view, assigns, replica)
    }
    const { arrived } = join()
    void stage.join(2, 'user', { state: { of: 'first' } })
    await stage.receive(['patch', 2, 1, 0, { of: 'first, changed' }])
    stage.setOpen(false)
    stage.setOpen(true)
    await stage.join(2, 'user', { state: { of: 'second' } })
    for (const resolve of give) resolve()
    ;(await arrived).show()
    expect(shown).toEqual({ of: 'second' })
  })

  it('[NAV-01] ends the trouble that the page was in', async () => {
    document.documentElement.dataset['liveConnection'] = 'connecting'
    const { arrived } = join()
    void stage.join(2, 'user')
    ;(await arrived).show()
    expect(document.documentElement.dataset['liveConnection']).toBe('joined')
  })

  it('[NAV-01] turns away with where the server sends the page, or with nothing', async () => {
    join()
    await stage.receive(['redirect', 2, '/sign-in', 'sealed'])
    join()
    await stage.receive(['refused', 3, 'view-failed'])
    join()
    await stage.join(4, 'gone')
    join()
    await stage.join(5, 'user', { build: 'other' })
    expect(detours).toEqual([{ to: '/sign-in', flash: 'sealed' }, {}, {}, {}])
    expect(numbers()).toEqual([1])
    // Only what the server serves is left.
    expect(stage.sent.filter(([name]) => name === 'leave')).toEqual([
      ['leave', 4],
      ['leave', 5],
    ])
  })
})

describe('a view that is given up', () => {
  it('[NAV-04] is left, also while the server mounts it', async () => {
    join().cancel()
    const { cancel } = join()
    void stage.join(3, 'user')
    cancel()
    await settled()
    expect(stage.sent).toEqual([joinTo(2, '/user'), ['leave', 2], joinTo(3, '/user'), ['leave', 3]])
    expect([numbers(), detours]).toEqual([[1], []])
  })

  it('[NAV-04] is given up once, and not when it is shown already', async () => {
    const { arrived, cancel } = join()
    void stage.join(2, 'user')
    ;(await arrived).show()
    cancel()
    cancel()
    expect([numbers(), stage.sent.slice(1)]).toEqual([[2], [['leave', 1]]])
  })

  it('[NAV-04] says nothing to a server that is not there', () => {
    stage.setOpen(false)
    join().cancel()
    expect([numbers(), stage.sent]).toEqual([[1], []])
  })
})

describe('a view with a stash', () => {
  it('[STASH-06] offers what the view there has kept, once it is asked', async () => {
    const asked = keepFor(stage)
    const { arrived } = join()
    await stage.receive(['recall', 2, hint])
    asked.give('sealed')
    await stage.receive(['stash', 2, 'early', '/user'])
    void stage.join(2, 'user')
    ;(await arrived).show()
    expect(stage.sent).toEqual([
      joinTo(2, '/user'),
      joinTo(2, '/user', { stash: 'sealed' }),
      ['leave', 1],
    ])
    // It does not come with the document.
    expect(asked.log).toEqual(['open false', 'stash', 'joined'])
  })

  it('[STASH-06] leaves nothing on the server that it has not asked for again', async () => {
    const asked = keepFor(stage)
    const { cancel } = join()
    await stage.receive(['recall', 2, hint])
    cancel()
    asked.give('sealed')
    await settled()
    expect(stage.sent).toEqual([joinTo(2, '/user')])
    expect(numbers()).toEqual([1])
    expect(asked.log).toContain('end left')
  })

  it('[STASH-06] leaves the view that it has asked for again', async () => {
    const asked = keepFor(stage)
    const { cancel } = join()
    await stage.receive(['recall', 2, hint])
    asked.give('sealed')
    await settled()
    cancel()
    expect(stage.sent.map(([name]) => name)).toEqual(['join', 'join', 'leave'])
  })
})

const hint: StashHint = { view: 'user', place: '/user', scope: 'tab', level: 'retain' }

/** Keeps a stash for the views of a stage, whose offer waits until it is given. */
function keepFor({ host }: JourneyStage) {
  const log: string[] = []
  let give = (_sealed: string): void => undefined
  host.link.openStash = (_hint, { outbox }, isFirst) => {
    log.push(`open ${isFirst}`)
    return Promise.resolve({
      outbox: {
        ...outbox,
        next: outbox.next,
        end(error) {
          log.push(`end ${error.code}`)
          outbox.end(error)
        },
      },
      offer: () => new Promise((offer) => (give = (sealed) => offer({ stash: sealed }))),
      receive: ([name]) => void log.push(name),
    })
  }
  return { log, give: (sealed: string) => give(sealed) }
}
