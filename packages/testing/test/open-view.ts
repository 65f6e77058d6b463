import type { ViewObject } from '@livejsx/view'
import { afterEach } from 'vitest'
import { livePage, type LivePage } from '../src/index.ts'
import { startServer, type StartedServer } from './start-server.ts'

let page: LivePage | undefined

afterEach(async () => {
  await page?.leave()
  page = undefined
})

/** A page of a view, with the server that serves it. */
export interface OpenedView extends StartedServer {
  readonly page: LivePage
}

/**
 * Starts a server and opens its page at a path; the page is left after the test.
 *
 * @param others views that the document shows besides
 */
export async function openView(
  view: ViewObject,
  options: Parameters<typeof startServer>[1] = {},
  { path = '/', others = [] }: { path?: string; others?: readonly ViewObject[] } = {},
): Promise<OpenedView> {
  const started = startServer(view, options)
  page = await livePage(started.server, path, view, others)
  return { ...started, page }
}
