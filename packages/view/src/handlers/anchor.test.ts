// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnchor, type Anchor } from './anchor.ts'

let area: HTMLElement
let note: HTMLElement

beforeEach(() => {
  document.body.innerHTML = '<section style="overflow-y: scroll"><ol><li></li></ol></section>'
  area = document.querySelector('section') as HTMLElement
  note = document.querySelector('li') as HTMLElement
  vi.spyOn(area, 'getBoundingClientRect').mockReturnValue({ top: 0 } as DOMRect)
  vi.spyOn(area, 'clientHeight', 'get').mockReturnValue(100)
})

function anchorIn(browser: 'anchoring' | 'plain'): Anchor {
  vi.stubGlobal('CSS', { supports: () => browser === 'anchoring' })
  return createAnchor(document.querySelector('ol') as HTMLElement)
}

/** Lays the area out anew: so high, scrolled so far, with the note so far below its beginning. */
function place(height: number, scrollTop: number, offset: number): void {
  vi.spyOn(area, 'scrollHeight', 'get').mockReturnValue(height)
  area.scrollTop = scrollTop
  vi.spyOn(note, 'getBoundingClientRect').mockImplementation(
    () => ({ top: offset - area.scrollTop }) as DOMRect,
  )
}

describe('createAnchor', () => {
  it('[EVT-03] scrolls by what was put in above, at the very top in every browser', () => {
    for (const browser of ['anchoring', 'plain'] as const) {
      const anchor = anchorIn(browser)
      place(500, 0, 40)
      anchor.hold(note)
      place(700, 0, 240)
      anchor.restore()
      expect(area.scrollTop).toBe(200)
    }
  })

  it('[EVT-03] leaves the rest to browsers that do it themselves', () => {
    const anchor = anchorIn('anchoring')
    place(500, 30, 40)
    anchor.hold(note)
    place(700, 30, 240)
    anchor.restore()
    expect(area.scrollTop).toBe(30)
  })

  it('[EVT-03] scrolls by what was taken out above, where they do not', () => {
    const anchor = anchorIn('plain')
    place(900, 600, 650)
    anchor.hold(note)
    place(900, 600, 450)
    anchor.restore()
    expect(area.scrollTop).toBe(400)
  })

  it('[EVT-03] knows where the list was scrolled to before it got shorter', () => {
    const anchor = anchorIn('plain')
    place(900, 700, 850)
    anchor.hold(note)
    // Meanwhile somebody scrolled on, to the end.
    area.scrollTop = 800
    area.dispatchEvent(new Event('scroll'))
    // 300 px were taken out above, 200 came in at the end: the browser has scrolled to the new end.
    place(800, 700, 550)
    anchor.restore()
    expect(area.scrollTop).toBe(500)
    anchor.stop()
  })

  it('[EVT-03] leaves a list alone whose element has gone', () => {
    const anchor = anchorIn('plain')
    anchor.restore()
    place(500, 50, 40)
    anchor.hold(note)
    note.remove()
    place(500, 50, 0)
    anchor.restore()
    expect(area.scrollTop).toBe(50)
  })
})
