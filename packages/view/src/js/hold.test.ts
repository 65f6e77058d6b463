// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { hold, heldValue, letGo, letGoAll } from './hold.ts'
import { attributeTrait, classTrait, displayTrait } from './traits.ts'

const title = attributeTrait('title')
const mine = classTrait('mine')

let element: HTMLElement
beforeEach(() => {
  element = document.createElement('div')
  document.body.replaceChildren(element)
})

/** Lets observers run, as the browser does before it paints. */
async function settle(): Promise<void> {
  await Promise.resolve()
  await Promise.resolve()
}

describe('hold', () => {
  it('[EVT-13] undoes what others write, and gives back what they wrote last', async () => {
    element.title = 'first'
    hold(element, title, 'held')
    expect(element.title).toBe('held')
    element.title = 'second'
    await settle()
    expect(element.title).toBe('held')
    element.removeAttribute('title')
    await settle()
    expect(element.title).toBe('held')
    element.title = 'third'
    letGo(element, title)
    expect(element.title).toBe('third')
    element.title = 'fourth'
    await settle()
    expect(element.title).toBe('fourth')
  })

  it('[EVT-13] holds one class among others', async () => {
    element.className = 'a'
    hold(element, mine, '')
    element.className = 'b c'
    await settle()
    expect(element.className).toBe('b c mine')
    letGo(element, mine)
    expect(element.className).toBe('b c')
  })

  it('notes what others write although it looks the same', async () => {
    hold(element, title, 'held')
    element.title = 'held'
    await settle()
    letGo(element, title)
    expect(element.title).toBe('held')
    hold(element, mine, '')
    element.className = 'mine'
    await settle()
    letGo(element, mine)
    expect(element.className).toBe('mine')
  })

  it('holds one property of a style, whichever others are written', async () => {
    hold(element, displayTrait, 'none')
    element.style.color = 'red'
    await settle()
    expect(element.style.display).toBe('none')
    element.style.display = 'flex'
    await settle()
    expect(element.style.cssText).toContain('none')
    letGo(element, displayTrait)
    expect(element.style.display).toBe('flex')
    expect(element.style.color).toBe('red')
  })

  it('holds nothing that is so anyway', async () => {
    element.title = 'same'
    hold(element, title, 'same')
    expect(heldValue(element, title)).toBeUndefined()
    hold(element, title, 'other')
    expect(heldValue(element, title)).toBe('other')
    hold(element, title, 'same')
    expect(heldValue(element, title)).toBeUndefined()
    element.title = 'new'
    await settle()
    expect(element.title).toBe('new')
  })

  it('takes what was written just before as the word of others', () => {
    hold(element, title, 'held')
    element.title = 'new'
    hold(element, mine, '')
    expect(element.title).toBe('held')
    letGoAll(element)
    expect(element.title).toBe('new')
    expect(element.className).toBe('')
    letGoAll(element)
    letGo(element, title)
    expect(element.title).toBe('new')
  })
})
