import { describe, expect, it } from 'vitest'
import { browserClock } from './browser-clock.ts'

/** A turn of the event loop, in which others are heard. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('browserClock', () => {
  it('[STASH-10] does not count the time in which the page was busy as waited', async () => {
    const heard: string[] = []
    const over = new Promise<void>((resolve) => {
      browserClock.after(60, () => {
        heard.push('over')
        resolve()
      })
    })
    const busyUntil = Date.now() + 120
    while (Date.now() < busyUntil);
    // What a disk needs to answer.
    for (let count = 0; count < 3; count += 1) await turn()
    heard.push('disk')
    await over
    expect(heard).toEqual(['disk', 'over'])
  })

  it('[STASH-10] waits no more once it was told so', async () => {
    const heard: string[] = []
    const cancel = browserClock.after(1, () => heard.push('cancelled'))
    await turn()
    cancel()
    await new Promise<void>((resolve) => browserClock.after(12, resolve))
    expect(heard).toEqual([])
  })
})
