// @vitest-environment happy-dom
import { render, type ComponentChildren } from 'preact'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Portal } from '../portal.tsx'
import { clickAway } from './click-away.ts'

let root: HTMLElement
let log: unknown[]
const note = (name: string) => (): void => void log.push(name)
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div><div id="modals"></div>'
  root = document.querySelector('#root') as HTMLElement
  log = []
})
afterEach(async () => {
  render(null, root)
  await Promise.resolve()
})

function show(page: ComponentChildren): void {
  render(page, root)
}

/** Presses and releases the pointer, which is a click on what both have in common. */
function click(down: string, up = down): void {
  const [from, to] = [down, up].map((selector) => document.querySelector(selector) as Element)
  from?.dispatchEvent(
    new PointerEvent('pointerdown', { bubbles: true, isPrimary: true, button: 0 }),
  )
  const target = from === to ? to : document.body
  target?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
}

const menu = (
  <main>
    <ul ref={clickAway(note('away'))}>
      <li id="inside" />
    </ul>
    <p id="outside" />
  </main>
)

describe('clickAway', () => {
  it('[EVT-03] handles clicks outside of its element', () => {
    show(menu)
    click('#inside')
    click('ul')
    expect(log).toEqual([])
    click('#outside')
    expect(log).toEqual(['away'])
  })

  it('[EVT-03] goes by where the pointer went down', () => {
    show(menu)
    click('#inside', '#outside')
    expect(log).toEqual([])
    click('#outside', '#inside')
    expect(log).toEqual(['away'])
  })

  it('[EVT-03] takes clicks without a pointer where they happen, also after one with a pointer', () => {
    show(menu)
    click('#inside')
    const press = (selector: string): void =>
      (document.querySelector(selector) as HTMLElement).click()
    press('#inside')
    expect(log).toEqual([])
    press('#outside')
    expect(log).toEqual(['away'])
  })

  it('[EVT-03] is called once for a click that a label passes on', () => {
    show(menu)
    click('#outside')
    document
      .querySelector('#outside')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }))
    expect(log).toEqual(['away'])
  })

  it('[EVT-03] comes before handlers that stop the click, or take away what was clicked', () => {
    show(menu)
    const outside = document.querySelector('#outside') as Element
    outside.addEventListener('click', (event) => {
      log.push('own')
      event.stopPropagation()
    })
    document
      .querySelector('#inside')
      ?.addEventListener('click', ({ target }) => (target as Element).remove())
    click('#inside')
    click('#outside')
    expect(log).toEqual(['away', 'own'])
  })

  it('[EVT-03] is not called for what was opened by the same press', () => {
    show(<p id="outside" />)
    const open = (): void => show([<p id="outside" />, menu])
    document.querySelector('#outside')?.addEventListener('pointerdown', open, { once: true })
    click('#outside')
    expect(log).toEqual([])
    click('#outside')
    expect(log).toEqual(['away'])
  })

  it('[EVT-03] ends with its element', async () => {
    show(menu)
    show(<p id="outside" />)
    await Promise.resolve()
    click('#outside')
    expect(log).toEqual([])
  })

  it('[EVT-03] hands over the click, with the element as its `currentTarget`', () => {
    show([
      <p id="outside" ref={clickAway((event) => log.push([event.type, event.currentTarget.id]))} />,
      <i />,
    ])
    click('i')
    expect(log).toEqual([['click', 'outside']])
  })

  it('[EVT-03] [COMP-10] counts what portals inside show as inside, also portals in portals', () => {
    show(
      <main>
        <section ref={clickAway(note('section'))}>
          <Portal to="#modals">
            <div id="modal" ref={clickAway(note('modal'))}>
              <Portal to="body">
                <b id="inner" />
              </Portal>
            </div>
            <Portal to="body">
              <b id="beside" />
            </Portal>
          </Portal>
        </section>
        <Portal to="#modals">
          <b id="other" />
        </Portal>
      </main>,
    )
    click('#inner')
    click('#modal')
    expect(log).toEqual([])
    click('#beside')
    expect(log).toEqual(['modal'])
    click('#other')
    expect(log).toEqual(['modal', 'section', 'modal'])
  })
})
