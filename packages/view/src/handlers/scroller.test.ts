// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { offsetIn, scrollerOf } from './scroller.ts'

document.body.innerHTML = '<section style="overflow-y: scroll"><p><b></b></p></section><i></i>'
const find = (selector: string): Element => document.querySelector(selector) as Element

function place(selector: string, top: number): void {
  vi.spyOn(find(selector), 'getBoundingClientRect').mockReturnValue({ top } as DOMRect)
}

describe('scrollerOf', () => {
  it('finds the nearest element that scrolls, or the page', () => {
    expect(scrollerOf(find('b'))).toBe(find('section'))
    expect(scrollerOf(find('i'))).toBe(document.documentElement)
  })
})

describe('offsetIn', () => {
  it('is the same wherever the area is scrolled to', () => {
    place('section', 100)
    place('b', 150)
    expect(offsetIn(find('section'), find('b'))).toBe(50)
    find('section').scrollTop = 30
    place('b', 120)
    expect(offsetIn(find('section'), find('b'))).toBe(50)
  })
})
