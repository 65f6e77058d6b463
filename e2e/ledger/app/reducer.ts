/** What the ledger view holds, and what a replay of its records has to come to. */
export interface LedgerState {
  readonly count: number
  readonly items: readonly Item[]
  /** How many intents are in this state. */
  readonly applied: number
  /** Depends on all of them, and on their order. */
  readonly hash: number
}

export interface Item {
  readonly id: string
  readonly value: number
}

/** Something that a visitor wants, under a name that is used once. */
export interface Intent {
  readonly id: string
  readonly op: Op
  readonly value: number
}

/** What an intent does to the state. */
export type Op = 'add' | 'put' | 'take' | 'turn'

/** As many items as a page can show without being slow. */
const maxItems = 12

export const emptyLedger: LedgerState = { count: 0, items: [], applied: 0, hash: 0 }

/** Applies an intent. The server's handlers and the checker's replay share this function. */
export function applyIntent(state: LedgerState, intent: Intent): LedgerState {
  return {
    count: intent.op === 'add' ? state.count + intent.value : state.count,
    items: changeItems(state.items, intent),
    applied: state.applied + 1,
    hash: addToHash(state.hash, intent.id),
  }
}

function changeItems(items: readonly Item[], { id, op, value }: Intent): readonly Item[] {
  const at = value % (items.length + 1)
  switch (op) {
    case 'add':
      return items
    case 'put':
      return items.toSpliced(at, 0, { id, value }).slice(-maxItems)
    case 'take':
      return items.toSpliced(at, 1)
    case 'turn':
      return [...items.slice(at), ...items.slice(0, at)]
  }
}

// FNV-1a over the names, one after the other.
function addToHash(hash: number, text: string): number {
  let next = hash ^ 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    next = Math.imul(next ^ text.charCodeAt(at), 0x01000193)
  }
  return next >>> 0
}
