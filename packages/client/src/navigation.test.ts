// @vitest-environment happy-dom
import { features } from '@livejsx/view/internal'
import { navigate } from '@livejsx/view'
import { beforeEach, describe, expect, it } from 'vitest'
import { createJourneyStage, joinTo, settled, type JourneyStage } from '../test/journey-stage.ts'
import { startNavigation } from './navigation.ts'

let stage: JourneyStage
beforeEach(() => {
  stage = createJourneyStage()
})

function link(): HTMLAnchorElement {
  const anchor = document.createElement('a')
  anchor.href = '/user'
  anchor.dataset['liveLink'] = ''
  document.body.append(anchor)
  return anchor
}
const region = (): Element | null => document.querySelector('[data-live-announcer]')

describe('startNavigation', () => {
  it('[NAV-01] leads from view to view by links, by code and by the server, and reads titles out', async () => {
    const navigator = startNavigation(stage.host)
    link().click()
    await stage.join(2, 'user')
    expect(region()?.textContent).toBe('The user')
    navigate('/users')
    await stage.join(3, 'users')
    navigator.onNavigate('/home', 'push', undefined)
    await stage.join(4, 'home')
    expect(region()?.textContent).toBe('The home')
    const joins = stage.sent.filter(([name]) => name === 'join')
    expect(joins).toEqual([
      joinTo(2, '/user'),
      joinTo(3, '/users', { token: 'of user' }),
      joinTo(4, '/home', { token: 'of users' }),
    ])
    navigator.stop()
  })

  it('[NAV-04] asks for the code of a link that has the focus', () => {
    const { stop } = startNavigation(stage.host)
    link().dispatchEvent(new Event('focusin', { bubbles: true, composed: true }))
    stop()
    expect(stage.sent).toEqual([['event', 1, 1, 'live:view', '/user']])
  })

  it('[NAV-01] leaves links and the history to the browser once it is stopped', async () => {
    const { stop } = startNavigation(stage.host)
    stop()
    const anchor = link()
    anchor.addEventListener('click', (event) => event.preventDefault())
    anchor.click()
    anchor.dispatchEvent(new Event('focusin', { bubbles: true, composed: true }))
    window.dispatchEvent(new PopStateEvent('popstate'))
    await settled()
    expect([stage.sent, region(), features.navigate]).toEqual([[], null, undefined])
    navigate('/user')
    expect(stage.documents).toEqual(['assign /user'])
  })
})
