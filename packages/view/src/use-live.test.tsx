// @vitest-environment happy-dom
import { render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { liveView } from './live-view.ts'
import { createLive, type LiveHost } from './live.ts'
import { useLive } from './use-live.ts'
import { viewFrame } from './view-frame.ts'

const view = liveView({
  mount: () => ({ count: 0 }),
  handleEvent: { inc: (socket) => socket.update('count', (count) => count + 1) },
  render: () => (
    <main>
      <Deep />
    </main>
  ),
})
function Deep() {
  const live = useLive<typeof view>()
  return (
    <button onClick={live.on('inc')}>
      {String(live.connected)} {live.flash['info']}
    </button>
  )
}

it('[EVT-14] is the `live` that the view around has, in the HTML and in the browser', () => {
  const sent: string[] = []
  const host: LiveHost = {
    connected: true,
    flash: { info: 'Saved' },
    send(name) {
      sent.push(name)
      return Promise.resolve()
    },
    onUnhandled: () => undefined,
  }
  const live = createLive(host)
  const frame = viewFrame({
    root: { view, assigns: { count: 0 }, live },
    hooks: { live },
    parts: undefined,
    flash: undefined,
  })
  expect(renderToString(<>{frame}</>)).toBe('<main><button>true Saved</button></main>')
  const root = document.createElement('div')
  render(frame, root)
  root.querySelector('button')?.click()
  expect(sent).toEqual(['inc'])
})

it('[EVT-14] does nothing where no view is around', () => {
  expect(renderToString(<Deep />)).toBe('<button>false </button>')
})
