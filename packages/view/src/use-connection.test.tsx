// @vitest-environment happy-dom
import { hydrate, render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterEach, expect, it } from 'vitest'
import { useConnection } from './use-connection.ts'

afterEach(() => {
  delete document.documentElement.dataset['liveConnection']
})

const seen: string[] = []
function State() {
  const state = useConnection()
  seen.push(state)
  return <p>{state}</p>
}
async function set(state: string): Promise<void> {
  document.documentElement.dataset['liveConnection'] = state
  dispatchEvent(new Event('live:connection'))
  await Promise.resolve()
}

it('[EVT-15] is connecting in the HTML and while that is hydrated, and then what it is', async () => {
  const root = document.createElement('div')
  root.innerHTML = renderToString(<State />)
  expect(root.innerHTML).toBe('<p>connecting</p>')
  await set('joined')
  seen.length = 0
  const element = root.firstElementChild
  hydrate(<State />, root)
  await Promise.resolve()
  expect([seen, root.innerHTML]).toEqual([['connecting', 'joined'], '<p>joined</p>'])
  for (const state of ['offline', 'connecting', 'joined', 'failed']) await set(state)
  expect(seen.slice(2)).toEqual(['offline', 'connecting', 'joined', 'failed'])
  expect(root.firstElementChild).toBe(element)
  render(null, root)
  await set('joined')
  expect(seen.length).toBe(6)
})
