import { describe, expect, it } from 'vitest'
import { isLiveHandler, markLive } from './live-handler.ts'

describe('markLive', () => {
  it('[EVT-02] marks a handler that calls one that talks to the server', () => {
    const live = Object.assign(() => undefined, { live: true })
    expect(
      isLiveHandler(
        markLive(
          () => undefined,
          () => undefined,
          live,
        ),
      ),
    ).toBe(true)
    expect(
      isLiveHandler(
        markLive(
          () => undefined,
          () => undefined,
        ),
      ),
    ).toBe(false)
    expect([isLiveHandler(undefined), isLiveHandler({ live: true })]).toEqual([false, false])
  })
})
