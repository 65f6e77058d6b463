import { confirm, debounce, liveView, notFound, stream, type Stream } from 'livejsx'
import { z } from 'zod'
import { Icon } from './dashboard/icon.tsx'
import { PageHead } from './dashboard/page-head.tsx'
import { Shell } from './dashboard/shell.tsx'
import { addressOf, maxTextLength, readBox, type Box } from './mail/box.ts'
import { folderNames, type Counts, type Letter, type LetterRow, type Place } from './mail/letter.ts'
import {
  markLetter,
  movedTo,
  moveLetter,
  undoMove,
  type Mark,
  type Moved,
} from './mail/mail-state.ts'
import { Mailbox } from './mail/mailbox.tsx'
import { bringLetter, mailbox, mailTopic, startOver, type Arrival } from './mail/post.server.ts'

/** How long a move can be taken back by its message, in ms. */
const undoForMs = 10_000
/** Pause after which a text is looked for, in ms. */
const typingPauseMs = 200

interface Assigns {
  box: Box
  rows: Stream<LetterRow>
  openId: string
  letter: Letter | null
  counts: Counts
  moved: Moved | null
  news: string
  gone: readonly string[]
  marks: Readonly<Record<string, Mark>>
}

/** The part of a socket that keeping up with the mailbox needs. */
interface MailSocket {
  readonly assigns: Readonly<Assigns>
  assign(patch: Partial<Assigns>): void
  broadcastFrom(topic: string, name: string, payload?: unknown): void
  pushPatch(to: string, options?: { readonly replace?: boolean }): void
}

/** Shows one letter as it is now, where it belongs in the list. */
function follow(socket: MailSocket, id: string): void {
  const { box, rows, openId } = socket.assigns
  const list = mailbox.rows(box)
  const at = list.findIndex((row) => row.id === id)
  const row = list[at]
  // What is known already stays where it is.
  if (row === undefined) rows.delete(id)
  else rows.insert(row, { at })
  socket.assign({ counts: mailbox.counts() })
  if (openId === id) socket.assign({ letter: mailbox.letter(id) ?? null })
}

/** Changes one letter, here at once and in the other windows. */
function change(socket: MailSocket, id: string, what: Mark & { readonly place?: Place }): void {
  const isThere = mailbox.change(id, what)
  follow(socket, id)
  if (isThere) socket.broadcastFrom(mailTopic, 'changed', id)
}

const id = z.string().max(20)

export default liveView({
  private: (): { moves: number; back: { id: string; place: Place } | undefined } => ({
    moves: 0,
    back: undefined,
  }),
  params: z.object({ id: id.optional() }),
  search: z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform(readBox),

  mount({ subscribe, search: box }): Assigns {
    subscribe(mailTopic)
    return {
      box,
      rows: stream(mailbox.rows(box)),
      openId: '',
      letter: null,
      counts: mailbox.counts(),
      moved: null,
      news: '',
      gone: [],
      marks: {},
    }
  },

  handleParams(socket, { id: openId = '' }, _url, box) {
    const letter =
      openId === '' ? null : (mailbox.letter(openId) ?? notFound('There is no such letter.'))
    if (addressOf(box) !== addressOf(socket.assigns.box)) {
      socket.assigns.rows.reset(mailbox.rows(box))
    }
    socket.assign({ box, openId, letter })
  },

  events: {
    search: z.object({ text: z.string().max(maxTextLength) }),
    move: z.object({ id, place: z.enum(['inbox', 'archive']), next: id.nullable() }),
    read: z.object({ id, isUnread: z.boolean() }),
    flag: z.object({ id, isFlagged: z.boolean() }),
  },

  handleEvent: {
    search(socket, { text }) {
      const box = readBox({ ...socket.assigns.box, text })
      const { openId } = socket.assigns
      socket.pushPatch(addressOf(box, openId || undefined), { replace: true })
    },
    move(socket, { id: moved, place, next }) {
      const letter = mailbox.letter(moved)
      if (letter === undefined || letter.place === place) return follow(socket, moved)
      const { box, openId } = socket.assigns
      change(socket, moved, { place })
      const number = (socket.private.moves += 1)
      socket.private.back = { id: moved, place: letter.place }
      socket.assign({ moved: movedTo(letter, place) })
      socket.send('forgetMove', number, { after: undoForMs })
      if (openId !== moved || box.folder === 'flagged') return
      const other = next === null ? undefined : mailbox.letter(next)
      socket.pushPatch(addressOf(box, other?.id), { replace: true })
    },
    read: (socket, { id: read, isUnread }) => change(socket, read, { isUnread }),
    flag: (socket, { id: flagged, isFlagged }) => change(socket, flagged, { isFlagged }),
    undo(socket) {
      const { back } = socket.private
      socket.private.back = undefined
      socket.assign({ moved: null })
      if (back !== undefined) change(socket, back.id, { place: back.place })
    },
    bring: () => bringLetter(),
    startOver: () => startOver(),
  },

  handleInfo: {
    changed: (socket, changed: string) => follow(socket, changed),
    arrived(socket, { id: arrived, gone }: Arrival) {
      follow(socket, arrived)
      if (gone !== undefined) follow(socket, gone)
      const letter = mailbox.letter(arrived)
      if (letter !== undefined) {
        socket.assign({ news: `New letter from ${letter.from}: ${letter.subject}` })
      }
    },
    startedOver(socket) {
      const { box, rows, openId } = socket.assigns
      rows.reset(mailbox.rows(box))
      const letter = mailbox.letter(openId) ?? null
      socket.assign({ counts: mailbox.counts(), letter, moved: null })
      if (letter === null && openId !== '') socket.pushPatch(addressOf(box), { replace: true })
    },
    forgetMove(socket, number: number) {
      if (number === socket.private.moves) socket.assign({ moved: null })
    },
  },

  title: ({ letter, box, counts }) =>
    letter === null
      ? `${counts.unread > 0 ? `(${counts.unread}) ` : ''}${folderNames[box.folder]} · LiveJSX`
      : `${letter.subject} · LiveJSX`,

  optimistic: {
    move: (state, move) => moveLetter(state, move),
    read: (state, mark) => markLetter(state, mark),
    flag: (state, mark) => markLetter(state, mark),
    undo: (state) => undoMove(state),
  },

  render(state, live) {
    return (
      <Shell path="/mail" skip="mail">
        <PageHead
          title="Mail"
          tools={
            <div class="mail-tools">
              <button class="button" type="button" onClick={live.on('bring')}>
                <Icon name="mail" />
                Get mail
              </button>
              <button
                class="button"
                type="button"
                onClick={confirm(
                  'Put the first letters back, for everybody?',
                  live.on('startOver'),
                )}
              >
                <Icon name="redo" />
                Start over
              </button>
            </div>
          }
        >
          <span>One mailbox for everybody. Letters come by themselves.</span>
        </PageHead>
        <Mailbox
          state={state}
          actions={{
            onMove: (move) => void live.push('move', move).catch(() => undefined),
            onRead: (mark) => void live.push('read', mark).catch(() => undefined),
            onFlag: (mark) => void live.push('flag', mark).catch(() => undefined),
            onUndo: () => void live.push('undo').catch(() => undefined),
            onSearch: debounce(
              live.on('search', ({ target }) => ({
                text: target instanceof HTMLInputElement ? target.value : '',
              })),
              typingPauseMs,
            ),
          }}
        />
      </Shell>
    )
  },
})
