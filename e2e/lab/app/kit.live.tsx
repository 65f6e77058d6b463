import { Flash, FocusWrap, liveView, Portal } from 'livejsx'
import { Counter } from './components/counter.live.tsx'
import { ColorName, ColorPicker, ColorProvider } from './ordinary-preact/color.tsx'
import { startTicker } from './ticker.server.ts'

/** The components that come with the framework. */
export default liveView({
  mount({ subscribe, signal }) {
    subscribe(startTicker(signal))
    return { tick: 0, isOpen: false, isMenuOpen: false, saved: 0 }
  },
  handleInfo: {
    tick: (socket) => socket.update('tick', (tick) => tick + 1),
    told: (socket, text: string) => socket.putFlash('info', `Told: ${text}`),
  },
  handleEvent: {
    open: (socket) => socket.assign({ isOpen: true }),
    close: (socket) => socket.assign({ isOpen: false, isMenuOpen: false }),
    menu: (socket) => socket.update('isMenuOpen', (isMenuOpen) => !isMenuOpen),
    save(socket) {
      socket.update('saved', (saved) => saved + 1)
      socket.putFlash('info', `Saved ${socket.assigns.saved} times`)
    },
    refuse: (socket) => socket.putFlash('error', 'Refused'),
    clear: (socket) => socket.clearFlash(),
  },
  title: () => 'Kit',
  render({ tick, isOpen, isMenuOpen, saved }, live) {
    return (
      <ColorProvider>
        <main>
          <header>
            <h1>Kit</h1>
            <button onClick={live.on('open')}>Open</button>
            <button onClick={live.on('save')}>Save</button>
            <button onClick={live.on('refuse')}>Refuse</button>
            <button onClick={live.on('clear')}>Clear</button>
            <output id="tick">{tick}</output>
          </header>
          <Flash />
          <ColorPicker />
          {isOpen && (
            <Portal to="#modals">
              <FocusWrap role="dialog" aria-modal="true" aria-label="Settings" class="box">
                <p>
                  Tick <output>{tick}</output>, saved {saved}, colour <ColorName />
                </p>
                <p class="row">
                  <input aria-label="First" />
                  <button onClick={live.on('save')}>Save here</button>
                  <button onClick={live.on('menu')}>Menu</button>
                  <button onClick={live.on('close')}>Close</button>
                </p>
                <Counter id="in the dialog" />
                {isMenuOpen && (
                  <Portal to="body">
                    <div role="menu" aria-label="Inner" class="box menu">
                      <p>
                        Inner tick <output>{tick}</output>, colour <ColorName />
                      </p>
                      <button role="menuitem" onClick={live.on('save')}>
                        Save inside
                      </button>
                    </div>
                  </Portal>
                )}
              </FocusWrap>
            </Portal>
          )}
        </main>
      </ColorProvider>
    )
  },
})
