import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PGlite } from '@electric-sql/pglite'
import { rawPage, type RawPage } from '@livejsx/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countRows, openDatabase, openShop, type Reached } from '../src/orders/shop.tsx'

const rigs = join(import.meta.dirname, '..')
const ordered = ['patch', 1, 1, 1, { orders: [1] }, [], 1]

let db: PGlite

beforeAll(async () => {
  db = await openDatabase()
}, 180_000)
afterAll(() => db.close())
beforeEach(() => db.exec('truncate orders, mails, handled restart identity'))

/** A page of a server of its own. Its page run is that of all others, and so is its first event. */
async function openPage(reached?: Reached): Promise<RawPage> {
  const page = await rawPage(openShop(db, reached), '/')
  page.join()
  await page.received()
  return page
}

async function answerTo(page: RawPage): Promise<unknown> {
  for (;;) {
    const [answer] = await page.received()
    if (answer !== undefined) return answer
  }
}

describe('an order that is placed once', () => {
  it('[LIFE-04] is not placed again when its event is handled again, and is answered the same', async () => {
    for (let servers = 0; servers < 3; servers += 1) {
      const page = await openPage()
      page.event('order', 'tea')
      expect(await answerTo(page)).toEqual(ordered)
    }
    expect(await countRows(db)).toEqual([1, 1, 1])
  })

  it('[LIFE-04] is placed once by two servers at a time: one waits for the other', async () => {
    const points: string[] = []
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    const first = await openPage((point) => {
      points.push(`first ${point}`)
      return point === 'before-commit' ? held : undefined
    })
    const second = await openPage((point) => void points.push(`second ${point}`))
    first.event('order', 'tea')
    while (points.length === 0) await first.received()
    second.event('order', 'tea')
    for (let rounds = 0; rounds < 100; rounds += 1) expect(await second.received()).toEqual([])
    goOn()
    expect(await Promise.all([answerTo(first), answerTo(second)])).toEqual([ordered, ordered])
    expect(points).toEqual(['first before-commit', 'first after-commit', 'second after-commit'])
    expect(await countRows(db)).toEqual([1, 1, 1])
  })

  it('[LIFE-04] [LIFE-14] leaves nothing when its effect throws, and may be placed after that', async () => {
    const page = await openPage()
    page.event('order', 'nothing')
    expect(await answerTo(page)).toEqual(['failed', 1, 1, 1, 'handler-failed', { name: 'order' }])
    expect(await countRows(db)).toEqual([0, 0, 0])
    const next = await openPage()
    next.event('order', 'tea')
    // A number that was drawn is not given back.
    expect(await answerTo(next)).toEqual(['patch', 1, 1, 1, { orders: [2] }, [], 2])
    expect(await countRows(db)).toEqual([1, 1, 1])
  })

  it('[LIFE-04] is placed once where the process is killed before or after the commit', async () => {
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, [join(rigs, 'run.mjs'), 'orders'])
    const told = stdout.trim().split('\n')
    expect(told.map((line) => JSON.parse(line))).toEqual([
      {
        point: 'before-commit',
        told: ['SIGKILL', { before: [0, 0, 0], answer: ordered, after: [1, 1, 1] }],
      },
      {
        point: 'after-commit',
        told: ['SIGKILL', { before: [1, 1, 1], answer: ordered, after: [1, 1, 1] }],
      },
    ])
  }, 240_000)

  it('[LIFE-04] is what the documentation shows', () => {
    const read = (path: string): string => readFileSync(join(rigs, path), 'utf8')
    const shown = read('../../docs/exactly-once.md')
    expect(shown).toContain(
      read('src/orders/once.ts').replaceAll('@livejsx/server', 'livejsx/server'),
    )
    expect(shown).toContain("await once(socket.eventId, 'order', (tx) => placeOrder(tx, item))")
  })
})
