import { expect, type Page } from '@playwright/test'
// oxlint-disable-next-line no-restricted-imports -- the table that the unit tests have, too
import { ordinaryPaths, targetCases } from '../../../packages/protocol/src/local-path.test.cases.ts'
import { test, type Lab } from '../../lab.ts'
import { talk } from '../../talk.ts'
import { led } from '../../ways.ts'

const targets = [...targetCases.map(({ target }) => target), ...ordinaryPaths]

/** Where targets lead, by their place in the table. */
type Found = Readonly<Record<string, string>>

/** Notes whatever a page asks another site for, and whatever is run. */
function watch(page: Page, url: string): string[] {
  const { origin } = new URL(url)
  const astray: string[] = []
  page.context().on('request', (request) => {
    if (new URL(request.url()).origin !== origin) astray.push(`request ${request.url()}`)
  })
  page.on('dialog', (dialog) => {
    astray.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => astray.push(`popup ${popup.url()}`))
  return astray
}

/** Opens the page of targets, with the table. */
async function openTargets(page: Page, lab: Lab): Promise<void> {
  await lab.open('/targets')
  await push(page, 'know', targets)
  await page.reload()
  await led(page)
  await expect(page.getByText('Local', { exact: true })).toHaveCount(targets.length)
}

/** Sends an event of the page, and gives its reply. */
function push(page: Page, name: string, payload: unknown): Promise<unknown> {
  return page.evaluate(
    ([event, value]) => {
      const { hands } = window as unknown as {
        hands: { push(event: string, payload: unknown): Promise<unknown> }
      }
      return hands.push(event, value)
    },
    [name, payload] as const,
  )
}

/** Clicks all links, and gives where the browser says that they lead; the page goes nowhere. */
function clickAll(page: Page, name: 'Local' | 'External'): Promise<Found> {
  return page.evaluate((text) => {
    const found: Record<string, string> = {}
    let at = ''
    const stop = new AbortController()
    const listen = (on: EventTarget, type: string, hear: (event: Event) => void): void =>
      on.addEventListener(type, hear, { signal: stop.signal })
    listen(navigation, 'navigate', (event) => {
      found[at] = (event as NavigateEvent).destination.url
      event.preventDefault()
    })
    listen(window, 'live:before-navigate', (event) => {
      const { to } = (event as CustomEvent<{ to: string }>).detail
      found[at] = new URL(to, location.href).href
      event.preventDefault()
    })
    for (const link of document.querySelectorAll<HTMLElement>('[data-at]')) {
      if (link.textContent !== text) continue
      at = link.dataset['at'] ?? ''
      link.click()
    }
    stop.abort()
    return found
  }, name)
}

/** Lets the server send the page to targets, and gives where the browser would go. */
function takeOneByOne(page: Page, way: string, list: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async ([name, places]) => {
      const { hands } = window as unknown as {
        hands: { push(event: string, payload: unknown): Promise<unknown> }
      }
      const found: string[] = []
      for (const to of places) {
        const asked = new Promise<string>((resolve) => {
          const onNavigate = (event: NavigateEvent): void => {
            event.preventDefault()
            resolve(event.destination.url)
          }
          navigation.addEventListener('navigate', onNavigate, { once: true })
        })
        await hands.push('take', { way: name, to })
        found.push(await asked)
      }
      return found
    },
    [way, list] as const,
  )
}

/** Expects targets to lead to where they say. */
function expectAsWritten(found: Found, base: string): void {
  const written = Object.keys(found).map((at) => [
    at,
    new URL(targets[Number(at)] ?? '', base).href,
  ])
  expect(found).toEqual(Object.fromEntries(written))
}

function originsOf(found: Found): string[] {
  return [...new Set(Object.values(found).map((url) => new URL(url).origin))]
}

test('[NAV-05] links to what users have written lead nowhere else, with and without JavaScript', async ({
  page,
  lab,
}) => {
  expect(targetCases.length).toBeGreaterThanOrEqual(500)
  await openTargets(page, lab)
  const url = page.url()
  const astray = watch(page, url)

  const local = await clickAll(page, 'Local')
  expect(Object.keys(local).length).toBeGreaterThan(100)
  expect(originsOf(local)).toEqual([new URL(url).origin])
  expectAsWritten(local, url)
  const external = await clickAll(page, 'External')
  const protocols = Object.values(external).map((address) => new URL(address).protocol)
  expect([...new Set(protocols)].sort()).toEqual(['http:', 'https:'])
  expectAsWritten(external, url)

  // The same page as visitors without scripts have it, in which even an address with one would be run.
  const html = await (await page.request.get(url)).text()
  const body = html.replace(/<script\b.*?<\/script>/gs, '')
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(url)
  expect(await clickAll(page, 'Local')).toEqual(local)
  expect(await clickAll(page, 'External')).toEqual(external)
  const hrefs = await page.locator('a[href]').evaluateAll((links) => links.length)
  expect(hrefs).toBe(Object.keys(local).length + Object.keys(external).length)
  expect([page.url(), astray]).toEqual([url, []])
})

test('[NAV-05] no way of the page or of its code leads elsewhere', async ({ page, lab }) => {
  await openTargets(page, lab)
  const url = page.url()
  const astray = watch(page, url)
  for (const way of ['navigate', 'js.navigate', 'js.patch']) {
    const results = await page.evaluate(
      ([name, list]) => {
        const { hands } = window as unknown as {
          hands: { lead(way: string, targets: readonly string[]): (string[] | 'refused')[] }
        }
        return hands.lead(name, list)
      },
      [way, targets] as const,
    )
    const taken = results.flatMap((led, at) => (led === 'refused' ? [] : [[at, ...led] as const]))
    expect(taken.length).toBeGreaterThan(100)
    expect(taken.length).toBeLessThan(targets.length - 300)
    for (const [at, to, ...more] of taken) {
      const { pathname, search, hash } = new URL(targets[at] ?? '', url)
      expect([way, to, more]).toEqual([way, pathname + search + hash, []])
      // One slash, so that it stays a path whoever resolves it again.
      expect(to).toMatch(/^\/(?!\/)/)
    }
  }
  expect([page.url(), astray]).toEqual([url, []])
})

test.describe('where the server sends pages', () => {
  // Few of the places are there.
  test.use({ expectedErrors: /Failed to load resource/ })

  test('[NAV-05] is never another site', async ({ page, lab }) => {
    await openTargets(page, lab)
    const astray = watch(page, page.url())
    const taken: string[][] = []
    for (const way of ['pushNavigate', 'pushPatch', 'redirect']) {
      const list = (await push(page, 'takeEach', { way })) as string[]
      // What it takes, it does.
      await expect(page).toHaveURL(new RegExp(`&by=${way}$`))
      await led(page)
      const places = await takeOneByOne(page, way, list)
      expect([way, places]).toEqual([way, list.map((to) => new URL(to, page.url()).href)])
      taken.push(list)
    }
    const [followed = []] = taken
    expect(followed.length).toBeGreaterThan(100)
    // The route of the page answers none of them.
    expect(taken).toEqual([followed, [], followed])
    const { origin, search } = new URL(page.url())
    const places = followed.map((to) => new URL(to, origin))
    expect(places.filter((place) => place.origin !== origin)).toEqual([])

    // Redirects of mount hooks, which the browser follows by itself.
    const ends = await page.evaluate(
      ([list, key]) =>
        Promise.all(list.map(async (at) => (await fetch(`/targets/hook${key}&at=${at}`)).url)),
      [followed.map((target) => targets.indexOf(target)), search] as const,
    )
    expect(ends).toEqual(places.map(({ href }) => href.replace(/#.*/, '')))
    expect(astray).toEqual([])
  })
})

test('[NAV-05] a page that says what it likes is never told to go elsewhere', async ({
  page,
  lab,
}) => {
  await lab.open('/ways/one')
  const url = page.url()
  const join = (to: string) => (number: number, token: string) => {
    const details = { version: 1, token, page: 'hostile', next: 1, to }
    return ['join', number + 1, details]
  }
  const { origin } = new URL(url)
  const answers = await talk(page, url, targets.map(join), 100)
  const told = targets.map((to, at) => [to, ...(answers[at] ?? [])] as const)
  const sent = told.filter(([, name]) => name === 'redirect')
  expect(sent.length).toBeGreaterThan(100)
  for (const [to, , , place] of sent) {
    expect([to, place, new URL(to, url).origin]).toEqual([to, to, origin])
  }
  const others = told.filter(([, name]) => name !== 'redirect')
  // Empty ones and those of more than 8 KB are no messages at all.
  expect(new Set(others.map(([, name, view, code]) => (name === 'error' ? view : code)))).toEqual(
    new Set(['redirect-refused', 'message-malformed']),
  )
  for (const name of ['live:address', 'live:view']) {
    const ask = (to: string) => (number: number) => ['event', 1, number, name, to]
    const replies = await talk(page, url, targets.map(ask), 150)
    // The same targets, but for one that is too long for a join.
    const taken = targets.filter((_, at) => replies[at]?.[0] === 'patch')
    expect(taken.filter((to) => to.length < 8_192)).toEqual(sent.map(([to]) => to))
    const refused = replies.filter(([answer]) => answer === 'failed')
    expect(refused.length + taken.length).toBe(targets.length)
    expect(new Set(refused.map(([, , , , code]) => code))).toEqual(new Set(['unknown-event']))
  }
})
