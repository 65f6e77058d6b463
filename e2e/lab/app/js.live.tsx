import { chain, js, liveView, Portal } from 'livejsx'
import { Modal } from './js/modal.tsx'
import { Own } from './js/own.tsx'
import { startTicker } from './ticker.server.ts'
import { keyOf } from './topic.ts'

/** Commands that run in the browser, while the server changes the same elements ten times a second. */
export default liveView({
  mount({ url, subscribe, signal }) {
    subscribe(startTicker(signal))
    return { key: keyOf(url), tick: 0, page: '1', closed: 0, server: false, isOpen: false, rows: 1 }
  },
  handleParams(socket, _params, url) {
    socket.assign({ page: url.searchParams.get('page') ?? '1' })
  },
  handleInfo: {
    tick: (socket) => socket.update('tick', (tick) => tick + 1),
  },
  handleEvent: {
    closed: (socket) => socket.update('closed', (closed) => closed + 1),
    change: (socket) => socket.update('server', (server) => !server),
    open: (socket) => socket.update('isOpen', (isOpen) => !isOpen),
    release: (socket) => socket.exec(js.release('#sticky')),
    command(socket) {
      socket.update('rows', (rows) => rows + 1)
      // The row is there when it runs.
      const row = `#row-${socket.assigns.rows}`
      socket.exec([js.addClass('chosen', row), js.pushFocus(), js.focus(`${row} button`)])
    },
    back: (socket) => socket.exec([js.popFocus(), js.dispatch('lab:back', 'body')]),
    cancel: (socket) => socket.exec(js.exec('cancel', '#modal')),
    astray: (socket) => socket.exec(js.hide()),
  },
  title: () => 'Commands',
  render({ key, tick, page, closed, server, isOpen, rows }, live) {
    return (
      <main>
        <header>
          <h1>Commands</h1>
          <output id="tick">{tick}</output>
          <output id="page">{page}</output>
          <output id="closed">{closed}</output>
          <button onClick={chain(js.pushFocus(), js.show('#modal'), js.focusFirst('#modal'))}>
            Open
          </button>
          <button onClick={live.on('change')}>Change</button>
          <button onClick={live.on('release')}>Release</button>
          <button onClick={js.patch(`?key=${key}&page=2`)}>Page 2</button>
          <button onClick={js.patch(`?key=${key}&page=3`, { replace: true })}>Page 3</button>
          <button onClick={js.navigate(`/kit?key=${key}`)}>Kit</button>
          <button onClick={live.on('astray')}>Astray</button>
        </header>
        <Portal to="#modals">
          <Modal tick={tick} close={live.on('closed')} cancel={live.on('cancel')} />
        </Portal>
        <section
          id="sticky"
          class={server ? 'box changed' : 'box'}
          // Not in the server's HTML: the page's policy refuses styles there.
          {...(server && { style: { display: 'flex', opacity: tick % 2 === 0 ? '1' : '0.99' } })}
          data-mode={server ? 'changed' : 'first'}
          title={`Tick ${tick}`}
        >
          Sticky {tick}
        </section>
        <p class="row">
          <button onClick={js.addClass('mine', '#sticky')}>Add</button>
          <button onClick={js.removeClass('mine', '#sticky')}>Remove</button>
          <button onClick={js.removeClass('box', '#sticky')}>Unbox</button>
          <button onClick={js.setAttribute({ 'data-mode': 'mine' }, '#sticky')}>Set</button>
          <button onClick={js.hide('#sticky')}>Hide</button>
          <button onClick={js.show('#sticky')}>Show</button>
        </p>
        <p class="row">
          <button
            aria-expanded="false"
            aria-controls="menu"
            onClick={chain(
              // Longer than the style sheet says: a busy browser begins late.
              js.toggle({ to: '#menu', in: fade, out: leave, time: 1500 }),
              js.toggleAttribute({ 'aria-expanded': ['true', 'false'] }),
            )}
          >
            Menu
          </button>
          <button onClick={js.transition('shake', { to: '#menu', time: 100 })}>Shake</button>
          <button onClick={js.toggleClass('wide', { to: '#menu', transition: 'shake', time: 600 })}>
            Widen
          </button>
        </p>
        <div id="menu" class={server ? 'menu-list changed' : 'menu-list'} hidden data-tick={tick}>
          Menu {tick}
        </div>
        <ul>
          {Array.from({ length: rows }, (_, index) => (
            <li key={index} id={`row-${index + 1}`} class={`tick-${tick % 2}`}>
              Row {index + 1}
              <button onClick={live.on('back')}>Back {index + 1}</button>
              <button onClick={js.hide({ closest: 'li' })}>Drop {index + 1}</button>
            </li>
          ))}
        </ul>
        <button onClick={live.on('command')}>Command</button>
        <table>
          <tbody>
            <tr id="line" hidden class={`tick-${tick % 2}`}>
              <td>Line</td>
            </tr>
          </tbody>
        </table>
        <button onClick={js.show('#line')}>Line</button>
        <svg
          id="drawing"
          width="40"
          height="20"
          viewBox="0 0 40 20"
          role="img"
          aria-label="Drawing"
        >
          <g class={`tick-${tick % 2}`}>
            <circle cx="10" cy="10" r="8" />
          </g>
        </svg>
        <button
          onClick={chain(
            js.addClass('mine', '#drawing g'),
            js.setAttribute({ fill: 'green' }, '#drawing circle'),
            js.toggle('#drawing circle'),
          )}
        >
          Draw
        </button>
        <Own isOpen={isOpen} tick={tick} />
        <button onClick={live.on('open')}>Server opens</button>
      </main>
    )
  },
})

const fade = { during: 'fading', start: 'clear', end: 'full' }
const leave = { during: 'fading', start: 'full', end: 'clear' }
