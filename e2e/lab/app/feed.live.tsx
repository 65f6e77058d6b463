import './feed/feed.css'
import { liveView, refs, stream, whenVisible } from 'livejsx'
import { noteCount, notes } from './feed/notes.server.ts'

/** How many notes a page of the browser keeps, and how many are brought at a time. */
const limit = 100
const pageSize = 20

/** Thousands of notes, of which the browser has a hundred. The server knows no more than their numbers. */
export default liveView({
  private: () => ({ from: 5000, to: 5000 + pageSize }),
  mount({ url }) {
    return {
      isUnanchored: url.searchParams.has('unanchored'),
      notes: stream(notes(5000, 5000 + pageSize), { limit }),
      hasEarlier: true,
      hasLater: true,
    }
  },
  handleEvent: {
    earlier(socket) {
      const { private: own, assigns } = socket
      const from = Math.max(0, own.from - pageSize)
      assigns.notes.insert(notes(from, own.from), { at: 0, limit })
      own.from = from
      own.to = Math.min(own.to, from + limit)
      socket.assign({ hasEarlier: own.from > 0, hasLater: own.to < noteCount })
    },
    later(socket) {
      const { private: own, assigns } = socket
      const to = Math.min(noteCount, own.to + pageSize)
      assigns.notes.insert(notes(own.to, to), { limit: -limit })
      own.to = to
      own.from = Math.max(own.from, to - limit)
      socket.assign({ hasEarlier: own.from > 0, hasLater: own.to < noteCount })
    },
  },
  title: () => 'Notes',
  render({ notes: shown, isUnanchored, hasEarlier, hasLater }, live) {
    return (
      <main>
        <h1>Notes</h1>
        <div class={isUnanchored ? 'box notes unanchored' : 'box notes'}>
          <ol
            ref={refs(
              hasEarlier ? whenVisible(live.on('earlier'), { edge: 'top', margin: '100px' }) : null,
              hasLater ? whenVisible(live.on('later'), { edge: 'bottom', margin: '100px' }) : null,
            )}
          >
            {shown.map(({ id, text }) => (
              <li data-note={id}>{text}</li>
            ))}
          </ol>
        </div>
      </main>
    )
  },
})
