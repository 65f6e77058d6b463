import { describe, expect, it } from 'vitest'
import { createLive } from './live.ts'

interface Sent {
  live: ReturnType<typeof createLive>
  log: unknown[][]
}

function recording(answer: () => Promise<unknown> = () => Promise.resolve('reply')): Sent {
  const log: unknown[][] = []
  const live = createLive({
    connected: true,
    flash: {},
    send(name, payload) {
      log.push(['send', name, payload])
      return answer()
    },
    onUnhandled: (error, name) => log.push(['unhandled', name, error]),
  })
  return { live, log }
}

describe('createLive', () => {
  it('[EVT-01] pushes an event and resolves with its reply', async () => {
    const { live, log } = recording()
    expect(await live.push('save')).toBe('reply')
    expect(log).toEqual([['send', 'save', undefined]])
  })

  it('[EVT-01] makes handlers that send a value, or what a function makes of the DOM event', () => {
    const { live, log } = recording()
    const on = live.on as (name: string, payload?: unknown) => (event: Event) => void
    on('inc', { by: 1 })(new Event('click'))
    on('key', (event: Event) => event.type)(new Event('keydown'))
    expect(log).toEqual([
      ['send', 'inc', { by: 1 }],
      ['send', 'key', 'keydown'],
    ])
  })

  it('hands a refusal that nobody awaits to the host', async () => {
    const { live, log } = recording(() => Promise.reject(new Error('refused')))
    live.on('inc')(new Event('click'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(log[1]).toEqual(['unhandled', 'inc', new Error('refused')])
  })

  it('does nothing on the server, where a push is a mistake', async () => {
    const live = createLive()
    expect(live.connected).toBe(false)
    live.on('inc')(new Event('click'))
    await expect(live.push('inc')).rejects.toThrow(
      "`live.push('inc')` ran during the server's render",
    )
  })
})
