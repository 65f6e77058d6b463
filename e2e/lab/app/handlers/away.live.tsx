import { clickAway, liveView, Portal, type Handler } from 'livejsx'
import { z } from 'zod'
import { record } from '../record.server.ts'
import { startTicker } from '../ticker.server.ts'
import { keyOf } from '../topic.ts'

/** Menus and dialogs that a click elsewhere closes. */
export default liveView({
  mount({ url, subscribe, signal }) {
    subscribe(startTicker(signal))
    return { key: keyOf(url), tick: 0, isOpen: false, isHidden: false }
  },
  handleInfo: { tick: (socket) => socket.update('tick', (tick) => tick + 1) },
  events: { note: z.object({ text: z.string() }) },
  handleEvent: {
    note: ({ assigns }, { text }) => record(assigns.key, text),
    open: (socket) => socket.assign({ isOpen: true }),
    close(socket) {
      record(socket.assigns.key, 'closed')
      socket.assign({ isOpen: false })
    },
    hide: (socket) => socket.assign({ isHidden: true }),
  },
  title: () => 'Click away',
  render({ tick, isOpen, isHidden }, live) {
    const note = (text: string): Handler => live.on('note', { text })
    return (
      <main>
        <header>
          <h1>Click away</h1>
          <output id="tick">{tick}</output>
          <button onPointerDown={live.on('open')}>Open</button>
          <button onClick={live.on('hide')}>Hide menu</button>
          <button onClick={(event) => event.stopPropagation()}>Stops</button>
          <label>
            Other <input type="checkbox" onClick={note('checked')} />
          </label>
        </header>
        <ul
          class={isHidden ? 'box unseen' : 'box'}
          aria-label="Menu"
          ref={clickAway(note('away from menu'))}
        >
          <li>
            <label for="far">Label in the menu</label>
          </li>
        </ul>
        <input type="checkbox" id="far" aria-label="Far" />
        {isOpen && (
          <Portal to="#modals">
            <div
              role="dialog"
              aria-label="Dialog"
              class="box narrow"
              ref={clickAway(live.on('close'))}
            >
              <p id="text">Some text that can be selected with the mouse</p>
              <Portal to="body">
                <div role="menu" aria-label="Inner" class="box menu">
                  <button role="menuitem" onClick={note('item')}>
                    Item
                  </button>
                </div>
              </Portal>
            </div>
          </Portal>
        )}
      </main>
    )
  },
})
