import { describe, expect, it } from 'vitest'
import { flashBriefly, forgetFlash } from './brief-flash.ts'

function createSocket() {
  const told: unknown[] = []
  return {
    told,
    private: { flashes: 0 },
    putFlash: (...message: [string, string]) => void told.push(['put', ...message]),
    clearFlash: (kind?: string) => void told.push(['clear', kind]),
    send: (...message: unknown[]) => void told.push(['send', ...message]),
  }
}

describe('flashBriefly', () => {
  it('shows a message, and asks to take it away later', () => {
    const socket = createSocket()
    flashBriefly(socket, 'info', 'Saved')
    expect(socket.told).toEqual([
      ['put', 'info', 'Saved'],
      ['send', 'forgetFlash', { kind: 'info', number: 1 }, { after: 6000 }],
    ])
  })
})

describe('forgetFlash', () => {
  it('takes the last message away, but not one that is newer', () => {
    const socket = createSocket()
    flashBriefly(socket, 'info', 'Saved')
    flashBriefly(socket, 'info', 'Saved again')
    socket.told.length = 0
    forgetFlash(socket, { kind: 'info', number: 1 })
    expect(socket.told).toEqual([])
    forgetFlash(socket, { kind: 'info', number: 2 })
    expect(socket.told).toEqual([['clear', 'info']])
  })
})
