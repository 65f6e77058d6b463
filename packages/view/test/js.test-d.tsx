// Types only, never run: what commands take, where they fit, and which of them a server can send.
import { z } from 'zod'
import { chain, debounce, js, liveView, type Handler, type JsCommand } from '../src/index.ts'

export default liveView({
  mount: () => ({ isOpen: false }),
  events: { save: z.object({ name: z.string() }) },
  handleEvent: {
    close(socket) {
      socket.exec(js.hide('#dialog'))
      socket.exec([js.hide({ to: '#dialog', time: 0 }), js.popFocus()])
      // @ts-expect-error a chain is no data
      socket.exec(chain(js.hide('#dialog'), js.popFocus()))
      // @ts-expect-error an event is not sent to the page to come back
      socket.exec(js.push({} as never, 'close'))
    },
    save(socket, { name }) {
      name satisfies string
      socket.assign({ isOpen: true })
    },
  },
  render({ isOpen }, live) {
    const hide: JsCommand = js.hide({ closest: '[role=dialog]' })
    const save: Handler = js.push(live, 'save', { name: 'Ada' })
    js.push(live, 'close')
    // @ts-expect-error no such event
    js.push(live, 'clos')
    // @ts-expect-error the payload is another
    js.push(live, 'save', { nam: 'Ada' })
    // @ts-expect-error no such option
    js.show({ to: '#x', tme: 5 })
    // @ts-expect-error no such target
    js.show({ around: 'li' })
    // @ts-expect-error a toggle has two transitions
    js.toggle({ transition: 'fade' })
    // @ts-expect-error attributes are texts
    js.setAttribute({ open: true })
    // @ts-expect-error details are plain data
    js.dispatch('saved', { detail: () => 1 })
    return (
      <div {...js.named('cancel', chain(hide, live.on('close')))} onKeyDown={debounce(hide)}>
        <details open={isOpen} {...js.ignoreAttributes('open')} onToggle={js.release()}>
          <summary onClick={chain(js.toggleClass('wide'), save)}>x</summary>
        </details>
        <svg
          onClick={js.toggle({ to: { inner: 'g' }, in: { during: 'a', start: 'b', end: 'c' } })}
        />
      </div>
    )
  },
})

// Without an event, in an effect for example.
js.show('#x')()
js.show()({ currentTarget: null })
