// @vitest-environment happy-dom
import { hydrate, render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterEach, describe, expect, it } from 'vitest'
import { useNavigation } from './use-navigation.ts'

const { dataset } = document.documentElement

afterEach(() => {
  delete dataset['liveNavigating']
})

const seen: (string | undefined)[] = []
function Place() {
  const { to } = useNavigation()
  seen.push(to)
  return <p>{to ?? 'here'}</p>
}
/** Sets out for an address, or arrives, as the client does. */
async function set(to: string | undefined): Promise<void> {
  if (to === undefined) delete dataset['liveNavigating']
  else dataset['liveNavigating'] = to
  window.dispatchEvent(new CustomEvent('live:navigation', { detail: { to } }))
  await Promise.resolve()
}

describe('useNavigation', () => {
  it('[NAV-01] tells where the page is on its way to, and when it has arrived', async () => {
    const root = document.createElement('div')
    root.innerHTML = renderToString(<Place />)
    expect(root.innerHTML).toBe('<p>here</p>')
    hydrate(<Place />, root)
    await Promise.resolve()
    seen.length = 0
    await set('/users/7')
    expect(root.innerHTML).toBe('<p>/users/7</p>')
    await set('/users/8#last')
    await set(undefined)
    await set(undefined)
    expect(seen).toEqual(['/users/7', '/users/8#last', undefined])
    render(null, root)
    await set('/users/9')
    expect(seen).toHaveLength(3)
  })

  it('[NAV-01] knows of a way that the page is on already', async () => {
    await set('/users/7')
    const root = document.createElement('div')
    render(<Place />, root)
    await Promise.resolve()
    expect(root.innerHTML).toBe('<p>/users/7</p>')
    render(null, root)
  })
})
