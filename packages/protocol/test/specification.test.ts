import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  applyPatch,
  decode,
  diff,
  encode,
  errorTable,
  isAllowed,
  LiveError,
  limits,
  listVerbs,
  parseBrowserMessage,
  parseServerMessage,
  PROTOCOL_VERSION,
  streamVerbs,
  type BrowserMessage,
  type Json,
  type Patch,
  type ViewState,
} from '@livejsx/protocol'

const text = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8')

/** The JSON blocks whose fence has a word after `json`. */
function blocksOf(mark: string): Json[] {
  const blocks = text.matchAll(/^```json (\w+)\n([^]*?)\n```$/gm)
  return [...blocks]
    .filter(([, found]) => found === mark)
    .map(([, , block]) => JSON.parse(block as string) as Json)
}

/** The rows of the first table below a heading, as cells. */
function tableOf(heading: string): string[][] {
  const [, section = ''] = text.split(`\n## ${heading}\n`)
  const [, table = ''] = /((?:^\|.*\n)+)/m.exec(section) ?? []
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
}

/** The words in backticks of a cell. */
function wordsOf(cell: string | undefined): string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word as string)
}

/** The details that the text of a code speaks of. */
function detailsOf(describe: (details: never) => string): string[] {
  const names: string[] = []
  const details = new Proxy({}, { get: (_, name) => (names.push(String(name)), []) })
  describe(details as never)
  return names
}

const messages = ['join', 'event', 'part', 'seen', 'stored', 'stay', 'leave'] as const

describe('docs/protocol.md', () => {
  it('is about the version of the code', () => {
    expect(text).toContain(`version ${PROTOCOL_VERSION}\n`)
    expect(tableOf('History').at(-1)?.[0]).toBe(String(PROTOCOL_VERSION))
  })

  it.each(blocksOf('browser'))('shows a message of a browser: %j', (...message) => {
    expect(parseBrowserMessage(message)).toBe(message)
  })

  it.each(blocksOf('server'))('shows a message of a server: %j', (...message) => {
    expect(parseServerMessage(message)).toBe(message)
    const codes = message.filter((part) => typeof part === 'string' && part.includes('-'))
    expect(codes.filter((code) => !Object.hasOwn(errorTable, code as string))).toEqual([])
  })

  it.each(blocksOf('patch'))('shows a patch and what it does: %j', (example) => {
    const { before, patch, after } = example as unknown as Record<string, object>
    expect(diff(before as object, after as object)).toEqual(patch)
    expect(applyPatch(before, patch as Patch)).toEqual(after)
  })

  it.each(blocksOf('stream'))('[LIST-02] shows what is done to a stream: %j', (example) => {
    const { before, patch, after } = example as unknown as Record<string, object>
    for (const [name, verb] of Object.entries(streamVerbs)) listVerbs.set(name, verb)
    expect(applyPatch(before, patch as Patch)).toEqual(after)
  })

  it('shows every message in its section and lists it with its direction', () => {
    const rows = tableOf('Messages').map(([name, direction]) => [wordsOf(name)[0], direction])
    const names = (blocks: Json[]): unknown[] => [
      ...new Set(blocks.map((block) => (block as Json[])[0])),
    ]
    expect(rows).toEqual([
      ...messages.map((name) => [name, 'browser → server']),
      ...[
        'joined',
        'patch',
        'push',
        'address',
        'failed',
        'refused',
        'redirect',
        'navigate',
        'bye',
        'recall',
        'stash',
        'clear',
        'durable',
        'error',
      ].map((name) => [name, 'server → browser']),
    ])
    const ofServer = rows.slice(messages.length).map(([name]) => name)
    expect(names(blocksOf('browser'))).toEqual(messages)
    expect(new Set(names(blocksOf('server')))).toEqual(new Set(ofServer))
    for (const [name] of rows)
      expect(text).toMatch(new RegExp(`^### ${name}\n\n\`\\["${name}", `, 'm'))
  })

  it('tells which messages are allowed in which state', () => {
    const rows = tableOf('States').map(([state, allowed]) => [wordsOf(state)[0], wordsOf(allowed)])
    expect(rows.map(([state]) => state)).toEqual(['new', 'joining', 'joined', 'ended'])
    for (const [state, allowed] of rows) {
      expect(messages.filter((name) => isAllowed(state as ViewState, name))).toEqual(allowed)
    }
  })

  it('lists every kind of value with an example', () => {
    for (const [kind, json] of tableOf('Values')) {
      const example = JSON.parse(wordsOf(json)[0] as string) as Json
      expect(example).toHaveProperty('$', wordsOf(kind)[0])
      expect(encode(decode(example))).toEqual(example)
    }
    expect(() => decode({ $: 'other' })).toThrow(LiveError)
  })

  it('lists every error code as the table of the code has it', () => {
    const rows = tableOf('Error codes').map(([code, , details, retryable, fatal]) => [
      wordsOf(code)[0],
      { details: wordsOf(details), retryable: retryable === 'yes', fatal: fatal === 'yes' },
    ])
    const codes = Object.entries(errorTable).map(([code, { retryable, fatal, describe }]) => [
      code,
      { details: detailsOf(describe), retryable, fatal },
    ])
    expect(rows).toEqual(codes)
  })

  it('lists every limit with its value and what happens beyond it', () => {
    const rows = tableOf('Limits').map(([name, value]) => [wordsOf(name)[0], Number(value)])
    expect(Object.fromEntries(rows)).toEqual(limits)
    expect(tableOf('Limits').filter(([, , consequence = '']) => consequence.length < 10)).toEqual(
      [],
    )
  })

  it('answers only with messages that there are', () => {
    const answers = tableOf('Messages').flatMap(([, , , answer]) => wordsOf(answer))
    for (const name of answers) {
      const parse = messages.includes(name as BrowserMessage[0])
        ? parseBrowserMessage
        : parseServerMessage
      expect(() => parse([name])).toThrow('message-malformed')
    }
  })
})
