import { decode, encode, type Json, type JsonObject, type StashedAnswer } from '@livejsx/protocol'
import type { RecordHeader } from '../header.ts'
import type { Position } from '../position.ts'
import type { Seal, SealRefusal } from './seal.ts'

/** Version of a view's stashed state, compared for equality. */
export type StashVersion = string | number

/** One snapshot of an instance between two handlers, as it is sealed. */
export interface StashRecord extends RecordHeader {
  /** The declared state, encoded by the codec of the wire. */
  readonly state: JsonObject
  /** Answers of events up to `last`, from the first one that the page has not settled yet. */
  readonly answers: readonly StashedAnswer[]
  /** Records that this one descends from, newest first, as far as they may matter. */
  readonly ancestors: readonly Position[]
  readonly version: StashVersion | undefined
  /** Milliseconds since the epoch. */
  readonly sealedAt: number
}

/** A record, or why there is none. */
export type ReadRecord =
  | { readonly record: StashRecord; readonly reason?: undefined }
  | { readonly record?: undefined; readonly reason: SealRefusal }

/**
 * Encodes the declared keys that the assigns own. Nothing is kept of a state of which some value is
 * unsupported.
 *
 * @throws TypeError that names the path of what is no plain data
 */
export function encodeState(assigns: object, keys: readonly string[]): JsonObject {
  const owned = keys.filter((key) => Object.hasOwn(assigns, key))
  return Object.fromEntries(
    owned.map((key) => [key, encode((assigns as Record<string, unknown>)[key], `assigns.${key}`)]),
  )
}

/**
 * Decodes what {@link encodeState} made.
 *
 * @param keys takes these only. @default all
 * @throws LiveError `message-malformed` for a value that a newer codec wrote
 */
export function decodeState(state: JsonObject, keys?: readonly string[]): Record<string, unknown> {
  const wanted = keys?.filter((key) => Object.hasOwn(state, key)) ?? Object.keys(state)
  return Object.fromEntries(wanted.map((key) => [key, decode(state[key] as Json)]))
}

/** @throws RangeError when the record is larger than the seal allows */
export function sealRecord(seal: Seal, record: StashRecord): string {
  return sealText(seal, record, JSON.stringify(record.state))
}

/** Seals a record whose state is JSON already, as it is where states are compared. */
export function sealText(seal: Seal, record: Omit<StashRecord, 'state'>, state: string): string {
  const { answers, ancestors, version, sealedAt } = record
  const pairs = ancestors.map(({ epoch, seq }) => [epoch, seq])
  const rest = JSON.stringify([answers, pairs, version ?? null, sealedAt])
  return seal.seal(record, `[${state},${rest.slice(1)}`)
}

export function openRecord(seal: Seal, sealed: string): ReadRecord {
  const opened = seal.open(sealed)
  if (!opened.isOpen) return { reason: opened.reason }
  // The seal is ours and names its format, so the shape is ours too.
  const [state, answers, pairs, version, sealedAt] = JSON.parse(opened.content) as SealedContent
  const ancestors = pairs.map(([epoch, seq]) => ({ epoch, seq }))
  const known = { ...opened.header, state, answers, ancestors, sealedAt }
  return { record: { ...known, version: version ?? undefined } }
}

type SealedContent = [
  state: JsonObject,
  answers: readonly StashedAnswer[],
  ancestors: [epoch: number, seq: number][],
  version: StashVersion | null,
  sealedAt: number,
]
