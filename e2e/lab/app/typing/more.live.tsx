import { LiveRender, liveView, Portal } from 'livejsx'
import { z } from 'zod'
import { record } from '../record.server.ts'
import { startTicker } from '../ticker.server.ts'
import { keyOf, topicOf } from '../topic.ts'
import { Field } from './field.live.tsx'
import Inner from './inner.live.tsx'
import { LocalRender } from './local-render.tsx'
import { Ordinary } from './ordinary.tsx'
import { Refs } from './refs.tsx'
import { Styled } from './styled.tsx'

const ids = ['a', 'b', 'c', 'd']

/** Controls in all the places that a control can be in. */
export default liveView({
  mount({ url, subscribe, signal }) {
    const key = keyOf(url)
    subscribe(startTicker(signal))
    subscribe(topicOf(key))
    return { key, tick: 0, order: ids, shown: 'start', texts: {} as Record<string, string> }
  },
  handleInfo: {
    tick: (socket) => socket.update('tick', (tick) => tick + 1),
    order: (socket, text: string) => socket.assign({ order: text.split(' ') }),
    show: (socket, shown: string) => socket.assign({ shown }),
    push(socket, text: string) {
      socket.update('texts', (texts) => ({ ...texts, ...JSON.parse(text) }))
    },
  },
  events: { set: z.object({ name: z.string(), value: z.string() }) },
  handleEvent: {
    set(socket, { name, value }) {
      record(socket.assigns.key, `${name} ${value}`)
      socket.update('texts', (texts) => ({ ...texts, [name]: value.toUpperCase() }))
    },
  },
  title: () => 'More typing',
  render({ key, tick, order, shown, texts }, live) {
    const set = (name: string) =>
      live.on('set', ({ currentTarget }) => ({
        name,
        value: (currentTarget as HTMLInputElement).value,
      }))
    const textOf = (name: string): string => texts[name] ?? ''
    return (
      <main>
        <header>
          <h1>More typing</h1>
          <output id="tick">{tick}</output>
        </header>
        <ul id="rows">
          {order.map((id) => (
            <li key={id}>
              <input data-field={id} aria-label={id} value={textOf(id)} onInput={set(id)} />
            </li>
          ))}
        </ul>
        <Ordinary />
        <LocalRender value={textOf('inner')} onInput={set('inner')} />
        <Styled>
          <input
            data-field="cloned"
            aria-label="Cloned"
            value={textOf('cloned')}
            onInput={set('cloned')}
          />
        </Styled>
        <Portal to="#modals">
          <input
            data-field="ported"
            aria-label="Ported"
            value={textOf('ported')}
            onInput={set('ported')}
          />
        </Portal>
        <Field id="component" />
        <LiveRender view={Inner} id="inner" props={{ spec: key }} />
        {shown === 'refs' && <Refs value={textOf('refs')} onInput={set('refs')} />}
        {shown === 'mounted' && (
          <form id="mounted">
            <input data-field="new-text" aria-label="New text" value="new text" />
            <textarea data-field="new-area" aria-label="New area" value={'new\narea'} />
            <input data-field="new-box" aria-label="New box" type="checkbox" checked={true} />
            <input data-field="new-range" aria-label="New range" type="range" value="80" />
            <select data-field="new-list" aria-label="New list" value="two">
              <option>one</option>
              <option>two</option>
            </select>
            <div data-field="new-edited" role="textbox" aria-label="New edited" contentEditable>
              new edited
            </div>
            <button type="reset">Reset</button>
          </form>
        )}
        {shown === 'many' && (
          <ol id="many">
            {Array.from({ length: 1_000 }, (_, index) => (
              <li key={index}>
                <input
                  aria-label={`Number ${index}`}
                  value={`${index} ${tick}`}
                  onInput={set('many')}
                />
              </li>
            ))}
          </ol>
        )}
      </main>
    )
  },
})
