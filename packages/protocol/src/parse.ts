import { LiveError, malformed } from './errors.ts'
import { limits } from './limits.ts'
import type { BrowserMessage, ServerMessage } from './messages.ts'
import { isObject, isPlainObject } from './plain.ts'

type Predicate = (value: unknown) => boolean
/** One predicate per position after the name. */
type Shapes = Readonly<Record<string, readonly Predicate[]>>

/** Tells what a message is by its shape. The one place where `unknown` becomes a message. */
function parse<Message>(input: unknown, shapes: Shapes): Message {
  const name: unknown = Array.isArray(input) ? input[0] : undefined
  if (typeof name !== 'string') throw malformed('message', 0)
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined
  // Cut off, since a name of any length would be sent back.
  if (shape === undefined) throw new LiveError('message-unknown', { message: name.slice(0, 32) })
  const wrong = shape.findIndex((isRight, index) => !isRight((input as unknown[])[index + 1]))
  if (wrong >= 0) throw malformed(name, wrong + 1)
  return input as Message
}

const isText: Predicate = (value) => typeof value === 'string'
const isCount: Predicate = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const isNumber: Predicate = (value) => isCount(value) && value !== 0
const isRecord: Predicate = (value) => isObject(value) && !Array.isArray(value)

const isName: Predicate = (value) => isTextUpTo(limits.maxNameLength, value)
const isToken: Predicate = (value) => isTextUpTo(limits.maxTokenLength, value)

function isTextUpTo(max: number, value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= max
}

const isSealed: Predicate = (value) =>
  typeof value === 'string' && value.length <= limits.maxStashLength

const isListOrNone: Predicate = (value = []) => Array.isArray(value)

const browserShapes: Shapes = {
  join: [isNumber, isJoinDetails],
  event: [isNumber, isNumber, isName],
  part: [isNumber, isNumber, isNumber, isName],
  seen: [isNumber, isCount],
  stored: [isNumber, isNumber, isCount, (where) => where === 'disk' || where === 'memory'],
  stay: [isNumber, (isBusy) => typeof isBusy === 'boolean'],
  leave: [isNumber],
}

function isJoinDetails(details: unknown): boolean {
  if (!isPlainObject(details)) return false
  const field = (key: string): unknown => (Object.hasOwn(details, key) ? details[key] : undefined)
  return (
    isCount(field('version')) &&
    isToken(field('token')) &&
    isName(field('page')) &&
    isNumber(field('next')) &&
    (field('patch') === undefined || isCount(field('patch'))) &&
    (field('attempt') === undefined || isCount(field('attempt'))) &&
    (field('url') === undefined || isToken(field('url'))) &&
    (field('params') === undefined || isPlainObject(field('params'))) &&
    (field('to') === undefined || isToken(field('to'))) &&
    (field('flash') === undefined || isToken(field('flash'))) &&
    (field('resync') === undefined || typeof field('resync') === 'boolean') &&
    (field('stash') === undefined || isSealed(field('stash'))) &&
    (field('onDisk') === undefined || typeof field('onDisk') === 'boolean')
  )
}

/**
 * Reads a message of a browser. Trusts nothing: only plain JSON of a bounded depth passes, and
 * nothing in it that is called `__proto__`. Fields and positions that are not known are ignored.
 *
 * @returns the input itself, never a copy
 * @throws LiveError `message-unknown`, `message-malformed` or `too-deep`; nothing else, whatever
 *   JSON is given
 * @see docs/protocol.md, Messages of a browser
 */
export function parseBrowserMessage(input: unknown): BrowserMessage {
  const message = parse<BrowserMessage>(input, browserShapes)
  checkJson(message)
  return message
}

// With its own stack: a message of 400 KB can nest 200,000 arrays, more than calls can.
function checkJson(message: BrowserMessage): void {
  const waiting: { value: unknown; depth: number; at: number }[] = []
  // Most messages hold nothing else.
  for (let at = 0; at < message.length; at += 1) {
    const value: unknown = message[at]
    if (!isScalar(value) && value !== undefined) waiting.push({ value, depth: 1, at })
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth, at } = next
    if (!Array.isArray(value) && (!isPlainObject(value) || Object.hasOwn(value, '__proto__'))) {
      throw malformed(message[0], at)
    }
    if (depth > limits.maxDepth) throw new LiveError('too-deep', { max: limits.maxDepth })
    for (const item of Object.values(value)) {
      if (!isScalar(item)) waiting.push({ value: item, depth: depth + 1, at })
    }
  }
}

function isScalar(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value)
  )
}

const serverShapes: Shapes = {
  joined: [isNumber, isText, isCount, (details = {}) => isRecord(details)],
  patch: [isNumber, isNumber, isCount, isRecord, isListOrNone, () => true, isListOrNone],
  push: [isNumber, isNumber, isText],
  address: [isNumber, isNumber, isText],
  failed: [isNumber, isNumber, isNumber, isText],
  refused: [isNumber, isText],
  bye: [isNumber, isText],
  redirect: [isNumber, isText],
  navigate: [isNumber, isNumber, isText, isText],
  recall: [isNumber, isRecord],
  stash: [isNumber, isText, isText],
  clear: [isNumber, isNumber, isCount],
  durable: [isNumber, isCount],
  error: [isText],
}

/**
 * Reads a message of the server. The server is trusted to mean well, so this checks the types of
 * what every message holds and leaves the inside of a patch to `applyPatch`.
 *
 * @returns the input itself, never a copy
 * @throws LiveError `message-unknown` or `message-malformed`
 * @see docs/protocol.md, Messages of a server
 */
export function parseServerMessage(input: unknown): ServerMessage {
  return parse<ServerMessage>(input, serverShapes)
}
