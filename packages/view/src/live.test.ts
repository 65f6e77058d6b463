// @vitest-environment happy-dom
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

  it('[EVT-01] ignores a click while its element awaits the answer, unless told otherwise', async () => {
    let answer = (): void => undefined
    const { live, log } = recording(
      () => new Promise((resolve) => (answer = () => resolve('reply'))),
    )
    const button = document.createElement('button')
    button.addEventListener('click', (event) => void live.on('inc')(event))
    button.click()
    button.click()
    expect(log).toHaveLength(1)
    answer()
    await new Promise((resolve) => setImmediate(resolve))
    button.click()
    expect(log).toHaveLength(2)

    const eager = document.createElement('button')
    eager.addEventListener('click', (event) => {
      void live.on('inc', undefined, { repeat: true })(event)
    })
    eager.click()
    eager.click()
    expect(log).toHaveLength(4)
  })

  it('[EVT-01] sends other events of an element that awaits an answer', () => {
    const { live, log } = recording(() => new Promise(() => undefined))
    const button = document.createElement('button')
    button.addEventListener('click', (event) => void live.on('inc')(event))
    button.addEventListener('keydown', (event) => void live.on('key')(event))
    button.click()
    button.dispatchEvent(new Event('keydown'))
    button.dispatchEvent(new Event('keydown'))
    expect(log.map(([, name]) => name)).toEqual(['inc', 'key', 'key'])
  })

  it('[EVT-01] sends each click on a box, since each changes it', () => {
    const { live, log } = recording(() => new Promise(() => undefined))
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.addEventListener('click', (event) => void live.on('toggle')(event))
    box.click()
    box.click()
    expect(log).toHaveLength(2)
  })

  it('[EVT-01] lets two handlers of one click send the same event', () => {
    const { live, log } = recording(() => new Promise(() => undefined))
    const button = document.createElement('button')
    button.addEventListener('click', (event) => {
      void live.on('inc')(event)
      void live.on('inc')(event)
    })
    button.click()
    button.click()
    expect(log).toHaveLength(2)
  })

  it('[EVT-04] marks a field and its form until the answer, and keeps a submit from the browser', () => {
    const { live } = recording(() => new Promise(() => undefined))
    const form = document.createElement('form')
    const input = form.appendChild(document.createElement('input'))
    input.addEventListener('input', (event) => void live.on('change')(event))
    form.addEventListener('submit', (event) => void live.on('save')(event))
    input.dispatchEvent(new Event('input'))
    expect([input, form].map((each) => each.dataset['livePending'])).toEqual(['change', 'change'])
    const submit = new Event('submit', { cancelable: true })
    form.dispatchEvent(submit)
    expect([submit.defaultPrevented, form.dataset['livePending']]).toEqual([true, 'change save'])
  })

  it('[EVT-04] tells which events are pending, and when that changes to those who look', async () => {
    let answer = (): void => undefined
    let changes = 0
    const live = createLive({
      connected: true,
      flash: {},
      send: () => new Promise((resolve) => (answer = () => resolve(undefined))),
      onUnhandled: () => undefined,
      onPending: () => void (changes += 1),
    })
    void live.push('unseen')
    expect(changes).toBe(0)
    answer()
    await new Promise((resolve) => setImmediate(resolve))
    expect([live.pending(), live.pending('save')]).toEqual([false, false])
    void live.push('save')
    expect([live.pending(), live.pending('save'), live.pending('other'), changes]).toEqual([
      true,
      true,
      false,
      1,
    ])
    answer()
    await new Promise((resolve) => setImmediate(resolve))
    expect([live.pending(), changes]).toEqual([false, 2])
  })

  it('hands a refusal that nobody awaits to the host', async () => {
    const { live, log } = recording(() => Promise.reject(new Error('refused')))
    void live.on('inc')(new Event('click'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(log[1]).toEqual(['unhandled', 'inc', new Error('refused')])
  })

  it('does nothing on the server, where a push is a mistake', async () => {
    const live = createLive()
    expect(live.connected).toBe(false)
    void live.on('inc')(new Event('click'))
    await expect(live.push('inc')).rejects.toThrow(
      "`live.push('inc')` ran during the server's render",
    )
  })
})
