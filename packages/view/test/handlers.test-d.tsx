// Types only, never run: the event of a handler is that of the element, through all combinators.
import { z } from 'zod'
import {
  busy,
  chain,
  clickAway,
  confirm,
  debounce,
  js,
  liveView,
  onKey,
  onWindow,
  refs,
  throttle,
  whenVisible,
  type Handler,
} from '../src/index.ts'

declare const anyHandler: (event: Event) => void
declare const ownRef: { current: HTMLDivElement | null }

export const ofKeys = chain((event: KeyboardEvent) => event.key, anyHandler)
export const ofInput = debounce((event: InputEvent) => event.data)
export const ofAny: Handler = throttle(anyHandler)

export default liveView({
  mount: () => ({ q: '' }),
  events: {
    search: z.object({ q: z.string() }),
    inc: z.object({ by: z.number() }),
    at: z.object({ x: z.number() }),
    maybe: z.object({ q: z.string() }).optional(),
  },
  handleEvent: {
    search: () => 'found',
    inc: () => 1,
    at: () => 1,
    maybe: () => 1,
    save: () => 1,
    close: () => 1,
  },
  render: (_assigns, live) => (
    <main>
      <input onInput={live.on('search', (e) => ({ q: e.currentTarget.value }))} />
      <input
        onInput={debounce(
          live.on('search', (e) => ({ q: e.currentTarget.value })),
          300,
        )}
      />
      <input
        onInput={debounce(
          live.on('search', (e) => ({ q: e.currentTarget.value })),
          'blur',
        )}
      />
      <input
        onKeyDown={onKey(
          'Enter',
          debounce(live.on('search', (e) => ({ q: e.currentTarget.value + e.key }))),
        )}
      />
      <select
        onChange={chain(
          anyHandler,
          js.show('#loading'),
          (e) => e.currentTarget.options,
          live.on('search', (e) => ({ q: e.currentTarget.value })),
          live.on('close'),
        )}
      />
      <form onSubmit={confirm('Sure?', (e) => e.currentTarget.submit())} />
      <canvas
        onPointerMove={throttle(
          live.on('at', (e) => ({ x: e.offsetX })),
          50,
        )}
      />
      <button onClick={confirm((e) => Promise.resolve(e.shiftKey), live.on('inc', { by: 1 }))} />
      <button
        onClick={debounce(live.on('close'))}
        {...busy(live, 'close', ['Close', 'Closing…'])}
      />
      <button onClick={live.on('save', undefined, { repeat: true })} {...busy(live, 'save')}>
        Save
      </button>
      <input onKeyDown={ofKeys} onInput={ofInput} onClick={ofAny} />

      <div
        ref={refs(
          ownRef,
          clickAway(live.on('at', (e) => ({ x: e.clientX }))),
          onWindow(
            'keydown',
            onKey(
              'k',
              live.on('search', (e) => ({ q: e.key })),
            ),
          ),
          onWindow('resize', throttle(live.on('close'))),
          onWindow(
            'focus',
            live.on('search', (e) => ({ q: e.currentTarget.id })),
          ),
        )}
      />
      <ul
        ref={whenVisible(
          live.on('search', (e) => ({ q: e.detail.target.id })),
          { edge: 'bottom', margin: '200px' },
        )}
      />
      <svg ref={clickAway(live.on('close'))} />

      {/* @ts-expect-error an input has no such property */}
      <input onInput={debounce(live.on('search', (e) => ({ q: e.currentTarget.valu })))} />
      {/* @ts-expect-error the payload of `inc` is a number */}
      <input onInput={debounce(live.on('inc', (e) => ({ by: e.currentTarget.value })))} />
      {/* @ts-expect-error `inc` has a payload */}
      <input onInput={debounce(live.on('inc'), 300)} />
      {/* @ts-expect-error a click has no key */}
      <button onClick={ofKeys} />
      {/* @ts-expect-error no such event */}
      <button {...busy(live, 'sav')} />
      {/* @ts-expect-error no such event of the window */}
      <div ref={onWindow('keydwon', live.on('close'))} />
      {/* @ts-expect-error the event of `resize` has no key */}
      <div ref={onWindow('resize', (e) => e.key)} />
    </main>
  ),
})
