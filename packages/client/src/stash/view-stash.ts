import { readHeader } from '@livejsx/stash/client'
import type {
  BrowserMessage,
  JoinDetails,
  JoinedDetails,
  JoinedMessage,
  StashHint,
} from '@livejsx/protocol'
import { dispatch } from '../diagnostics.ts'
import type { Outbox } from '../outbox.ts'
import type { ViewMessage } from '../replica.ts'
import { createKeptOutbox } from './kept-outbox.ts'
import type { PageStash } from './page-stash.ts'
import { partMoves } from './part-moves.ts'

/** What the stash of a view needs of its replica. */
export interface StashSide {
  /** The number by which page and server call the view. */
  readonly view: number
  /** Id of the page run. */
  readonly page: string
  readonly outbox: Outbox
  send(message: BrowserMessage): void
  /** The page's copy of the view's state. */
  assigns(): object
}

/** The stash of one view, as its page keeps it. */
export interface ViewStash {
  /** The view's outbox, which keeps events until a record holds them. */
  readonly outbox: Outbox
  /** What the page tells of it with a join. Takes 300 ms at most. */
  offer(): Promise<Pick<JoinDetails, 'stash' | 'onDisk'>>
  /** Is told every message of the view, before anything else is done with it. */
  receive(message: ViewMessage): void
}

/** Opens the stash of a view; `undefined` = the page has no code for that. */
export type OpenViewStash = (hint: StashHint, side: StashSide) => Promise<ViewStash | undefined>

/** Makes what keeps the stash of a view. */
export async function createViewStash(
  page: PageStash,
  { view: name, scope, ...hint }: StashHint,
  side: StashSide,
  isFirst: boolean,
): Promise<ViewStash> {
  const { view, send } = side
  let { place, level } = hint
  /** The record of the join that is not answered yet. */
  let offered: string | undefined
  let wasJoined = false
  const browser = await page.records
  const keeper = await browser.open(
    { view: name, place, scope, isFirst },
    {
      onStored({ epoch, seq }, where) {
        // Offered with the next join otherwise, which says where it is.
        if (outbox.isOpen) send(['stored', view, epoch, seq, where])
      },
      onGivenUp() {
        // A page that has had an instance hears of its loss when another one answers.
        if (!wasJoined) dispatch('state-lost', { view })
      },
    },
  )
  // Its code came late: what the disk has is of another instance, and nobody has kept these events.
  if (side.outbox.next > 1) void keeper.forget()
  const outbox = createKeptOutbox({
    view,
    inner: side.outbox,
    level: () => level,
    onEnd({ code }) {
      if (code === 'left' && !page.isHidden) void keeper.leave()
    },
  })

  const onRecover = (handled: number, details: JoinedDetails): void => {
    keeper.tried()
    // A record of another page run holds none of this one's events, and counts all as handled.
    const isOwn = handled < outbox.next - 1 || pageOf(offered) === side.page
    if (!isOwn) outbox.loseAll()
    outbox.recover(
      handled,
      isOwn ? (details.answers ?? []) : [],
      partMoves(side.assigns(), details.state as object),
    )
  }
  const onMount = (): void => {
    void keeper.forget()
    outbox.forget()
    if (offered !== undefined && !wasJoined) dispatch('state-lost', { view })
  }
  const onJoined = ([, , how, handled, details]: JoinedMessage): void => {
    if (how === 'recover' && details !== undefined) onRecover(handled, details)
    if (how === 'mount' || (how === 'adopt' && wasJoined)) onMount()
    if (how === 'mount' || how === 'recover') level = details?.stash?.level ?? 'commit'
    wasJoined = true
    offered = undefined
  }

  return {
    outbox,
    async offer() {
      const record = await keeper.offer()
      offered = record?.sealed
      return { stash: offered ?? '', ...(record?.where === 'disk' && { onDisk: true }) }
    },
    receive(message) {
      switch (message[0]) {
        case 'joined':
          return onJoined(message)
        case 'refused':
          // What else a join is refused for is not the record's fault.
          if (offered !== undefined && message[2] === 'view-failed') keeper.tried()
          return
        case 'bye':
          if (message[2] === 'ended') void browser.clear()
          return
        case 'stash': {
          const [, , sealed, at] = message
          if (at !== place) keeper.moveTo((place = at))
          return keeper.keep(sealed)
        }
        case 'clear':
          return void keeper.clear({ epoch: message[2], seq: message[3] })
        case 'durable':
          return outbox.onDurable(message[2])
      }
    },
  }
}

function pageOf(record: string | undefined): string | undefined {
  return record === undefined ? undefined : readHeader(record)?.page
}
