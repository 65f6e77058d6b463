// @vitest-environment happy-dom
import type { LiveError } from '@livejsx/protocol'
import { beforeNavigate, type Visit } from '@livejsx/view'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createJourneyStage, joinTo, settled, type JourneyStage } from '../../test/journey-stage.ts'
import { createJourney, type Journey } from './journey.ts'

const { dataset } = document.documentElement

let stage: JourneyStage
let journey: Journey
let announced: string[]

beforeEach(() => {
  announced = []
  start()
})
afterEach(() => {
  journey.stop()
  delete dataset['liveConnection']
})

function start(address?: string): void {
  stage = createJourneyStage(address)
  journey = createJourney(stage.host, (title) => void announced.push(title))
}

/** Starts anew where the page is, as a document does that is loaded there. */
function startAnew(): void {
  journey.stop()
  stage.host.link.address = location.pathname + location.search
  journey = createJourney(stage.host, (title) => void announced.push(title))
}

/** What a window event tells, as long as a test runs. */
function heard(name: string): unknown[] {
  const details: unknown[] = []
  const listen = (event: Event): void => void details.push((event as CustomEvent).detail)
  window.addEventListener(name, listen)
  return details
}

const place = (): string => location.href.slice(location.origin.length)

/** Goes to another view, which comes at once. */
async function arriveAt(to: string, view: string): Promise<void> {
  journey.go(to)
  await stage.join(stage.host.link.last, view)
}

/** Goes to another address of the view, whose answer comes at once. */
async function patchTo(to: string, event: number): Promise<void> {
  journey.go(to, { patch: true })
  await stage.answer(event)
}

/** Goes forward to a step that was left: happy-dom forgets those behind a step that is replaced. */
function goForward(state: unknown, to: string): void {
  history.pushState(state, '', to)
  window.dispatchEvent(new PopStateEvent('popstate', { state }))
}

describe('a way to another view', () => {
  it('[NAV-01] joins it beside the view that is shown, shows it when all is there, and leaves the old', async () => {
    const steps = heard('live:navigate')
    journey.go('/user?tab=mail')
    expect(stage.sent).toEqual([joinTo(2, '/user?tab=mail')])
    expect([stage.root.textContent, place()]).toEqual(['home', '/home'])
    await stage.join(2, 'user')
    expect(stage.sent.slice(1)).toEqual([['leave', 1]])
    expect([stage.root.textContent, place()]).toEqual(['user', '/user?tab=mail'])
    expect(announced).toEqual(['The user'])
    expect(document.activeElement).toBe(stage.root.querySelector('h1'))
    const { href } = location
    expect(steps).toEqual([{ href, patch: false, pop: false, direction: undefined }])
    expect(stage.documents).toEqual([])
  })

  it('[NAV-01] begins with the newest token, so that one leads to the next', async () => {
    await arriveAt('/user', 'user')
    journey.go('/users')
    expect(stage.sent.slice(2)).toEqual([joinTo(3, '/users', { token: 'of user' })])
  })

  it('[NAV-01] is told to style sheets and scripts while it lasts', async () => {
    const told = heard('live:navigation')
    journey.go('/user?tab=mail#last')
    expect(dataset['liveNavigating']).toBe('/user?tab=mail#last')
    await stage.join(2, 'user')
    expect(dataset).not.toHaveProperty('liveNavigating')
    expect(told).toEqual([{ to: '/user?tab=mail#last' }, { to: undefined }])
  })

  it('[NAV-04] gives way to a newer one: the last click wins', async () => {
    journey.go('/user')
    journey.go('/users')
    expect(stage.sent).toEqual([joinTo(2, '/user'), ['leave', 2], joinTo(3, '/users')])
    await stage.join(2, 'user')
    expect(stage.root.textContent).toBe('home')
    await stage.join(3, 'users')
    expect([stage.root.textContent, place()]).toEqual(['users', '/users'])
  })

  it('[NAV-04] gives way when its view has come, but not yet its code', async () => {
    journey.go('/user')
    void stage.join(2, 'user')
    journey.go('/users')
    await settled()
    expect(stage.root.textContent).toBe('home')
    expect(stage.sent.slice(1)).toEqual([['leave', 2], joinTo(3, '/users')])
  })

  it('[NAV-04] is gone once, however often it is asked for', () => {
    journey.go('/user')
    journey.go('/user')
    expect(stage.sent).toHaveLength(1)
  })

  it('[NAV-04] settles what the old view waits for, and brings nothing of it to the new one', async () => {
    const codes: unknown[] = []
    const note = (error: unknown): void => void codes.push((error as LiveError).code)
    const old = stage.main
    old.push('save', undefined).catch(note)
    await arriveAt('/user', 'user')
    old.push('late', undefined).catch(note)
    await settled()
    expect(codes).toHaveLength(2)
    expect(codes[1]).toBe('left')
    expect(stage.sent.map(([name]) => name)).toEqual(['event', 'join', 'leave'])
  })

  it('[NAV-01] hands the pushes that came with the view to it once it is shown', async () => {
    journey.go('/user')
    void stage.join(2, 'user')
    await stage.receive(['push', 2, 1, 'welcome', 'Ada'])
    expect(stage.pushes).toEqual([['welcome', 'Ada']])
  })

  it('[NAV-01] joins when the connection is there, and again when it was lost on the way', async () => {
    stage.setOpen(false)
    journey.go('/user')
    expect(stage.sent).toEqual([])
    stage.setOpen(true)
    stage.setOpen(false)
    stage.setOpen(true)
    const joins = stage.sent.filter(([, view]) => view === 2)
    expect(joins).toEqual([joinTo(2, '/user'), joinTo(2, '/user')])
    await stage.join(2, 'user')
    expect(stage.root.textContent).toBe('user')
  })

  it('[NAV-05] leads to no other site', () => {
    journey.go('https://example.org/')
    journey.go('//example.org/')
    journey.go('javascript:alert(1)')
    expect([stage.sent, stage.documents]).toEqual([[], []])
  })
})

describe('a view that cannot be had', () => {
  it.each<[name: string, then: () => Promise<void>, loads: string]>([
    ['the server sends elsewhere', () => stage.receive(['redirect', 2, '/sign-in']), '/sign-in'],
    ['the join is refused', () => stage.receive(['refused', 2, 'view-failed']), '/user'],
    ['its code cannot be loaded', () => stage.join(2, 'gone'), '/user'],
    ['it cannot be rendered', () => stage.join(2, 'broken'), '/user'],
    ['it is of another build', () => stage.join(2, 'user', { build: 'new' }), '/user'],
  ])('[NAV-01] makes the page load a document: %s', async (_, then, loads) => {
    vi.spyOn(console, 'error').mockReturnValue()
    journey.go('/user')
    await then()
    expect(stage.documents).toEqual([`assign ${loads}`])
    expect(dataset).not.toHaveProperty('liveNavigating')
  })

  it('[NAV-01] is not looked at any more when the visitor has gone elsewhere', async () => {
    journey.go('/user')
    journey.go('/users')
    await stage.receive(['refused', 2, 'view-failed'])
    expect(stage.documents).toEqual([])
  })

  it('[NAV-01] makes the page load its document in place of the present one, if that was asked for', async () => {
    journey.go('/user', { replace: true })
    await stage.receive(['refused', 2, 'view-failed'])
    expect(stage.documents).toEqual(['replace /user'])
  })

  it('[EVT-16] gives its messages to the document', async () => {
    journey.onNavigate('/user', 'push', 'sealed')
    expect(stage.sent).toEqual([joinTo(2, '/user', { flash: 'sealed' })])
    await stage.receive(['redirect', 2, '/sign-in', 'others'])
    expect(document.cookie).toContain('livejsx-flash=others')
  })

  it('[NAV-01] is not asked for by an address that no join takes', () => {
    const to = `/${'a'.repeat(10_000)}`
    journey.go(to)
    expect([stage.sent, stage.documents]).toEqual([[], [`assign ${to}`]])
  })

  it('[NAV-01] is not asked for on a connection that is closed for good', () => {
    dataset['liveConnection'] = 'failed'
    journey.go('/user')
    expect([stage.sent, stage.documents]).toEqual([[], ['assign /user']])
  })

  it('[LIFE-15] makes the page load its document in place of the old one’s when there is a new build', async () => {
    journey.go('/user')
    const event = new CustomEvent('live:build', { cancelable: true, detail: { build: 'new' } })
    window.dispatchEvent(event)
    await settled()
    expect([event.defaultPrevented, stage.documents]).toEqual([true, ['assign /user']])
  })

  it('[LIFE-15] leaves a new build alone when the page is not on its way', () => {
    const event = new CustomEvent('live:build', { cancelable: true, detail: { build: 'new' } })
    window.dispatchEvent(event)
    expect([event.defaultPrevented, stage.documents]).toEqual([false, []])
  })

  it('[NAV-01] does not keep the page where the visitor wanted to go when the connection fails', async () => {
    journey.go('/user')
    window.dispatchEvent(new CustomEvent('live:connection', { detail: { state: 'failed' } }))
    await settled()
    expect(stage.documents).toEqual(['assign /user'])
  })
})

describe('a way to another address of the view', () => {
  it('[NAV-01] is gone when `handleParams` has run', async () => {
    const steps = heard('live:navigate')
    journey.go('/home?page=2', { patch: true })
    expect(stage.sent).toEqual([['event', 1, 1, 'live:address', '/home?page=2']])
    expect([place(), dataset['liveNavigating']]).toEqual(['/home', '/home?page=2'])
    await stage.answer(1)
    expect([place(), dataset['liveNavigating']]).toEqual(['/home?page=2', undefined])
    expect(steps).toMatchObject([{ patch: true, pop: false }])
    expect(announced).toEqual([])
  })

  it('[NAV-01] leads to another view where the server says that it is one', async () => {
    journey.go('/user', { patch: true })
    await stage.answer(1, true)
    expect(stage.sent.slice(1)).toEqual([joinTo(2, '/user')])
    await stage.join(2, 'user')
    expect([stage.root.textContent, place()]).toEqual(['user', '/user'])
  })

  it('[NAV-01] leads to the document that says what is wrong when `handleParams` fails', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    journey.go('/home?page=x', { patch: true })
    await stage.receive(['failed', 1, 1, 1, 'handler-failed', { name: 'live:address' }])
    expect([place(), stage.documents]).toEqual(['/home', ['assign /home?page=x']])
  })

  it('[NAV-01] [STASH-11] is asked for under its number again when the connection was lost', async () => {
    journey.go('/home?page=2', { patch: true })
    stage.setOpen(false)
    await settled()
    stage.setOpen(true)
    await stage.receive(['joined', 1, 'resume', 0])
    const asked = ['event', 1, 1, 'live:address', '/home?page=2']
    expect(stage.sent.filter(([name]) => name === 'event')).toEqual([asked, asked])
    await stage.answer(1)
    expect(place()).toBe('/home?page=2')
  })

  it('[NAV-01] is asked for anew when the instance was lost', async () => {
    journey.go('/home?page=2', { patch: true })
    stage.setOpen(false)
    await settled()
    stage.setOpen(true)
    await stage.receive(['joined', 1, 'mount', 1, { token: 'second', state: {}, number: 0 }])
    const events = stage.sent.filter(([name]) => name === 'event')
    expect(events).toEqual([
      ['event', 1, 1, 'live:address', '/home?page=2'],
      ['event', 1, 2, 'live:address', '/home?page=2'],
    ])
  })

  it('[NAV-04] gives way to a newer one', async () => {
    journey.go('/home?page=2', { patch: true })
    journey.go('/home?page=3', { patch: true })
    await stage.receive(['patch', 1, 1, 1, {}])
    expect(place()).toBe('/home')
    await stage.receive(['patch', 1, 2, 2, {}])
    expect(place()).toBe('/home?page=3')
  })

  it('[NAV-02] asks the server where the page is already, too', async () => {
    await patchTo('/home?page=2', 1)
    journey.go('/home?page=2', { patch: true })
    expect(stage.sent.at(-1)).toEqual(['event', 1, 2, 'live:address', '/home?page=2'])
  })

  it('[NAV-02] stays within the page for a hash, and asks the server nothing', () => {
    const target = document.createElement('p')
    target.id = 'last word'
    document.body.append(target)
    const scroll = vi.spyOn(target, 'scrollIntoView').mockReturnValue()
    journey.go('/home#last%20word')
    expect([place(), stage.sent]).toEqual(['/home#last%20word', []])
    expect(scroll).toHaveBeenCalledTimes(1)
    expect(document.activeElement).toBe(target)
  })
})

describe('the history', () => {
  it('[NAV-02] follows a step that was taken before it was watched', async () => {
    journey.stop()
    history.replaceState(null, '', '/home?page=2')
    journey = createJourney(stage.host, (title) => void announced.push(title))
    expect(stage.sent).toEqual([['event', 1, 1, 'live:address', '/home?page=2']])
    await stage.answer(1)
    expect([place(), dataset['liveNavigating']]).toEqual(['/home?page=2', undefined])
  })

  it('[NAV-02] gets a step for each way, or another address for the present one', async () => {
    const before = history.length
    await arriveAt('/user', 'user')
    await patchTo('/user?page=2', 1)
    expect(history.length).toBe(before + 2)
    journey.go('/user?page=3', { patch: true, replace: true })
    await stage.answer(2)
    journey.go('/users', { replace: true })
    await stage.join(3, 'users')
    expect([history.length, place()]).toEqual([before + 2, '/users'])
  })

  it('[NAV-02] gets no step for a link to where the page is', async () => {
    const before = history.length
    await arriveAt('/home', 'home')
    journey.go('/home#top')
    journey.go('/home#top')
    expect([history.length, stage.sent.length]).toEqual([before + 1, 2])
  })

  it('[NAV-02] leads back by a patch within a view, and by a join to another one', async () => {
    await arriveAt('/user', 'user')
    await patchTo('/user?page=2', 1)
    const steps = heard('live:navigate')
    const { state } = history
    stage.sent.splice(0)
    history.back()
    expect(stage.sent).toEqual([['event', 2, 2, 'live:address', '/user']])
    await stage.answer(2)
    history.back()
    expect(stage.sent.slice(1)).toEqual([joinTo(3, '/home', { token: 'of user' })])
    await stage.join(3, 'home')
    expect([stage.root.textContent, place()]).toEqual(['home', '/home'])
    goForward(state, '/user?page=2')
    await stage.join(4, 'user')
    expect(steps).toMatchObject([
      { patch: true, pop: true, direction: 'back' },
      { patch: false, pop: true, direction: 'back' },
      { patch: false, pop: true, direction: 'forward' },
    ])
  })

  it('[NAV-02] leads over hashes without asking the server', async () => {
    journey.go('/home#one')
    journey.go('/home#two')
    history.back()
    await settled()
    expect([place(), stage.sent]).toEqual(['/home#one', []])
  })

  it('[NAV-02] is followed to where it leads in the end, not to where it was before', async () => {
    await arriveAt('/user', 'user')
    await arriveAt('/users', 'users')
    history.back()
    history.back()
    await stage.join(5, 'home')
    expect([stage.root.textContent, place()]).toEqual(['home', '/home'])
    const left = stage.sent.filter(([name, view]) => name === 'leave' && view === 4)
    expect(left).toHaveLength(1)
  })

  it('[NAV-02] takes steps that other code has made for its own', async () => {
    history.pushState({ theirs: 1 }, '', '/home?page=2')
    window.dispatchEvent(new PopStateEvent('popstate'))
    expect(stage.sent).toEqual([['event', 1, 1, 'live:address', '/home?page=2']])
    expect(history.state).toMatchObject({ theirs: 1, live: { at: 1 } })
    await stage.answer(1)
    expect(place()).toBe('/home?page=2')
  })

  it('[NAV-02] goes on in the next document of the tab', async () => {
    await arriveAt('/user', 'user')
    window.dispatchEvent(new Event('pagehide'))
    startAnew()
    expect(history.state).toMatchObject({ live: { at: 1 } })
    history.back()
    await settled()
    expect(stage.sent.at(-1)).toEqual(joinTo(3, '/home', { token: 'of user' }))
  })

  it('[NAV-02] is given back to the browser by `stop`', async () => {
    await arriveAt('/user', 'user')
    stage.sent.splice(0)
    journey.stop()
    history.back()
    await settled()
    expect(stage.sent).toEqual([])
  })
})

describe('a listener of `beforeNavigate`', () => {
  /** Asks as a visitor would, and answers `isFree`. */
  function ask(isFree: () => boolean): { visits: Visit[]; stop: () => void } {
    const visits: Visit[] = []
    const stop = beforeNavigate((visit) => {
      visits.push(visit)
      return isFree()
    })
    return { visits, stop }
  }

  it('[NAV-02] hears of links, patches and steps of the history, before anything is done', async () => {
    const { visits, stop } = ask(() => true)
    await arriveAt('/user#last', 'user')
    await patchTo('/user?page=2', 1)
    history.back()
    stop()
    expect(visits).toEqual([
      { to: '/user#last', kind: 'navigate', direction: undefined },
      { to: '/user?page=2', kind: 'patch', direction: undefined },
      { to: '/user#last', kind: 'patch', direction: 'back' },
    ])
  })

  it('[NAV-02] keeps the page where it is', () => {
    const { stop } = ask(() => false)
    journey.go('/user')
    journey.go('/home?page=2', { patch: true })
    journey.go('/home#last')
    stop()
    expect([stage.sent, place(), dataset['liveNavigating']]).toEqual([[], '/home', undefined])
  })

  it('[NAV-02] puts the address back when the visitor has gone back, and is asked once', async () => {
    await arriveAt('/user', 'user')
    await arriveAt('/users', 'users')
    stage.sent.splice(0)
    const { visits, stop } = ask(() => false)
    history.go(-2)
    await settled()
    expect([place(), stage.root.textContent, stage.sent]).toEqual(['/users', 'users', []])
    expect(visits).toEqual([{ to: '/home', kind: 'navigate', direction: 'back' }])
    stop()
    history.back()
    await stage.join(4, 'user')
    expect(place()).toBe('/user')
  })

  it('[NAV-02] is not asked about where the server sends the page', async () => {
    const { visits, stop } = ask(() => false)
    journey.onAddress('/home?page=2', 'push')
    journey.onNavigate('/user', 'push', undefined)
    await stage.join(2, 'user')
    stop()
    expect([visits, place()]).toEqual([[], '/user'])
  })
})

describe('what the server says', () => {
  it('[NAV-01] gives the view another address', () => {
    const before = history.length
    journey.onAddress('/home?page=2', 'push')
    journey.onAddress('/home?page=3', 'replace')
    expect([place(), history.length, stage.sent]).toEqual(['/home?page=3', before + 1, []])
  })

  it('[NAV-01] leads to another view, in a new step or in place of the present one', async () => {
    const before = history.length
    journey.onNavigate('/user', 'push', undefined)
    await stage.join(2, 'user')
    journey.onNavigate('/users', 'replace', undefined)
    await stage.join(3, 'users')
    expect([place(), history.length]).toEqual(['/users', before + 1])
  })
})

describe('where the page is scrolled to', () => {
  it('[NAV-03] is the top of another view, and what it was when the visitor comes back', async () => {
    scrollTo(0, 300)
    await arriveAt('/user', 'user')
    expect(scrollY).toBe(0)
    scrollTo(0, 200)
    const { state } = history
    history.back()
    await stage.join(3, 'home')
    expect(scrollY).toBe(300)
    goForward(state, '/user')
    await stage.join(4, 'user')
    expect(scrollY).toBe(200)
  })

  it('[NAV-03] stays as it is when the view stays', async () => {
    scrollTo(0, 300)
    await patchTo('/home?page=2', 1)
    journey.onAddress('/home?page=3', 'push')
    expect(scrollY).toBe(300)
  })

  it('[NAV-03] is the browser’s matter only until the page’s code is there', () => {
    expect(history.scrollRestoration).toBe('manual')
    window.dispatchEvent(new Event('pagehide'))
    expect(history.scrollRestoration).toBe('auto')
  })
})
