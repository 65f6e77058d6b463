// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { features } from '../features.ts'
import { navigate, patch } from './navigation.ts'

const page = 'https://site.test/users?page=1'

beforeEach(() => {
  vi.spyOn(document, 'location', 'get').mockReturnValue(location)
  vi.spyOn(location, 'href', 'get').mockReturnValue(page)
  vi.spyOn(location, 'origin', 'get').mockReturnValue(new URL(page).origin)
})
afterEach(() => {
  delete features.navigate
})

/** What a page is led to that goes from view to view. */
function led(): unknown[] {
  const ways: unknown[] = []
  features.navigate = (to, options) => void ways.push([to, options])
  return ways
}

const elsewhere = [
  'https://other.test/',
  '//other.test/',
  '/\\other.test',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'blob:https://site.test/7f9c',
  'https://site.test:81/',
  'https://[',
  // On this site, but another one for whoever resolves it once more.
  '/.//other.test',
  '/users/..//other.test',
]

describe('navigate', () => {
  it('[EVT-13] [NAV-01] goes to another page of the site', () => {
    const ways = led()
    navigate('/users/7')()
    navigate('8?tab=mail#last', { replace: true })()
    expect(ways).toEqual([
      ['https://site.test/users/7', {}],
      ['https://site.test/8?tab=mail#last', { replace: true }],
    ])
  })

  it('[EVT-13] loads the document in pages that do not go from view to view', () => {
    const assign = vi.spyOn(location, 'assign').mockReturnValue()
    const replace = vi.spyOn(location, 'replace').mockReturnValue()
    navigate('/users/7')()
    navigate('8', { replace: true })()
    expect(assign.mock.calls).toEqual([['https://site.test/users/7']])
    expect(replace.mock.calls).toEqual([['https://site.test/8']])
  })

  it.each(elsewhere)('[NAV-05] goes nowhere else: %s', (href) => {
    const ways = led()
    expect(navigate(href)).toThrow('that is no page of this site')
    expect(patch(href)).toThrow('that is no page of this site')
    expect(ways).toEqual([])
  })
})

describe('patch', () => {
  it('[EVT-13] [NAV-01] goes to another address of the view', () => {
    const ways = led()
    patch('?page=2')()
    patch('?page=3', { replace: true })()
    expect(ways).toEqual([
      ['https://site.test/users?page=2', { patch: true }],
      ['https://site.test/users?page=3', { replace: true, patch: true }],
    ])
  })

  it('[EVT-13] is plain data for the server', () => {
    expect(patch('?page=3', { replace: true }).command).toEqual([
      'patch',
      '?page=3',
      { replace: true },
    ])
    expect(navigate('/users/7').command).toEqual(['navigate', '/users/7'])
  })
})
