import { liveView, stream } from 'livejsx'
import { z } from 'zod'
import { PageHead } from './dashboard/page-head.tsx'
import { Shell } from './dashboard/shell.tsx'
import { addressOf, isEverything, matcherOf, readView, rowModes } from './log/filter.ts'
import { firstPage, sizes } from './log/held.ts'
import type { Batch } from './log/journal.server.ts'
import { levels, type Line } from './log/line.ts'
import { LogPanel } from './log/log-panel.tsx'
import { journal, logTopic, writeBurst } from './log/own-log.server.ts'
import type { Matches } from './log/ring.ts'
import { machine } from './system/monitor.server.ts'
import { flashBriefly, forgetFlash, type BriefFlash } from './widgets/brief-flash.ts'
import { Notice } from './widgets/notice.tsx'

/** Time between two counts that a page is told, in ms. */
const countMs = 1000
/** Lines in one message when all older ones are wanted. */
const manyLines = 2000

const log = journal.lines

const id = z.number().int().nonnegative()
const held = z.object({ first: id, last: id, count: id })

export default liveView({
  private: () => ({ flashes: 0, isFollowing: true, isCounting: false, unseen: 0, matching: 0 }),
  mount({ subscribe, url }) {
    subscribe(logTopic)
    const view = readView(url.searchParams)
    const matches = matcherOf(view)
    const lines = log.before(log.last + 1, firstPage, matches)
    return {
      view,
      lines: stream(lines),
      hasOlder: hasBefore(lines, matches),
      hasNewer: false,
      unseen: 0,
      written: journal.written,
      kept: log.size,
      matching: log.count(matches),
      utcOffset: machine.utcOffset,
    }
  },
  // Another filter or another way of showing: from the end on, as when the page is opened.
  handleParams(socket, _params, url) {
    const view = readView(url.searchParams)
    const matches = matcherOf(view)
    socket.private.matching = isEverything(view) ? log.size : log.count(matches)
    if (addressOf(view) === addressOf(socket.assigns.view)) return
    const lines = log.before(log.last + 1, firstPage, matches)
    socket.assigns.lines.reset(lines)
    socket.private.unseen = 0
    const { matching } = socket.private
    const hasOlder = hasBefore(lines, matches)
    socket.assign({ view, hasOlder, hasNewer: false, unseen: 0, matching })
  },

  events: {
    older: held,
    newer: held,
    oldest: held,
    follow: held.extend({ on: z.boolean() }),
    show: z.object({
      level: z.enum(levels).optional(),
      q: z.string().optional(),
      rows: z.enum(rowModes).optional(),
    }),
  },

  handleEvent: {
    older(socket, { first, count }) {
      const { view, lines, hasNewer } = socket.assigns
      const { page, keeps } = sizes[view.rows]
      const matches = matcherOf(view)
      const older = log.before(first, page, matches)
      lines.insert(older, { at: 0, limit: keeps })
      const isCut = count + older.length > keeps
      if (isCut) socket.private.isFollowing = false
      socket.assign({ hasOlder: hasBefore(older, matches), hasNewer: hasNewer || isCut })
    },
    newer(socket, { last, count }) {
      const { view, lines, hasOlder } = socket.assigns
      const { page, keeps } = sizes[view.rows]
      const matches = matcherOf(view)
      const newer = log.after(last, page, matches)
      lines.insert(newer, { limit: -keeps })
      const hasNewer = log.after(newer.at(-1)?.id ?? last, 1, matches).length > 0
      socket.assign({ hasNewer, hasOlder: hasOlder || count + newer.length > keeps })
    },
    async *oldest(socket, { first }) {
      const { view, lines } = socket.assigns
      const matches = matcherOf(view)
      socket.private.isFollowing = false
      if (view.rows === 'window') {
        const oldest = log.after(0, sizes.window.page, matches)
        lines.reset(oldest)
        const hasNewer = log.after(oldest.at(-1)?.id ?? 0, 1, matches).length > 0
        return socket.assign({ hasOlder: false, hasNewer })
      }
      let older = log.before(first, manyLines, matches)
      while (older.length > 0) {
        socket.assigns.lines.insert(older, { at: 0 })
        yield
        older = log.before(older[0]?.id ?? 0, manyLines, matches)
      }
      socket.assign({ hasOlder: false })
    },
    follow(socket, { on, last }) {
      socket.private.isFollowing = on
      if (!on) return
      const { view, lines } = socket.assigns
      const { page, keeps } = sizes[view.rows]
      const matches = matcherOf(view)
      // What is near is brought, and everything between. What is far is jumped to.
      const missed = log.after(last, 2 * page + 1, matches)
      if (missed.length <= 2 * page) lines.insert(missed, { limit: -keeps })
      else {
        lines.reset(log.before(log.last + 1, page, matches))
        socket.assign({ hasOlder: true })
      }
      socket.private.unseen = 0
      socket.assign({ hasNewer: false, unseen: 0 })
    },
    show(socket, change) {
      const { view } = socket.assigns
      const { level = view.level, q = view.q, rows = view.rows } = change
      const to = addressOf(readView(new URLSearchParams({ level, q, rows })))
      // Each letter is not worth a step back.
      if (to !== addressOf(view)) socket.pushPatch(to, { replace: change.q !== undefined })
    },
    burst(socket) {
      if (writeBurst()) return
      flashBriefly(socket, 'error', 'Somebody has written 1,000 lines just now. Wait a moment.')
    },
  },

  handleInfo: {
    forgetFlash: (socket, flash: BriefFlash) => forgetFlash(socket, flash),
    written(socket, { lines, dropped }: Batch) {
      const { view } = socket.assigns
      const matches = matcherOf(view)
      const wanted = lines.filter(matches)
      const { private: own } = socket
      own.matching += wanted.length - dropped.filter(matches).length
      if (own.isFollowing) {
        const { keeps } = sizes[view.rows]
        if (wanted.length > 0) {
          socket.assigns.lines.insert(wanted.slice(-keeps), { limit: -keeps })
        }
      } else if (wanted.length > 0) {
        own.unseen += wanted.length
        socket.assign({ hasNewer: true })
      }
      if (own.isCounting) return
      own.isCounting = true
      socket.send('count', undefined, { after: countMs })
    },
    count(socket) {
      const { private: own } = socket
      own.isCounting = false
      const { written } = journal
      socket.assign({ written, kept: log.size, matching: own.matching, unseen: own.unseen })
    },
  },

  title: () => 'Log · LiveJSX',

  render(state, live) {
    return (
      <Shell path="/log" skip="log">
        <PageHead title="Log">
          <span>What this very server writes, as it writes it.</span>
          <span>The server forgets a line once it is sent; your browser keeps it.</span>
        </PageHead>
        <LogPanel
          {...state}
          isConnected={live.connected}
          actions={{
            onSearch: live.on('show', ({ currentTarget }) => ({ q: searchOf(currentTarget) })),
            onShow: (change) => live.on('show', change),
            onBurst: live.on('burst'),
            older: (lines) => live.push('older', lines),
            newer: (lines) => live.push('newer', lines),
            oldest: (lines) => live.push('oldest', lines),
            follow: (lines) => live.push('follow', lines),
          }}
        />
        <Notice />
      </Shell>
    )
  },
})

/** Reads the search from its field, or from the form around it. */
function searchOf(target: EventTarget | null): string {
  const field = target instanceof HTMLFormElement ? target.querySelector('input') : target
  return field instanceof HTMLInputElement ? field.value : ''
}

function hasBefore(lines: readonly Line[], matches: Matches<Line>): boolean {
  const [first] = lines
  return first !== undefined && log.before(first.id, 1, matches).length > 0
}
