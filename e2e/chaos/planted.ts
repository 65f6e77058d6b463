import { intentOf } from './page-log.ts'
import type { WireFault } from './page-socket.ts'
import type { ViolationKind } from './checker.ts'
import type { Level } from './evidence.ts'

/** A bug that the rig plants between a page and its server, to see that the checker finds it. */
export interface PlantedBug {
  readonly name: string
  /** What it has to be found as, one of them at least. */
  readonly foundAs: readonly ViolationKind[]
  /** @returns the bug for one page; `undefined` = the bug is in the app's own handler `early` */
  readonly plant?: () => WireFault
  /** Level of its view. @default 'commit' */
  readonly level?: Level
  /** Event that its page sends. @default those of every page */
  readonly event?: string
  /** @default 1 */
  readonly pages?: number
  /** Whether the connection is cut now and then. @default false */
  readonly isCut?: boolean
}

/** The bugs, in the order of the book. */
export const plantedBugs: readonly PlantedBug[] = [
  { name: 'answer before apply', foundAs: ['confirmed-not-applied'], event: 'early' },
  {
    name: 'no dedupe',
    foundAs: ['applied-twice'],
    plant: () => renumber({ again: (seen) => (seen % 7 === 3 ? 0 : undefined) }),
  },
  {
    name: 'dedupe by time',
    foundAs: ['applied-twice'],
    plant: () => renumber({ again: (seen) => (seen % 9 === 4 ? 6 : undefined) }),
  },
  { name: 'replay reorders', foundAs: ['out-of-order'], plant: () => reorder() },
  {
    name: 'drop on buffer full',
    foundAs: ['never-settled'],
    plant: () => renumber({ drops: (inFlight) => inFlight > 2 }),
  },
  {
    name: 'double flush on connect',
    foundAs: ['applied-twice'],
    isCut: true,
    plant: () => renumber({ again: (_seen, sinceJoined) => (sinceJoined < 4 ? 0 : undefined) }),
  },
  {
    name: "old page's events accepted",
    foundAs: ['foreign-page'],
    pages: 2,
    plant: () => adoptStrays(),
  },
  { name: 'partial diff applied', foundAs: ['page-state'], plant: () => cutDiffs() },
  {
    name: 'number not in the record',
    level: 'retain',
    foundAs: ['applied-twice'],
    plant: () => renumber({ forgets: 3 }),
  },
  {
    name: 'receipt before the disk has it',
    level: 'retain',
    foundAs: ['confirmed-lost'],
    plant: () => confirmUnread(),
  },
]

interface RenumberOptions {
  /** After how many further events an event is sent once more; `undefined` = it is not. */
  again?(seen: number, sinceJoined: number): number | undefined
  /** How many events of a record another instance is sent again, as if it had them not. */
  readonly forgets?: number
  /** Whether an event is swallowed. */
  drops?(inFlight: number): boolean
}

/**
 * Sends events again as new ones, or swallows them. Page and server count on as if nothing were: the
 * numbers of one are translated to those of the other.
 */
function renumber({ again, drops, forgets = 0 }: RenumberOptions): WireFault {
  /** By the number of the page: that of the server. */
  const numbers = new Map<number, number>()
  let next = 1
  let newest = 0
  let seen = 0
  let sinceJoined = 0
  let later: { countdown: number; message: unknown[] }[] = []
  const open = new Set<number>()
  /** The events that were sent last. */
  const last: unknown[][] = []
  /** What goes along with the next event. */
  let first: unknown[][] = []

  const toServer = (number: number): number => {
    newest = Math.max(newest, number)
    const known = numbers.get(number)
    if (known !== undefined) return known
    numbers.set(number, next)
    return next++
  }
  const toPage = (number: number): number => {
    for (const [own, other] of numbers) if (other === number) return Math.max(own, 0)
    return 0
  }
  /** The newest number of the page that the server's number covers. */
  const upTo = (number: number): number =>
    Math.max(0, ...[...numbers].filter(([, other]) => other <= number).map(([own]) => own))

  return {
    up(message) {
      if (message[0] === 'join') {
        const details = message[2] as { next: number }
        next = Math.max(next, details.next)
        return [['join', message[1], { ...details, next }]]
      }
      if (message[0] !== 'event') return [message]
      const number = message[2] as number
      if (intentOf(message[4]) === undefined || numbers.has(number)) {
        return [message.with(2, toServer(number))]
      }
      seen += 1
      sinceJoined += 1
      if (drops?.(open.size) === true) return []
      open.add(number)
      if (last.push(message) > forgets) last.shift()
      const sent = [...first.map((old) => old.with(2, next++)), message.with(2, toServer(number))]
      first = []
      const wait = again?.(seen, sinceJoined)
      if (wait !== undefined) later.push({ countdown: wait, message })
      later = later.filter((entry) => {
        if (entry.countdown-- > 0) return true
        sent.push(entry.message.with(2, next++))
        return false
      })
      return sent
    },
    down(message) {
      switch (message[0]) {
        case 'joined':
          sinceJoined = 0
          open.clear()
          if (message[2] === 'recover') first = [...last]
          return [withAnswers(message.with(3, upTo(message[3] as number)), toPage)]
        case 'durable':
          return [message.with(2, upTo(message[2] as number))]
        case 'patch': {
          const others = (message[7] ?? []) as [number, ...unknown[]][]
          const answered = toPage(message[3] as number)
          open.delete(answered)
          for (const [other] of others) open.delete(toPage(other))
          const changed = message.with(3, answered)
          if (others.length > 0) {
            changed[7] = others
              .map(([other, ...rest]) => [toPage(other), ...rest])
              .filter(([other]) => other !== 0)
          }
          return [changed]
        }
        case 'failed':
          return [
            message.map((value, at) =>
              at === failedAt(message) ? toPage(value as number) : value,
            ),
          ]
        default:
          return [message]
      }
    },
  }
}

/** The answers out of a record, by other numbers. */
function withAnswers(message: unknown[], toPage: (number: number) => number): unknown[] {
  const details = message[4] as { readonly answers?: readonly unknown[][] } | undefined
  if (details?.answers === undefined) return message
  const answers = details.answers
    .map((answer) => answer.with(1, toPage(answer[1] as number)))
    .filter(([, number]) => number !== 0)
  return message.with(4, { ...details, answers })
}

/**
 * Says of all records but the first ones that they are on the disk, and throws them away: whenever its
 * server is killed then, there is something that the page was promised and has not.
 */
function confirmUnread(): WireFault {
  let kept = 3
  let reply: (message: unknown[]) => void = () => undefined
  return {
    onOpen: (send) => (reply = send),
    up: (message) => [message],
    down(message) {
      if (message[0] !== 'stash' || kept-- > 0) return [message]
      const [, epoch, seq] = String(message[2]).split('.')[3]?.split(',') ?? []
      reply(['stored', message[1], Number(epoch), Number(seq), 'disk'])
      return []
    },
  }
}

/** Where `failed` names its event: after its own number, if it has one. */
function failedAt(message: readonly unknown[]): number {
  return typeof message[3] === 'number' ? 3 : 2
}

/** Swaps what two events say; their numbers stay in order. */
function reorder(): WireFault {
  let held: unknown[] | undefined
  let count = 0
  return {
    up(message) {
      if (message[0] === 'join') held = undefined
      if (message[0] !== 'event' || intentOf(message[4]) === undefined) return [message]
      if (held === undefined) {
        count += 1
        if (count % 6 !== 2) return [message]
        held = message
        return []
      }
      const first = held
      held = undefined
      return [
        [...first.slice(0, 3), ...message.slice(3)],
        [...message.slice(0, 3), ...first.slice(3)],
      ]
    },
    down: (message) => [message],
  }
}

const strays: unknown[][] = []

/** Brings an event of another page along, under a number of this one. */
function adoptStrays(): WireFault {
  const translate = renumber({})
  let count = 0
  return {
    up(message) {
      if (message[0] !== 'event' || intentOf(message[4]) === undefined) {
        return translate.up(message)
      }
      strays.push(message)
      count += 1
      const stray =
        count % 8 === 5 ? strays.find((other) => pageOf(other) !== pageOf(message)) : undefined
      const sent = translate.up(message)
      // A number that the page never used: it is translated to nothing on the way back.
      return stray === undefined ? sent : [...sent, ...translate.up(stray.with(2, -count))]
    },
    down: (message) => translate.down(message),
  }
}

function pageOf(message: readonly unknown[]): string {
  const id = intentOf(message[4]) ?? ''
  return id.slice(0, id.lastIndexOf('.'))
}

/** Loses a part of what a patch changes. */
function cutDiffs(): WireFault {
  let count = 0
  return {
    up: (message) => [message],
    down(message) {
      if (message[0] !== 'patch') return [message]
      count += 1
      const { count: _lost, ...set } = message[4] as { count?: number }
      return [count < 10 ? message : message.with(4, set)]
    },
  }
}
