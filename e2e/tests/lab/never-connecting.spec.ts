import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { ports } from '../../ports.ts'
import { startBuild, type OwnServer } from '../../servers.ts'

const total = 10_000
const warmUp = 4_000
/** `limits.maxWaitingInstances` of the protocol. */
const maxWaiting = 1_000

let server: OwnServer
test.beforeAll(async () => {
  server = await startBuild('lab', ports.own, { flags: ['--expose-gc'] })
})
test.afterAll(() => server.kill())

test(`[LIFE-02] ${total} pages that nobody connects to hold a bounded number of views, and memory stays flat`, async () => {
  test.setTimeout(120_000)
  // The first ones fill caches, the registry up to its bound among them, and let code compile.
  await requestPages(warmUp)
  const before = await read<Memory>('/memory')
  await requestPages(total - warmUp)
  const after = await read<Memory>('/memory')
  expect(before.views).toBeLessThanOrEqual(maxWaiting)
  expect(after.views).toBeLessThanOrEqual(maxWaiting)
  // Measured: a view of this page holds 8 kB, so 6,000 that nobody let go would hold 48 MB.
  expect(after.heapUsed - before.heapUsed).toBeLessThan(3_000_000)

  // Each ends exactly once, also those that only their time ends, and what it held goes with it.
  const left = { views: 0, waiting: 0 }
  await expect.poll(() => read('/memory')).toMatchObject(left)
  const { heapUsed } = await read<Memory>('/memory')
  expect(before.heapUsed - heapUsed).toBeGreaterThan((before.views * 8_000) / 2)
  const notes = await read<string[]>('/record?key=never')
  const evicted = notes.filter((what) => what === 'evicted')
  expect([notes.length, evicted.length]).toEqual([2 * total, total])
})

interface Memory {
  views: number
  heapUsed: number
}

// Not `fetch`, which needs five times as long for a request as the server does.
const agent = new Agent({ keepAlive: true, maxSockets: 16 })

async function requestPages(count: number): Promise<void> {
  let left = count
  const client = async (): Promise<void> => {
    while (left-- > 0) await request('/mount-once?key=never')
  }
  await Promise.all(Array.from({ length: agent.maxSockets }, client))
}

async function read<Answer>(path: string): Promise<Answer> {
  return JSON.parse(await request(path)) as Answer
}

function request(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(server.url + path, { agent }, (response) => {
      if (response.statusCode === 200) resolve(text(response))
      else reject(new Error(`${path} is answered with ${response.statusCode}`))
    }).on('error', reject)
  })
}
