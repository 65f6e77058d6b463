// @vitest-environment happy-dom
import { render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Link, type LinkProps } from './link.ts'

let warnings: string[]
beforeEach(() => {
  warnings = []
  vi.spyOn(console, 'warn').mockImplementation((text) => void warnings.push(text))
})

/** The attributes of a link in HTML. */
function attributesOf(props: LinkProps): Record<string, string> {
  const place = document.createElement('div')
  place.innerHTML = renderToString(<Link {...props}>Text</Link>)
  const attributes = place.firstElementChild?.attributes ?? []
  return Object.fromEntries([...attributes].map(({ name, value }) => [name, value]))
}

describe('the warning of a Link', () => {
  it('[NAV-05] names the target, cut short, and what to do, and does not fill a log', () => {
    attributesOf({ to: '//example.org' })
    attributesOf({ to: 'data:text/html,x', external: true })
    attributesOf({ to: undefined as never })
    attributesOf({ to: `//${'x'.repeat(10_000)}` })
    expect(warnings.slice(0, 3)).toEqual([
      '<Link to="//example.org">: no path of this site; say `external` if another site is meant',
      '<Link to="data:text/html,x">: no address of the web',
      '<Link to=undefined>: no path of this site; say `external` if another site is meant',
    ])
    expect(warnings[3]?.length).toBeLessThan(300)
    for (let time = 0; time < 100; time += 1) attributesOf({ to: '//example.org' })
    expect(warnings).toHaveLength(20)
  })
})

describe('Link', () => {
  it('[NAV-01] is an ordinary link with a mark, and other props of links', () => {
    const props = {
      to: '/users/7?tab=mail#last',
      class: 'name',
      title: 'Ada',
      'aria-current': true,
    }
    expect(attributesOf(props)).toEqual({
      href: '/users/7?tab=mail#last',
      class: 'name',
      title: 'Ada',
      'aria-current': 'true',
      'data-live-link': '',
    })
  })

  it('[NAV-01] says how it leads', () => {
    const markOf = (props: Partial<LinkProps>) =>
      attributesOf({ to: '/a', ...props })['data-live-link']
    expect(markOf({ patch: true })).toBe('patch')
    expect(markOf({ replace: true })).toBe('replace')
    expect(markOf({ patch: true, replace: true, prefetch: false })).toBe('patch replace unfetched')
    expect(markOf({ patch: false, replace: false, prefetch: true })).toBe('')
  })

  it('[NAV-06] says of a view transition only what the author has said', () => {
    const transitionOf = (props: Partial<LinkProps>) =>
      attributesOf({ to: '/a', ...props })['data-live-transition']
    expect([
      transitionOf({}),
      transitionOf({ transition: true }),
      transitionOf({ transition: false }),
    ]).toEqual([undefined, 'true', 'false'])
  })

  it('[NAV-01] leads to a search or a hash of the page', () => {
    expect(attributesOf({ to: '?page=2', patch: true })).toMatchObject({ href: '?page=2' })
    expect(attributesOf({ to: '#last' })).toMatchObject({ href: '#last', 'data-live-link': '' })
  })

  it.each([
    'https://example.org/',
    '//example.org',
    '/\\example.org',
    '/\t/example.org',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'mailto:ada@example.org',
    'users/7',
    '',
  ])('[NAV-05] leads nowhere for what is no path of the site: %j', (to) => {
    expect(attributesOf({ to, class: 'name' })).toEqual({ class: 'name', 'aria-disabled': 'true' })
  })

  it('[NAV-05] leads nowhere for what is no text, and whatever other props say', () => {
    const href = { href: '//evil.example' }
    expect(attributesOf({ to: ['/a'] as never, ...href })).toEqual({ 'aria-disabled': 'true' })
    expect(attributesOf({ to: '/a', ...href })).toMatchObject({ href: '/a' })
  })

  it('[NAV-05] loses the way when its target changes to none', () => {
    const place = document.createElement('div')
    render(<Link to="/a">Text</Link>, place)
    render(<Link to="javascript:alert(1)">Text</Link>, place)
    expect(place.innerHTML).toBe('<a aria-disabled="true">Text</a>')
  })
})

describe('Link with `external`', () => {
  it.each([
    'https://example.org/a?b#c',
    'http://example.org',
    'mailto:ada@example.org',
    'tel:+49301',
  ])('[NAV-05] leads to %s, as links do', (to) => {
    expect(attributesOf({ to, external: true, target: '_blank' })).toEqual({
      href: to,
      rel: 'noreferrer',
      target: '_blank',
    })
  })

  it('[NAV-05] leads to paths of the site by loading a document', () => {
    expect(attributesOf({ to: '/export.csv', external: true, rel: 'next' })).toEqual({
      href: '/export.csv',
      rel: 'next',
    })
  })

  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://site.test/7',
    'file:///etc/passwd',
    'https:example.org',
    'https:/\\example.org',
    '//example.org',
    'example.org',
  ])('[NAV-05] leads nowhere for anything else: %j', (to) => {
    expect(attributesOf({ to, external: true })).toEqual({ 'aria-disabled': 'true' })
  })
})
