/** The lanes of the board, from left to right. */
export const laneIds = ['backlog', 'doing', 'review', 'done'] as const

/** Name of a lane in the state. */
export type LaneId = (typeof laneIds)[number]

/** Titles of the lanes, as they are shown and read out. */
export const laneTitles: Readonly<Record<LaneId, string>> = {
  backlog: 'Backlog',
  doing: 'In progress',
  review: 'Review',
  done: 'Done',
}

/** How many cards a lane takes; lanes that are not named take any number. */
export const laneLimits: Readonly<Partial<Record<LaneId, number>>> = { doing: 4, review: 3 }

/** Longest title of a card. */
export const maxTitleLength = 80

/** One card of the board. */
export interface Card {
  /** Never given twice. */
  readonly id: string
  readonly title: string
  /** Part of the work that it belongs to; `undefined` for cards that visitors add. */
  readonly area?: string | undefined
  /** Who keeps it where it is; `undefined` = everybody may move it. */
  readonly lockedBy?: string | undefined
}

/** The cards of each lane, from top to bottom. */
export type Lanes = Readonly<Record<LaneId, readonly Card[]>>

/**
 * A place for a card. It names the neighbour, not a number: others may add and take away cards before
 * the server hears of it.
 */
export interface Place {
  readonly lane: LaneId
  /** Id of the card that it comes before; `null`, or one that is not there = the end. */
  readonly before: string | null
}

/** A card that was found, and where. */
export interface Found {
  readonly card: Card
  readonly lane: LaneId
  /** From 0. */
  readonly index: number
}

/** Finds a card by its id. */
export function findCard(lanes: Lanes, id: string): Found | undefined {
  for (const lane of laneIds) {
    const index = lanes[lane].findIndex((card) => card.id === id)
    const card = lanes[lane][index]
    if (card !== undefined) return { lane, index, card }
  }
  return undefined
}

/** Where a card is; `undefined` = it is not there. */
export function placeOf(lanes: Lanes, id: string): Place | undefined {
  const at = findCard(lanes, id)
  return at && { lane: at.lane, before: lanes[at.lane][at.index + 1]?.id ?? null }
}

/**
 * Moves a card. Runs on the server, in the browser before the server has answered, and while a card
 * is dragged. An unknown card and one that is there already change nothing.
 */
export function moveCard(lanes: Lanes, id: string, to: Place): Lanes {
  const from = findCard(lanes, id)
  if (from === undefined || to.before === id) return lanes
  const others = lanes[from.lane].toSpliced(from.index, 1)
  const target = from.lane === to.lane ? others : lanes[to.lane]
  const next = target.findIndex((card) => card.id === to.before)
  const index = next < 0 ? target.length : next
  if (from.lane === to.lane && from.index === index) return lanes
  return { ...lanes, [from.lane]: others, [to.lane]: target.toSpliced(index, 0, from.card) }
}

/** Adds a card to the end of a lane. */
export function addCard(lanes: Lanes, lane: LaneId, card: Card): Lanes {
  return { ...lanes, [lane]: [...lanes[lane], card] }
}

/** Takes a card away. An unknown one changes nothing. */
export function removeCard(lanes: Lanes, id: string): Lanes {
  const at = findCard(lanes, id)
  return at === undefined ? lanes : { ...lanes, [at.lane]: lanes[at.lane].toSpliced(at.index, 1) }
}

/** Directions in which keys and buttons move a card. */
export type Direction = 'left' | 'up' | 'down' | 'right'

/** Where a card goes in a direction; `undefined` = there is no place. */
export function neighbourOf(lanes: Lanes, id: string, direction: Direction): Place | undefined {
  const at = findCard(lanes, id)
  if (at === undefined) return undefined
  const own = lanes[at.lane]
  const above = own[at.index - 1]
  if (direction === 'up') return above && { lane: at.lane, before: above.id }
  if (direction === 'down') {
    return own[at.index + 1] && { lane: at.lane, before: own[at.index + 2]?.id ?? null }
  }
  const lane = laneIds[laneIds.indexOf(at.lane) + (direction === 'left' ? -1 : 1)]
  return lane && { lane, before: lanes[lane][at.index]?.id ?? null }
}

/** Tells where a card is, for visitors who do not see it: `In progress, 2 of 4`. */
export function placeText(lanes: Lanes, id: string): string {
  const at = findCard(lanes, id)
  return at === undefined
    ? 'not on the board'
    : `${laneTitles[at.lane]}, ${at.index + 1} of ${lanes[at.lane].length}`
}

/** What is said of a card that has been moved. */
export function movedText(lanes: Lanes, id: string): string {
  return `“${findCard(lanes, id)?.card.title ?? 'Card'}” moved to ${placeText(lanes, id)}`
}
