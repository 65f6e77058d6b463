import type { ViewObject } from '@livejsx/view'
import { live, routes } from '@livejsx/view'
import {
  createLiveServer,
  createPubSub,
  type LiveServer,
  type LiveServerOptions,
} from '@livejsx/server'
import { createTestClock, type TestClock } from '../src/index.ts'
import { TestDocument } from './test-document.tsx'

/** A server with one view at `/`, a clock that stands still and its own PubSub. */
export interface StartedServer {
  readonly server: LiveServer
  readonly clock: TestClock
  readonly pubsub: ReturnType<typeof createPubSub>
  /** What application code threw: message and place. */
  readonly errors: string[]
}

export function startServer(
  view: ViewObject,
  options: Partial<LiveServerOptions> = {},
): StartedServer {
  const clock = createTestClock(Date.now())
  const pubsub = createPubSub()
  const errors: string[] = []
  const server = createLiveServer({
    routes: routes([live('/', () => Promise.resolve({ default: view }))]),
    document: TestDocument,
    secret: 'mJ3vQ8sK1xW6zR0bT5yN9cF4hL7pD2gA',
    clock,
    pubsub,
    report: (error, { callback, event }) =>
      errors.push(
        `${callback}${event === undefined ? '' : `.${event}`}: ${(error as Error).message}`,
      ),
    ...options,
  })
  return { server, clock, pubsub, errors }
}
