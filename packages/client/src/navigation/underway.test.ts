// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createUnderway } from './underway.ts'
import type { Way } from './way.ts'

const { dataset } = document.documentElement
const wayTo = (to: string): Way => ({ url: new URL(to, 'https://site.test'), isPatch: false })

describe('createUnderway', () => {
  it('[NAV-01] tells style sheets and scripts where the page is on its way to', () => {
    const told: unknown[] = []
    const listen = (event: Event): void => void told.push((event as CustomEvent).detail)
    window.addEventListener('live:navigation', listen)
    const underway = createUnderway()
    underway.begin(wayTo('/users?page=2#last'))
    expect([dataset['liveNavigating'], underway.to]).toEqual([
      '/users?page=2#last',
      'https://site.test/users?page=2#last',
    ])
    underway.end()
    window.removeEventListener('live:navigation', listen)
    expect([dataset['liveNavigating'], underway.way, underway.to]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(told).toEqual([{ to: '/users?page=2#last' }, { to: undefined }])
  })

  it('[NAV-04] gives a way up for a newer one, once', () => {
    const given: string[] = []
    const underway = createUnderway()
    const isFirst = underway.begin(wayTo('/a'), () => void given.push('a'))
    const isSecond = underway.begin(wayTo('/b'), () => void given.push('b'))
    expect([isFirst(), isSecond(), given]).toEqual([false, true, ['a']])
    underway.end()
    underway.end()
    expect([isSecond(), given]).toEqual([false, ['a', 'b']])
  })

  it('[NAV-04] tells two ways to the same place apart', () => {
    const underway = createUnderway()
    const isFirst = underway.begin(wayTo('/a'))
    underway.begin(wayTo('/a'))
    expect(isFirst()).toBe(false)
    underway.end()
  })
})
