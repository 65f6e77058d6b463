// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { createAnnouncer } from './announcer.ts'

const region = (): HTMLElement | null => document.querySelector('[data-live-announcer]')

describe('createAnnouncer', () => {
  it('[NAV-03] puts an empty region into the page, which screen readers read and nobody sees', () => {
    const announcer = createAnnouncer(document)
    expect([region()?.getAttribute('aria-live'), region()?.textContent]).toEqual(['polite', ''])
    expect(region()?.style.clipPath).toBe('inset(50%)')
    announcer.say('Users')
    announcer.say('Ada')
    expect(region()?.textContent).toBe('Ada')
    announcer.remove()
    expect(region()).toBeNull()
  })
})
