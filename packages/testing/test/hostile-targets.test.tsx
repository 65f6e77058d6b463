import { isLocalPath } from '@livejsx/protocol'
import { liveView } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
// oxlint-disable-next-line no-restricted-imports -- the table that the tests of `isLocalPath` have, too
import { targetCases } from '../../protocol/src/local-path.test.cases.ts'
import { rawPage } from '../src/index.ts'
import { startServer } from './start-server.ts'

const origin = 'http://test'

describe('a mount hook', () => {
  it('[NAV-05] sends visitors to paths of the site, and fails for everything else', async () => {
    let target = ''
    const view = liveView({
      onMount: [() => ({ redirect: target })],
      mount: () => ({}),
      render: () => null,
    })
    const { server } = startServer(view)
    const wrong: string[] = []
    for (const { name, target: redirect } of targetCases) {
      target = redirect
      const { status, headers } = await server.fetch(new Request(origin))
      const location = headers.get('location')
      const end = location === null ? undefined : new URL(location, origin)
      const isRight = isLocalPath(redirect)
        ? status === 303 && end?.href === new URL(redirect, origin).href && end.origin === origin
        : status === 500 && end === undefined
      if (!isRight) wrong.push(`${status} ${location} for ${name}`)
    }
    expect(wrong).toEqual([])
    // Most of them end in an error page.
  }, 60_000)
})

describe('socket.redirect with `external`', () => {
  it('[NAV-05] leads to whole addresses of the web alone', async () => {
    const taken: string[] = []
    const view = liveView({
      mount: () => ({}),
      handleEvent: {
        go(socket) {
          for (const { target } of targetCases) {
            try {
              socket.redirect(target, { external: true })
              taken.push(target)
            } catch (error) {
              if (!(error instanceof TypeError)) throw error
            }
          }
        },
      },
      render: () => null,
    })
    const { server } = startServer(view)
    const page = await rawPage(server, '/')
    page.join()
    page.event('go')
    const to = (await page.received()).at(-1)?.[3]
    expect(to).toBe(new URL(taken.at(-1) ?? '').href)
    const protocols = taken.map((target) => new URL(target).protocol)
    expect(new Set(protocols)).toEqual(new Set(['http:', 'https:']))
  })
})
