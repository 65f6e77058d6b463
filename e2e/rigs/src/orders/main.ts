import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rawPage } from '@livejsx/testing'
import { countRows, openDatabase, openShop } from './shop.tsx'

/** What a process has told: rows of the database, and the answer that its page got in between. */
interface Told {
  readonly before: readonly unknown[]
  readonly answer: unknown
  readonly after: readonly unknown[]
}

/** Serves a page that orders tea in its first event, on a database that stays. */
async function serveOrder(folder: string, diesAt: string | undefined): Promise<Told> {
  const db = await openDatabase(folder)
  const before = await countRows(db)
  const server = openShop(db, (point) => {
    if (point === diesAt) process.kill(process.pid, 'SIGKILL')
  })
  const page = await rawPage(server, '/')
  page.join()
  await page.received()
  page.event('order', 'tea')
  let answer: unknown
  while (answer === undefined) {
    ;[answer] = (await page.received()).filter(([name]) => name === 'patch')
  }
  const after = await countRows(db)
  await server.close()
  await db.close()
  return { before, answer, after }
}

/** Serves the order in a process of its own. */
function inProcess(folder: string, diesAt = 'never'): string | null | Told {
  const { signal, stdout } = spawnSync(
    process.execPath,
    [process.argv[1] ?? '', 'serve', folder, diesAt],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return stdout === '' ? signal : JSON.parse(stdout)
}

const [task, folder = '', diesAt] = process.argv.slice(2)
if (task === 'serve') {
  console.log(JSON.stringify(await serveOrder(folder, diesAt)))
} else {
  // The page of the second process is the first one's, as far as it knows: its page run and the
  // number of its event are the same.
  const databases = mkdtempSync(join(tmpdir(), 'livejsx-orders-'))
  const empty = join(databases, 'empty')
  await (await openDatabase(empty)).close()
  for (const point of ['before-commit', 'after-commit']) {
    const database = join(databases, point)
    // Made once: that takes longer than all the rest.
    cpSync(empty, database, { recursive: true })
    console.log(JSON.stringify({ point, told: [inProcess(database, point), inProcess(database)] }))
  }
  rmSync(databases, { recursive: true })
}
