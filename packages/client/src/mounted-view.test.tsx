// @vitest-environment happy-dom
import { liveView, type Live } from '@livejsx/view'
import { viewFrame } from '@livejsx/view/internal'
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { expect, it } from 'vitest'
import { mountView } from './mounted-view.ts'

/** Sends when it is shown, while a list above shows what waits. */
function Sender({ live, on }: { live: Live<{}, { seen: undefined }>; on: number }) {
  const [own, setOwn] = useState(0)
  useEffect(() => {
    setOwn(on)
    void live.push('seen')
  }, [on])
  return <b>{own}</b>
}

it('[EVT-12] shows each element once when effects send while Preact renders', async () => {
  const view = liveView({
    mount: () => ({ count: 0 }),
    handleEvent: { seen: () => undefined },
    render: ({ count }, live) => (
      <main>
        {live.pending() ? <i>Waits</i> : <u>Rests</u>}
        <Sender key={count} live={live} on={count} />
      </main>
    ),
  })
  const root = document.createElement('div')
  const mounted = mountView(
    view,
    { count: 0 },
    {
      send: () => new Promise(() => undefined),
      isConnected: () => true,
      nest: () => () => undefined,
      paint: (frame) => render(viewFrame(frame), root),
    },
  )
  for (let count = 1; count < 5; count += 1) mounted.show({ count })
  await expect.poll(() => root.innerHTML).toBe('<main><i>Waits</i><b>4</b></main>')
})

it('[COMP-07] shows nothing any more when it has left, whatever becomes of what it has sent', async () => {
  let live: Live<{}, { go: undefined }> | undefined
  const view = liveView({
    mount: () => ({ name: 'old' }),
    handleEvent: { go: () => undefined },
    render: ({ name }, own) => {
      live = own
      return <p>{own.pending() ? `${name} waits` : name}</p>
    },
  })
  const root = document.createElement('div')
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<never>((_, refuse) => (reject = refuse))
  const mounted = mountView(
    view,
    { name: 'old' },
    {
      send: () => promise,
      isConnected: () => true,
      nest: () => () => undefined,
      paint: (frame) => render(viewFrame(frame), root),
    },
  )
  const sent = live?.push('go')
  mounted.close()
  render(<p>new</p>, root)
  reject(new Error('left'))
  await expect(sent).rejects.toThrow('left')
  expect(root.innerHTML).toBe('<p>new</p>')
})
