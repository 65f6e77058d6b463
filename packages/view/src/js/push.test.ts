import { expect, it } from 'vitest'
import { createLive, type Live } from '../live.ts'
import { push } from './push.ts'

it('[EVT-13] an event is sent as `live.on` sends it', async () => {
  const sent: unknown[] = []
  const live = createLive({
    connected: true,
    flash: {},
    send: (name, payload) => Promise.resolve(void sent.push([name, payload])),
    onUnhandled: () => undefined,
  }) as unknown as Live<{ save: { '~standard': never } }, { save: void; close: void }>
  const event = { type: 'keydown', currentTarget: null } as Event
  await push(live, 'close')(event)
  await push(live, 'save', 7 as never)(event)
  expect(sent).toEqual([
    ['close', undefined],
    ['save', 7],
  ])
  expect(push(live, 'close').live).toBe(true)
})
