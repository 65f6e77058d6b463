// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { lateEvent } from './late-event.ts'

describe('lateEvent', () => {
  it('keeps the targets that an event loses after its dispatch', () => {
    document.body.innerHTML = '<p><b></b></p>'
    const paragraph = document.querySelector('p') as Element
    const late: Event[] = []
    paragraph.addEventListener('click', (event) => late.push(lateEvent(event)))
    paragraph.firstElementChild?.dispatchEvent(
      new MouseEvent('click', { bubbles: true, clientX: 5 }),
    )
    const [event] = late as [MouseEvent]
    expect([event.currentTarget, event.target, event.clientX, event.type]).toEqual([
      paragraph,
      paragraph.firstElementChild,
      5,
      'click',
    ])
    expect(event instanceof MouseEvent).toBe(true)
    expect(() => event.preventDefault()).not.toThrow()
  })

  it('stands in for another element', () => {
    const element = document.createElement('p')
    const event = lateEvent(new Event('focus'), element)
    expect([event.currentTarget, lateEvent(event).currentTarget]).toEqual([element, element])
  })
})
