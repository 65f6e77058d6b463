// @vitest-environment happy-dom
import { flashCookieName } from '@livejsx/protocol'
import { liveView } from '@livejsx/view'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startClient, type ClientOptions } from './client.ts'
import type { PageStash } from './stash/page-stash.ts'
import type { WireEvents } from './transport.ts'

const view = liveView({ mount: () => ({}), render: () => null }, 'home')

let documents: string[]
let stop: () => void
beforeEach(() => {
  documents = []
  vi.spyOn(location, 'assign').mockImplementation((to) => void documents.push(String(to)))
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(() => {
  stop()
  document.cookie = `${flashCookieName}=;path=/;max-age=0`
  vi.restoreAllMocks()
})

/** Opens a page whose server sends it on. */
async function sendOn(navigation?: ClientOptions['navigation']): Promise<void> {
  const state = JSON.stringify({ view: 'home', token: 't', csrf: 'c', assigns: {} })
  document.body.innerHTML = `<div data-live-root></div><script type="application/json" data-live-state>${state}</script>`
  let server: WireEvents | undefined
  stop = await startClient({
    views: { home: () => Promise.resolve({ default: view }) },
    ...(navigation && { navigation }),
    openWire(_csrf, events) {
      server = events
      return { send: () => undefined, again: () => undefined, close: () => undefined }
    },
  })
  server?.onOpen()
  server?.onMessage(['joined', 1, 'adopt', 0], 10)
  server?.onMessage(['navigate', 1, 1, '/users/7', 'push', 'sealed'], 10)
}

describe('startClient', () => {
  it('[NAV-01] loads documents where the code of live navigation is not asked for', async () => {
    await sendOn()
    await expect.poll(() => documents).toEqual(['/users/7'])
    expect(document.cookie).toContain('=sealed')
  })

  it('[NAV-01] loads documents when that code cannot be loaded, and tells of it', async () => {
    const told: unknown[] = []
    const onDiagnostic = (event: CustomEventInit): void => void told.push(event.detail.error)
    window.addEventListener('live:diagnostic', onDiagnostic)
    const missing = new TypeError('Failed to fetch dynamically imported module')
    await sendOn(() => Promise.reject(missing))
    await expect.poll(() => documents).toEqual(['/users/7'])
    window.removeEventListener('live:diagnostic', onDiagnostic)
    expect([document.cookie, told]).toEqual([expect.stringContaining('=sealed'), [missing]])
  })

  it('[STASH-06] lets the stash go when the page goes, and joins when it is back', async () => {
    const state = JSON.stringify({
      view: 'home',
      token: 't',
      csrf: 'c',
      assigns: {},
      stash: { view: 'home', place: '/', scope: 'tab', level: 'retain' },
    })
    document.body.innerHTML = `<div data-live-root></div><script type="application/json" data-live-state>${state}</script>`
    const log: string[] = []
    let back = (): void => undefined
    const page: PageStash = {
      records: new Promise(() => undefined),
      isHidden: false,
      hide: () => void log.push('hide'),
      show: () => new Promise((resolve) => (back = resolve)),
    }
    let server: WireEvents | undefined
    stop = await startClient({
      views: { home: () => Promise.resolve({ default: view }) },
      stash: () =>
        Promise.resolve({
          createPageStash: () => page,
          openStash(link, { place }, { outbox }, isFirst = link.main === 1) {
            log.push(`open ${place} ${isFirst}`)
            link.stash = page
            const offer = () => Promise.resolve({ stash: 'sealed' })
            return Promise.resolve({ outbox, offer, receive: ([name]) => void log.push(name) })
          },
        }),
      openWire(_csrf, events) {
        server = events
        log.push('wire')
        return {
          send: ([name]) => void log.push(name),
          again: () => undefined,
          close: () => void log.push('close'),
        }
      },
    })
    server?.onOpen()
    await expect.poll(() => log).toEqual(['wire', 'open / true', 'join'])
    server?.onMessage(['joined', 1, 'recover', 0, { token: 't', state: {}, number: 0 }], 10)
    log.length = 0
    window.dispatchEvent(new Event('pagehide'))
    expect(log).toEqual(['leave', 'close', 'hide'])
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await Promise.resolve()
    expect(log).toEqual(['leave', 'close', 'hide'])
    back()
    await expect.poll(() => log.at(-1)).toBe('wire')
  })
})
