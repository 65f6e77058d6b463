// @vitest-environment happy-dom
import { render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { dispatch, exec, named } from './dispatch.ts'

let element: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<div id="around"><p id="x"></p></div>'
  element = document.querySelector('#x') as HTMLElement
})

/** What of an event reaches the element around. */
function caught(name: string, run: () => void): (Event & { detail?: unknown }) | undefined {
  let event: Event | undefined
  const around = document.querySelector('#around') as HTMLElement
  around.addEventListener(name, (each) => (event = each), { once: true })
  run()
  return event
}

describe('dispatch', () => {
  it('[EVT-13] makes events with a detail, which bubble unless they are not to', () => {
    const event = caught('saved', dispatch('saved', { to: '#x', detail: { id: 7 } }))
    expect(event).toMatchObject({ type: 'saved', detail: { id: 7 }, cancelable: true })
    expect(event?.target).toBe(element)
    expect(caught('saved', dispatch('saved', { to: '#x', bubbles: false }))).toBeUndefined()
  })

  it('[EVT-13] makes a real click', () => {
    const event = caught('click', dispatch('click', '#x'))
    expect(event).toBeInstanceOf(MouseEvent)
    expect(dispatch('click', '#x').command).toEqual(['dispatch', 'click', '#x'])
  })
})

describe('exec', () => {
  it('[EVT-13] runs what an element holds under a name, there and nowhere else', () => {
    const ran: string[] = []
    const note = (label: string) => (event: Event) =>
      ran.push(`${label} ${(event.currentTarget as Element).id}`)
    render(
      <div {...named('cancel', note('outer'))}>
        <p id="held" {...named('cancel', note('inner'))} />
      </div>,
      document.body,
    )
    exec('cancel', '#held')()
    exec('other', '#held')()
    expect(ran).toEqual(['inner held'])
  })

  it('leaves nothing in the HTML', () => {
    expect(renderToString(<p {...named('cancel', () => undefined)} />)).toBe('<p></p>')
  })
})
