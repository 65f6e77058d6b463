// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createJourneyStage, type JourneyStage } from '../../test/journey-stage.ts'
import { prefetchLinks } from './prefetch.ts'

let stage: JourneyStage
let stop: () => void
let loaded: string[]

beforeEach(() => {
  stage = createJourneyStage()
  loaded = []
  const load = (view: string) => {
    loaded.push(view)
    return stage.host.load(view)
  }
  stop = prefetchLinks({ ...stage.host, load })
  vi.useFakeTimers()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

/** Puts a link into the page, and the pointer or the focus on it. */
function point(type: string, mark = 'data-live-link', to = '/user?tab=mail#last'): void {
  const place = document.createElement('p')
  place.innerHTML = `<a href="${to}" ${mark}>User</a>`
  document.body.append(place)
  place.firstElementChild?.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
}
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
const asked = () => stage.sent.map(([, , , name, to]) => [name, to])

describe('prefetchLinks', () => {
  it.each(['focusin', 'touchstart'])(
    '[NAV-04] asks the server whose address it is at once on %s, and loads that code',
    async (type) => {
      point(type)
      expect(asked()).toEqual([['live:view', '/user?tab=mail']])
      void stage.main.receive(['patch', 1, 1, 1, {}, [], 'user'], 0)
      await settled()
      expect(loaded).toEqual(['user'])
    },
  )

  it('[NAV-04] waits whether a pointer stays', async () => {
    point('pointerover')
    await vi.advanceTimersByTimeAsync(59)
    document.body.dispatchEvent(new Event('pointerover', { bubbles: true }))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked()).toEqual([])
    point('pointerover')
    await vi.advanceTimersByTimeAsync(60)
    expect(asked()).toHaveLength(1)
  })

  it('[NAV-04] asks once for an address, whatever links lead there', () => {
    point('focusin')
    point('focusin', 'data-live-link', '/user?tab=mail')
    point('touchstart')
    expect(asked()).toHaveLength(1)
  })

  it('[NAV-04] asks again for one whose code could not be loaded', async () => {
    point('focusin')
    void stage.main.receive(['patch', 1, 1, 1, {}, [], 'gone'], 0)
    await settled()
    point('focusin')
    expect(asked()).toHaveLength(2)
  })

  it('[NAV-04] loads nothing where the server knows no view', async () => {
    point('focusin')
    void stage.main.receive(['patch', 1, 1, 1, {}], 0)
    await settled()
    expect(loaded).toEqual([])
  })

  it.each([
    ['an ordinary link', ''],
    ['a patch', 'data-live-link="patch"'],
    ['a link with `prefetch={false}`', 'data-live-link="replace unfetched"'],
    ['a link into another tab', 'data-live-link target="_blank"'],
  ])('[NAV-04] asks nothing about %s', (_, mark) => {
    point('focusin', mark)
    expect(asked()).toEqual([])
  })

  it('[NAV-04] asks nothing about another site, without a connection, or once it is stopped', () => {
    point('focusin', 'data-live-link', 'https://example.org/')
    stage.setOpen(false)
    point('focusin')
    stage.setOpen(true)
    stop()
    point('focusin')
    expect(stage.sent.filter(([name]) => name === 'event')).toEqual([])
  })
})
