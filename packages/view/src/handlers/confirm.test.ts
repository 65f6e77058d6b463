// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isLiveHandler } from '../live-handler.ts'
import { chain } from './chain.ts'
import { confirm } from './confirm.ts'

let button: HTMLButtonElement
let log: unknown[]
beforeEach(() => {
  document.body.innerHTML = '<button></button>'
  button = document.querySelector('button') as HTMLButtonElement
  log = []
})

function click(): Event {
  const event = new MouseEvent('click', { cancelable: true })
  button.dispatchEvent(event)
  return event
}

describe('confirm', () => {
  it("[EVT-02] asks with the browser's dialog, and calls the handler for a yes", () => {
    const ask = vi.fn<(text: string) => boolean>(() => true)
    vi.stubGlobal('confirm', ask)
    button.addEventListener(
      'click',
      confirm('Delete it?', () => log.push('deleted')),
    )
    expect(click().defaultPrevented).toBe(false)
    expect([ask.mock.calls, log]).toEqual([[['Delete it?']], ['deleted']])
  })

  it("[EVT-02] prevents the browser's own action for a no, and stops a chain", () => {
    vi.stubGlobal('confirm', () => false)
    const handler = chain(
      confirm('Delete it?', () => log.push('deleted')),
      () => log.push('went on'),
    )
    button.addEventListener('click', handler)
    expect([click().defaultPrevented, log]).toEqual([true, []])
  })

  it('[EVT-02] asks with a function, and hands a promise’s yes on with a lasting event', async () => {
    button.addEventListener(
      'click',
      confirm(
        ({ type }: Event) => Promise.resolve(type === 'click'),
        (event: Event) => log.push(event.currentTarget),
      ),
    )
    expect(click().defaultPrevented).toBe(true)
    await expect.poll(() => log).toEqual([button])
  })

  it('[EVT-02] asks one question at a time, and takes a no from a dialog of the page', async () => {
    let answer = (_yes: boolean): void => undefined
    let asked = 0
    const handler = confirm(
      () => {
        asked += 1
        return new Promise<boolean>((resolve) => (answer = resolve))
      },
      () => log.push('yes'),
    )
    let result: unknown
    button.addEventListener('click', (event) => (result = handler(event)))
    click()
    const first = result
    expect([click().defaultPrevented, result, asked]).toEqual([true, false, 1])
    answer(false)
    await first
    click()
    answer(true)
    await result
    expect([asked, log]).toEqual([2, ['yes']])
  })

  it('[EVT-02] calls nothing for an element that has gone meanwhile', async () => {
    let result: unknown
    const handler = confirm(
      () => Promise.resolve(true),
      () => log.push('yes'),
    )
    button.addEventListener('click', (event) => (result = handler(event)))
    click()
    button.remove()
    await result
    expect(log).toEqual([])
  })

  it('[EVT-02] has the mark of the handler that it calls', () => {
    const live = Object.assign(() => undefined, { live: true })
    expect([confirm('?', live), confirm('?', () => 1)].map(isLiveHandler)).toEqual([true, false])
  })
})
