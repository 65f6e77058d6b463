// @vitest-environment happy-dom
import { runInNewContext } from 'node:vm'
import { beforeEach, describe, expect, it } from 'vitest'
import { readEarlyScript } from '../early-script.ts'

const gone = new TypeError('Failed to fetch dynamically imported module: /assets/chart-1.js')
const now = 1_000_000

const script = await readEarlyScript()

/** What the script finds of its browser; pages of one test share the tab's storage. */
interface Tab {
  readonly stored: Map<string, string>
  now: number
  reloads: number
  probes: number
  probe(): Promise<{ status: number }>
}

interface Page extends EventTarget {
  readonly html: HTMLElement
  readonly told: string[]
  /** Runs what the script has put off. */
  settled(): Promise<void>
  notice(): string | undefined
}

function createTab(): Tab {
  return {
    stored: new Map(),
    now,
    reloads: 0,
    probes: 0,
    probe: () => Promise.resolve({ status: 200 }),
  }
}

/** Opens a page: runs the script as it is in the HTML. */
function openPage(tab: Tab, build = 'a', path = '/users'): Page {
  const target = new EventTarget()
  const html = document.createElement('html')
  const body = document.createElement('body')
  const own = document.createElement('script')
  if (build !== '') own.dataset['liveBuild'] = build
  const told: string[] = []
  const listen = target.addEventListener.bind(target)
  const context = {
    document: {
      currentScript: own,
      documentElement: html,
      body,
      createElement: (name: string) => document.createElement(name),
      addEventListener: () => undefined,
    },
    location: { pathname: path, search: '', href: path, reload: () => (tab.reloads += 1) },
    sessionStorage: {
      getItem: (key: string) => tab.stored.get(key) ?? null,
      setItem: (key: string, value: string) => tab.stored.set(key, value),
    },
    Date: { now: () => tab.now },
    fetch: () => {
      tab.probes += 1
      return tab.probe()
    },
    addEventListener: listen,
    dispatchEvent: target.dispatchEvent.bind(target),
    setTimeout: (run: () => void, ms?: number) => ms === undefined && queueMicrotask(run),
    console: { error: () => undefined },
    CustomEvent,
  }
  runInNewContext(script, context)
  listen('live:diagnostic', (event) => told.push((event as CustomEvent).detail.code))
  return Object.assign(target, {
    html,
    told,
    settled: async () => {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
    },
    notice: () => body.querySelector('[role=alert]')?.textContent ?? undefined,
  })
}

function diagnose(page: Page, error: unknown): void {
  const detail = { code: 'internal', error }
  page.dispatchEvent(new CustomEvent('live:diagnostic', { detail, cancelable: true }))
}

function failModule(page: Page): void {
  const event = new Event('error')
  Object.defineProperty(event, 'target', { value: { type: 'module' } })
  page.dispatchEvent(event)
}

let tab: Tab
beforeEach(() => {
  tab = createTab()
})

describe('missing code', () => {
  it('[NAV-01] lets the page be loaded anew, once for each build and address', async () => {
    const page = openPage(tab)
    diagnose(page, gone)
    diagnose(page, gone)
    await page.settled()
    expect([tab.probes, tab.reloads, page.notice()]).toEqual([1, 1, undefined])

    tab.now += 1_000_000
    const again = openPage(tab)
    diagnose(again, gone)
    await again.settled()
    expect([tab.reloads, again.notice()]).toEqual([
      1,
      'A part of this page could not be loaded. Load again',
    ])

    for (const [build, path] of [
      ['b', '/users'],
      ['b', '/other'],
    ] as const) {
      tab.now += 1_000_000
      const next = openPage(tab, build, path)
      diagnose(next, gone)
      await next.settled()
    }
    expect(tab.reloads).toBe(3)
  })

  it('[NAV-01] never reloads twice within 30 s, whatever build and address are', async () => {
    for (const [build, path] of [
      ['a', '/1'],
      ['b', '/1'],
      ['a', '/2'],
    ] as const) {
      const page = openPage(tab, build, path)
      diagnose(page, gone)
      await page.settled()
    }
    expect(tab.reloads).toBe(1)
  })

  it('[NAV-01] explains where no reload helps: an event, a state, a notice', async () => {
    tab.probe = () => Promise.resolve({ status: 502 })
    const page = openPage(tab)
    diagnose(page, gone)
    await page.settled()
    expect(tab.reloads).toBe(0)
    expect(page.told).toEqual(['internal', 'code-missing'])
    expect(page.html.dataset['liveConnection']).toBe('failed')
    expect(page.notice()).toContain('could not be loaded')
  })

  it('[NAV-01] keeps a page that the network has left, and one without storage', async () => {
    tab.probe = () => Promise.reject(new TypeError('Failed to fetch'))
    const page = openPage(tab)
    diagnose(page, gone)
    await page.settled()
    tab.probe = () => Promise.resolve({ status: 200 })
    tab.stored.get = () => {
      throw new Error('storage is blocked')
    }
    const blocked = openPage(tab)
    diagnose(blocked, gone)
    await blocked.settled()
    expect(tab.reloads).toBe(0)
    expect([page.notice(), blocked.notice()]).toEqual(Array(2).fill(expect.any(String)))
  })

  it('[NAV-01] leaves the state of a page alone that is joined all the same', async () => {
    tab.probe = () => Promise.resolve({ status: 502 })
    const page = openPage(tab)
    page.html.dataset['liveConnection'] = 'joined'
    diagnose(page, gone)
    await page.settled()
    expect(page.html.dataset['liveConnection']).toBe('joined')
  })

  it('[NAV-01] looks at what nobody handled: rejections, errors, and modules of the page', async () => {
    const rejection = Object.assign(new Event('unhandledrejection'), {
      reason: new TypeError('Importing a module script failed.'),
    })
    const thrown = Object.assign(new Event('error'), {
      error: new Error('error loading dynamically imported module: /assets/x.js'),
    })
    const acts: readonly ((page: Page) => void)[] = [
      (page) => page.dispatchEvent(rejection),
      (page) => page.dispatchEvent(thrown),
      failModule,
    ]
    for (const [index, act] of acts.entries()) {
      tab.now += 1_000_000
      const page = openPage(tab, 'a', `/${index}`)
      act(page)
      await page.settled()
    }
    expect(tab.reloads).toBe(3)
  })

  it('[NAV-01] is no matter of other errors, nor of what a listener prevents', async () => {
    const page = openPage(tab)
    page.addEventListener('unhandledrejection', (event) => event.preventDefault())
    const rejection = new Event('unhandledrejection', { cancelable: true })
    page.dispatchEvent(Object.assign(rejection, { reason: gone }))
    for (const error of [new Error('Import of row 3 failed'), undefined, 'text', { message: 1 }]) {
      diagnose(page, error)
    }
    await page.settled()
    expect(tab.probes).toBe(0)
  })

  it('[NAV-01] is the development server’s matter in development', async () => {
    const page = openPage(tab, '')
    failModule(page)
    diagnose(page, gone)
    await page.settled()
    expect([tab.probes, page.notice()]).toEqual([0, undefined])
  })
})
