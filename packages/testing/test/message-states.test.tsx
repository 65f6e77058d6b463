import { isAllowed, limits, type BrowserMessage, type ViewState } from '@livejsx/protocol'
import { liveComponent, liveView } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { rawPage, type RawPage } from '../src/index.ts'
import { startServer } from './start-server.ts'

const Part = liveComponent({
  mount: () => ({ count: 0 }),
  handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
  render: ({ count }) => <b>{count}</b>,
})

/** A page whose view 1 the server knows in a state. Its next event has the number 3. */
async function pageIn(state: ViewState): Promise<{ page: RawPage; errors: string[] }> {
  let isStuck = false
  const view = liveView({
    async mount() {
      if (isStuck) await new Promise(() => undefined)
      return { count: 0 }
    },
    handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
    render: ({ count }) => (
      <p>
        {count} <Part id="part" />
      </p>
    ),
  })
  const { server, errors, clock } = startServer(view, { adoptTimeoutMs: 1 })
  const page = await rawPage(server, '/')
  if (state === 'joining') {
    // Nobody waits for the page any more, and its new view mounts for ever.
    clock.advance(1)
    isStuck = true
  }
  if (state !== 'new') page.join()
  if (state === 'joined' || state === 'ended') {
    page.event('inc')
    page.event('inc')
  }
  if (state === 'ended') page.send(['leave', 1])
  await page.received()
  return { page, errors }
}

const deep = JSON.parse('['.repeat(limits.maxDepth + 1) + ']'.repeat(limits.maxDepth + 1))
const polluting = JSON.parse('{"__proto__":{"isAdmin":true}}')

const join = (page: RawPage, details: object = {}): unknown[] => [
  'join',
  1,
  { version: 1, token: page.state?.token, page: 'page-run', next: 3, patch: 0, ...details },
]

/** Frames of a browser by what they are; a text is sent as it is. */
const frames = {
  join: (page) => join(page),
  'join as a stranger': (page) => join(page, { page: 'another-run', next: 9 }),
  'join of another version': (page) => join(page, { version: 2 }),
  'join with a made-up token': (page) => join(page, { token: 'made.up' }),
  'join for another site': (page) => join(page, { to: '//evil.example' }),
  'join without a page': (page) => join(page, { page: undefined }),
  'join with number 0': (page) => join(page, { next: 0 }),
  event: () => ['event', 1, 3, 'inc'],
  'event again': () => ['event', 1, 2, 'inc'],
  'event with a gap': () => ['event', 1, 7, 'inc'],
  'event that nobody handles': () => ['event', 1, 3, 'constructor'],
  'event of the page itself, made up': () => ['event', 1, 3, 'live:nothing'],
  'event with number 0': () => ['event', 1, 0, 'inc'],
  'event without a name': () => ['event', 1, 3],
  'event that nests too deep': () => ['event', 1, 3, 'inc', deep],
  'event that names __proto__': () => ['event', 1, 3, 'inc', polluting],
  'event of many bytes': () => ['event', 1, 3, 'inc', 'x'.repeat(limits.maxMessageBytes)],
  part: () => ['part', 1, 1, 3, 'inc'],
  'part that was never there': () => ['part', 1, 99, 3, 'inc'],
  'part without a number': () => ['part', 1, 1, 'inc'],
  seen: () => ['seen', 1, 0],
  'seen of what was never sent': () => ['seen', 1, 1_000],
  'seen of half a message': () => ['seen', 1, 0.5],
  stored: () => ['stored', 1, 1, 1, 'disk'],
  'stored nowhere': () => ['stored', 1, 1, 1, 'cloud'],
  stay: () => ['stay', 1, true],
  'stay of a number': () => ['stay', 1, 1],
  leave: () => ['leave', 1],
  'leave of no view': () => ['leave', 0],
  'a message of the server': () => ['patch', 1, 1, 0, {}],
  'an unknown message': () => ['toString', 1],
  'a name that is no text': () => [1, 1],
  'an empty list': () => [],
  'no list': () => ({ 0: 'event', length: 4 }),
  nothing: () => null,
} satisfies Record<string, (page: RawPage) => unknown>

/** What comes back, in a word or two each, and whether the connection was closed. */
async function answerTo(page: RawPage, frame: unknown): Promise<string> {
  page.send(frame)
  const answers = (await page.received()).map(([name, ...rest]) =>
    [name, ...rest.filter((each) => typeof each !== 'object')].join(' '),
  )
  if (page.closed) answers.push('closed')
  return answers.join(', ')
}

const nothing = ''
const unexpected = 'error unexpected-message'
const malformed = 'error message-malformed'
const unknown = 'error message-unknown'
const tooDeep = 'error too-deep'

/** What each frame leads to where the view is new, joining, joined and ended. */
const table: Readonly<Record<keyof typeof frames, readonly [string, string, string, string]>> = {
  join: ['joined 1 adopt 2', unexpected, unexpected, 'joined 1 mount 2'],
  'join as a stranger': ['joined 1 adopt 8', unexpected, unexpected, 'joined 1 mount 8'],
  'join of another version': [
    'refused 1 version-mismatch',
    unexpected,
    unexpected,
    'refused 1 version-mismatch',
  ],
  'join with a made-up token': [
    'refused 1 token-invalid',
    unexpected,
    unexpected,
    'refused 1 token-invalid',
  ],
  'join for another site': [
    'refused 1 redirect-refused',
    unexpected,
    unexpected,
    'refused 1 redirect-refused',
  ],
  'join without a page': [malformed, malformed, malformed, malformed],
  'join with number 0': [malformed, malformed, malformed, malformed],
  event: [unexpected, unexpected, 'patch 1 3 3', nothing],
  'event again': [unexpected, unexpected, nothing, nothing],
  'event with a gap': [unexpected, unexpected, 'error event-out-of-order, closed', nothing],
  'event that nobody handles': [unexpected, unexpected, 'failed 1 3 3 unknown-event', nothing],
  'event of the page itself, made up': [
    unexpected,
    unexpected,
    'failed 1 3 3 unknown-event',
    nothing,
  ],
  'event with number 0': [malformed, malformed, malformed, malformed],
  'event without a name': [malformed, malformed, malformed, malformed],
  'event that nests too deep': [tooDeep, tooDeep, tooDeep, tooDeep],
  'event that names __proto__': [malformed, malformed, malformed, malformed],
  'event of many bytes': [unexpected, unexpected, 'failed 1 3 3 message-too-large', nothing],
  part: [unexpected, unexpected, 'patch 1 3 3', nothing],
  'part that was never there': [unexpected, unexpected, 'failed 1 3 3 unknown-event', nothing],
  'part without a number': [malformed, malformed, malformed, malformed],
  seen: [unexpected, unexpected, nothing, nothing],
  'seen of what was never sent': [unexpected, unexpected, unexpected, nothing],
  'seen of half a message': [malformed, malformed, malformed, malformed],
  stored: [unexpected, unexpected, nothing, nothing],
  'stored nowhere': [malformed, malformed, malformed, malformed],
  stay: [unexpected, unexpected, nothing, nothing],
  'stay of a number': [malformed, malformed, malformed, malformed],
  leave: [unexpected, nothing, nothing, nothing],
  'leave of no view': [malformed, malformed, malformed, malformed],
  'a message of the server': [unknown, unknown, unknown, unknown],
  'an unknown message': [unknown, unknown, unknown, unknown],
  'a name that is no text': [malformed, malformed, malformed, malformed],
  'an empty list': [malformed, malformed, malformed, malformed],
  'no list': [malformed, malformed, malformed, malformed],
  nothing: [malformed, malformed, malformed, malformed],
}

const states: readonly ViewState[] = ['new', 'joining', 'joined', 'ended']
const names: readonly BrowserMessage[0][] = [
  'join',
  'event',
  'part',
  'seen',
  'stored',
  'stay',
  'leave',
]
const cells = Object.entries(table).flatMap(([name, answers]) =>
  states.map((state, at) => [name as keyof typeof frames, state, answers[at]] as const),
)

describe('a message of a browser', () => {
  it.each(cells)('%s, in the state %s, is answered: %s', async (name, state, answer) => {
    const { page, errors } = await pageIn(state)
    expect([await answerTo(page, frames[name](page)), errors]).toEqual([answer, []])
  })

  it.each(names)('%s is refused in no state that allows it, and in every other', (name) => {
    const refused = states.filter((_, at) => table[name][at] === unexpected)
    expect(refused).toEqual(states.filter((state) => !isAllowed(state, name)))
  })
})
