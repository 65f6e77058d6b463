import { describe, expect, it } from 'vitest'
import { ordinaryPaths, targetCases } from './local-path.test.cases.ts'
import { isExternalTarget, isLocalPath, isWebAddress } from './local-path.ts'

const origin = 'https://site.example'
const pages = [`${origin}/`, `${origin}/users/7?page=2#last`, `${origin}/a/b/c/`, `${origin}//x/y`]

/** The origins that a target leads to, resolved in every way that code may go about it. */
function originsOf(target: string): string[] {
  return pages.flatMap((page) => {
    const url = new URL(target, page)
    const { pathname, search, hash } = url
    const again = [pathname + search + hash, pathname, target.trim()]
    return [url, ...again.map((text) => new URL(text, page))].map((each) => each.origin)
  })
}

describe('targetCases', () => {
  it('[NAV-05] has at least 500 targets, each with a name of its own', () => {
    expect(targetCases.length).toBeGreaterThanOrEqual(500)
    expect(new Set(targetCases.map(({ name }) => name)).size).toBe(targetCases.length)
  })

  it('[NAV-05] has many that leave the site in a browser', () => {
    const leaving = targetCases.filter(({ target }) => {
      return !URL.canParse(target, origin) || new URL(target, origin).origin !== origin
    })
    expect(leaving.length).toBeGreaterThanOrEqual(250)
  })
})

describe('isLocalPath', () => {
  it('[NAV-05] accepts paths of this site', () => {
    expect(ordinaryPaths.filter((path) => !isLocalPath(path))).toEqual([])
  })

  it('[NAV-05] accepts nothing that leaves the origin, however it is resolved', () => {
    const accepted = [
      ...targetCases,
      ...ordinaryPaths.map((path) => ({ name: path, target: path })),
    ].filter(({ target }) => isLocalPath(target))
    expect(accepted.length).toBeGreaterThan(50)
    const leaving = accepted.filter(({ target }) =>
      originsOf(target).some((each) => each !== origin),
    )
    expect(leaving.map(({ name }) => name)).toEqual([])
  })

  it('[NAV-05] accepts no control character, and nothing but a path', () => {
    const accepted = targetCases.filter(({ target }) => isLocalPath(target))
    const odd = accepted.filter(({ target }) => !/^\/[^\p{Cc}\\]*$/u.test(target))
    expect(odd.map(({ name }) => name)).toEqual([])
  })

  it('[NAV-05] refuses dot segments that leave two slashes at the beginning', () => {
    const paths = [
      '/.//evil',
      '/..//evil',
      '/%2e//evil',
      '/.%2E//evil',
      '/a/..//evil',
      '/a//../..//evil',
    ]
    expect(paths.filter(isLocalPath)).toEqual([])
  })

  it('[NAV-05] takes a long target in time that grows no faster than its length', () => {
    expect(isLocalPath(`/${'./'.repeat(200_000)}`)).toBe(true)
    expect(isLocalPath(`/${'%2e'.repeat(200_000)}//`)).toBe(true)
  })
})

describe('isWebAddress', () => {
  it('[NAV-05] accepts whole addresses of the web only', () => {
    expect(
      ['https://example.org', 'HTTP://example.org:81/a?b#c'].filter(isWebAddress),
    ).toHaveLength(2)
    const others = [
      '/a',
      '//a',
      'https:',
      'https:/a',
      'https://',
      'https://[',
      'mailto:a@b.example',
      'ws://a',
      ' https://a',
    ]
    expect(others.filter(isWebAddress)).toEqual([])
  })
})

describe('isExternalTarget', () => {
  it('[NAV-05] accepts the web, mail and telephone', () => {
    const targets = [
      'https://example.org/a?b#c',
      'http://a',
      'MailTo:ana@example.org',
      'tel:+49301',
    ]
    expect(targets.filter((target) => !isExternalTarget(target))).toEqual([])
  })

  it('[NAV-05] accepts no other scheme, however it is written', () => {
    const schemes = targetCases
      .filter(({ target }) => isExternalTarget(target))
      .map(({ target }) => new URL(target, origin).protocol)
    expect([...new Set(schemes)].sort()).toEqual(['http:', 'https:'])
  })

  it('[NAV-05] accepts no path, so that a target is of one kind only', () => {
    const paths = targetCases.filter(
      ({ target }) => isExternalTarget(target) && isLocalPath(target),
    )
    expect(paths).toEqual([])
  })
})
