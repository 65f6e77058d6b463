import { startClient } from '@livejsx/client'
import '@livejsx/client/optimistic'
import '@livejsx/client/streams'
import { installControls } from '@livejsx/client/controls'
import * as commands from '@livejsx/client/commands'
import * as navigation from '@livejsx/client/navigation'
import * as nested from '@livejsx/client/nested'
import { createPageStash, openStash } from '@livejsx/client/stash'
import type { LiveServer } from '@livejsx/server'
import { createBrowserStash, type BrowserStashTools } from '@livejsx/stash/client'
import type { ViewObject } from '@livejsx/view'
import { installBrowser } from './browser-globals.ts'
import { createMemoryRecords } from './memory-records.ts'
import { createMemoryNetwork, type MemoryNetwork } from './memory-wire.ts'
import { requestPage } from './request-page.ts'

/** What a browser keeps when its page goes. */
export interface BrowserTab extends Pick<BrowserStashTools, 'records' | 'storage'> {
  /** The `Cookie` header. */
  cookies: string
}

/** A page of the real client in happy-dom, connected in memory with a real server. */
export interface LivePage extends MemoryNetwork {
  /** HTML of the view, as it is shown. */
  html(): string
  /** @throws Error when the selector finds nothing */
  find(selector: string): HTMLElement
  /** Clicks, and waits until the answer is shown. */
  click(selector: string): Promise<void>
  /** Leaves the page. */
  leave(): Promise<void>
}

/**
 * Opens a page: requests its HTML, puts it into a DOM of its own, and starts the client on it.
 * The DOM lies in the process's globals, so there is one page at a time; leave it before the next.
 *
 * @param view the view of that path
 * @param others views that the document shows besides
 * @param tab where the page before this one was: it is loaded anew. @default a new tab
 */
export async function livePage(
  server: LiveServer,
  path: string,
  view: ViewObject,
  others: readonly ViewObject[] = [],
  tab?: BrowserTab,
): Promise<LivePage> {
  const { html, cookies, state } = await requestPage(server, path, tab?.cookies)
  if (tab !== undefined) tab.cookies = cookies
  const [, content = ''] = /<body[^>]*>(.*)<\/body>/s.exec(html) ?? []
  const uninstall = installBrowser(new URL(path, 'http://test').href)
  installControls(document)
  document.body.innerHTML = content
  const network = createMemoryNetwork(server, cookies)
  const views = [view, ...others].map((each, index) => {
    const own = () => Promise.resolve({ default: each })
    return [index === 0 ? (state?.view ?? '') : (each.id ?? ''), own] as const
  })
  const stop = await startClient({
    views: Object.fromEntries(views),
    nested: () => Promise.resolve(nested),
    navigation: () => Promise.resolve(navigation),
    commands: () => Promise.resolve(commands),
    stash: () => Promise.resolve({ createPageStash, openStash: openIn(tab) }),
    openWire: network.openWire,
  })
  await network.settled()
  const find = (selector: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`The page has no element \`${selector}\``)
    return found
  }

  return {
    ...network,
    html: () => find('[data-live-root]').innerHTML,
    find,
    async click(selector) {
      find(selector).click()
      await network.settled()
    },
    async leave() {
      stop()
      await network.settled()
      uninstall()
    },
  }
}

/** Makes a tab of a browser whose disk lives as long as whoever holds it. */
export function createTab(): BrowserTab {
  const content = new Map<string, string>()
  return {
    cookies: '',
    records: createMemoryRecords(),
    storage: {
      getItem: (key) => content.get(key) ?? null,
      setItem: (key, value) => void content.set(key, value),
      removeItem: (key) => void content.delete(key),
    },
  }
}

function openIn(tab: BrowserTab | undefined): typeof openStash {
  const { records, storage } = tab ?? createTab()
  return (link, ...wanted) => {
    link.stash ??= createPageStash(
      createBrowserStash({
        storage,
        records,
        locks: undefined,
        random: () => Math.random().toString(36),
        isNewVisit: tab === undefined,
        clock: {
          now: Date.now,
          after(ms, fire) {
            const timer = setTimeout(fire, ms)
            return () => clearTimeout(timer)
          },
        },
      }),
    )
    return openStash(link, ...wanted)
  }
}
