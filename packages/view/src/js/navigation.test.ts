// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { navigate, patch } from './navigation.ts'

beforeEach(() => {
  vi.restoreAllMocks()
  ;(window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    'https://site.test/users?page=1',
  )
})

describe('navigate', () => {
  it('[EVT-13] loads another page of the site', () => {
    const assign = vi.spyOn(location, 'assign').mockReturnValue()
    const replace = vi.spyOn(location, 'replace').mockReturnValue()
    navigate('/users/7')()
    navigate('8', { replace: true })()
    expect(assign.mock.calls).toEqual([['https://site.test/users/7']])
    expect(replace.mock.calls).toEqual([['https://site.test/8']])
  })

  it('[EVT-13] goes nowhere else', () => {
    const assign = vi.spyOn(location, 'assign').mockReturnValue()
    for (const href of [
      'https://other.test/',
      '//other.test/',
      '/\\other.test',
      'javascript:alert(1)',
      'data:text/html,x',
    ]) {
      expect(navigate(href)).toThrow('that is no page of this site')
      expect(patch(href)).toThrow('that is no page of this site')
    }
    expect(assign).not.toHaveBeenCalled()
  })
})

describe('patch', () => {
  it('[EVT-13] changes the address, and tells of the step', () => {
    const steps: string[] = []
    const onStep = (): void => void steps.push(location.search)
    window.addEventListener('popstate', onStep)
    const push = vi.spyOn(history, 'pushState')
    const replace = vi.spyOn(history, 'replaceState')
    patch('?page=2')()
    patch('?page=3', { replace: true })()
    window.removeEventListener('popstate', onStep)
    expect(push).toHaveBeenCalledTimes(1)
    expect(replace).toHaveBeenCalledTimes(1)
    expect(steps).toEqual(['?page=2', '?page=3'])
    expect(patch('?page=3', { replace: true }).command).toEqual([
      'patch',
      '?page=3',
      { replace: true },
    ])
  })
})
