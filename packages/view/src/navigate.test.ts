// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { features } from './features.ts'
import { beforeNavigate, navigate, type Visit } from './navigate.ts'

afterEach(() => {
  delete features.navigate
})

describe('navigate', () => {
  it('[NAV-01] goes there as a link does', () => {
    const ways: unknown[] = []
    features.navigate = (to, options) => void ways.push([to, options])
    navigate('/users/7?tab=mail#last')
    navigate('/users?page=2', { patch: true, replace: true, transition: false })
    expect(ways).toEqual([
      ['/users/7?tab=mail#last', {}],
      ['/users?page=2', { patch: true, replace: true, transition: false }],
    ])
  })

  it('[NAV-01] loads the document in pages that do not go from view to view', () => {
    const assign = vi.spyOn(location, 'assign').mockReturnValue()
    const replace = vi.spyOn(location, 'replace').mockReturnValue()
    navigate('/users/7')
    navigate('/users/8', { replace: true })
    expect([assign.mock.calls, replace.mock.calls]).toEqual([[['/users/7']], [['/users/8']]])
  })

  it.each([
    '//example.org',
    '/\\example.org',
    'https://example.org',
    'javascript:x',
    'users/7',
    '',
  ])('[NAV-05] refuses what is no path of the site: %j', (to) => {
    const assign = vi.spyOn(location, 'assign').mockReturnValue()
    features.navigate = () => assign('')
    expect(() => navigate(to)).toThrow('that is no path of this site')
    expect(assign).not.toHaveBeenCalled()
  })
})

describe('beforeNavigate', () => {
  const visit: Visit = { to: '/users/7', kind: 'navigate', direction: undefined }
  /** Asks as a page does; returns whether it may go. */
  const ask = (): boolean =>
    window.dispatchEvent(
      new CustomEvent('live:before-navigate', { detail: visit, cancelable: true }),
    )

  it('[NAV-02] asks each time, with where it leads', () => {
    const seen: Visit[] = []
    const stop = beforeNavigate((each) => void seen.push(each))
    expect([ask(), ask()]).toEqual([true, true])
    stop()
    expect(seen).toEqual([visit, visit])
  })

  it('[NAV-02] keeps the page where it is if one of the listeners says `false`', () => {
    const stops = [beforeNavigate(() => undefined), beforeNavigate(() => false)]
    expect(ask()).toBe(false)
    for (const stop of stops) stop()
    expect(ask()).toBe(true)
  })

  it('[NAV-02] goes on for anything but `false`, and asks no more once it was stopped', () => {
    const listener = vi.fn<() => boolean>(() => true)
    const stop = beforeNavigate(listener)
    expect(ask()).toBe(true)
    stop()
    stop()
    ask()
    expect(listener).toHaveBeenCalledTimes(1)
  })
})
