import { liveView, stream, type Stream } from '@livejsx/view'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rawPage } from '../src/index.ts'
import { startServer } from './start-server.ts'

interface Row {
  readonly id: number
  readonly label: string
  readonly votes: number
}

const row = (id: number): Row => ({ id, label: 'pretty red table', votes: id % 97 })
const fresh: Row = { id: 90_000, label: 'new green lamp', votes: 0 }

/** What an operation takes in bytes on a stream of 1,000 rows, and on one of 10,000. */
const operations: readonly [
  name: string,
  bytes: readonly number[],
  act: (rows: Stream<Row>) => void,
][] = [
  ['an insertion at the end', [98, 98], (rows) => rows.insert(fresh)],
  ['an insertion at the start', [97, 97], (rows) => rows.insert(fresh, { at: 0 })],
  ['an insertion with a limit', [103, 103], (rows) => rows.insert(fresh, { limit: -100 })],
  ['an update of one', [101, 101], (rows) => rows.update(row(500))],
  ['a deletion of one', [54, 54], (rows) => rows.delete(500)],
  [
    'a deletion of ten',
    [108, 108],
    (rows) => rows.delete([...Array(10).keys()].map((id) => 500 + id)),
  ],
  [
    'a move to the start',
    [128, 128],
    (rows) => {
      rows.delete(500)
      rows.insert(row(500), { at: 0 })
    },
  ],
  ['a change of something else', [32, 32], () => undefined],
]

describe('the bytes of a stream', () => {
  const cases = operations.flatMap(([name, bytes, act]) =>
    [1_000, 10_000].map((count, index) => ({ name, count, bytes: bytes[index], act })),
  )

  it.each(cases)('[LIST-02] are $bytes for $name of $count rows', async ({ count, bytes, act }) => {
    const rows = Array.from({ length: count }, (_, id) => row(id))
    const view = liveView({
      mount: () => ({ rows: stream(rows), count: 0 }),
      events: { act: z.boolean() },
      handleEvent: {
        act(socket, isMeant) {
          if (isMeant) act(socket.assigns.rows)
          if (!isMeant || act.length === 0) socket.update('count', (n) => n + 1)
        },
      },
      render: () => null,
    })
    const page = await rawPage(startServer(view).server, '/')
    page.join()
    // Numbers of two digits, as in the other figures.
    for (let index = 0; index < 10; index += 1) page.event('act', false)
    await page.received()
    page.event('act', true)
    const [message] = await page.received()
    expect(Buffer.byteLength(`42${JSON.stringify(message)}`)).toBe(bytes)
  })
})
