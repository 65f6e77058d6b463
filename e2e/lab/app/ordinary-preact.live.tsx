import { liveView } from 'livejsx'
import { Animated } from './ordinary-preact/animated.tsx'
import { Calendar } from './ordinary-preact/calendar.tsx'
import { Card } from './ordinary-preact/card.tsx'
import { Chart } from './ordinary-preact/chart.tsx'
import { Menu } from './ordinary-preact/menu.tsx'
import { Basket } from './ordinary-preact/signals.tsx'
import { ColorPicker, ColorProvider } from './ordinary-preact/color.tsx'
import { startTicker } from './ticker.server.ts'

type Panel = 'calendar' | 'chart' | 'animated' | 'menu' | 'basket' | 'color'

/** Plain Preact components and packages of others, in a view that its server never leaves alone. */
export default liveView({
  mount({ subscribe, signal }) {
    subscribe(startTicker(signal))
    return {
      tick: 0,
      added: 0,
      cards: ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir'].map((title) => ({ id: title, title })),
      panels: ['calendar', 'chart', 'animated', 'menu', 'basket', 'color'] as Panel[],
    }
  },
  handleInfo: {
    tick: (socket) => socket.update('tick', (tick) => tick + 1),
  },
  handleEvent: {
    reverse(socket) {
      socket.update('cards', (cards) => cards.toReversed())
      socket.update('panels', (panels) => panels.toReversed())
    },
    rotate(socket) {
      socket.update('cards', ([first, ...rest]) => (first ? [...rest, first] : rest))
      socket.update('panels', ([first, ...rest]) => (first ? [...rest, first] : rest))
    },
    insert(socket) {
      const title = `New ${socket.assigns.added + 1}`
      socket.update('added', (added) => added + 1)
      socket.update('cards', (cards) => cards.toSpliced(1, 0, { id: title, title }))
    },
    remove(socket) {
      socket.update('cards', (cards) => cards.filter(({ id }) => id !== 'Cedar'))
    },
  },
  title: ({ tick }) => `Ordinary Preact ${tick > 0 ? 'ticks' : 'starts'}`,
  render({ tick, cards, panels }, live) {
    return (
      <ColorProvider>
        <main>
          <header>
            <h1>Ordinary Preact</h1>
            <button onClick={live.on('reverse')}>Reverse</button>
            <button onClick={live.on('rotate')}>Rotate</button>
            <button onClick={live.on('insert')}>Insert</button>
            <button onClick={live.on('remove')}>Remove</button>
            <output id="tick">{tick}</output>
          </header>
          <ul class="grid" id="cards">
            {cards.map(({ id, title }) => (
              <Card key={id} title={title} tick={tick} />
            ))}
          </ul>
          <ul class="grid" id="panels">
            {panels.map((panel) => (
              <li key={panel} class="box" data-kept={panel}>
                {panel === 'calendar' && <Calendar />}
                {panel === 'chart' && <Chart tick={tick} />}
                {panel === 'animated' && <Animated names={cards.map(({ title }) => title)} />}
                {panel === 'menu' && <Menu tick={tick} />}
                {panel === 'basket' && <Basket tick={tick} />}
                {panel === 'color' && <ColorPicker />}
              </li>
            ))}
          </ul>
        </main>
      </ColorProvider>
    )
  },
})
