import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { secret } from '../ports.ts'
import type { LedgerRecord } from '../ledger/app/records.ts'
import type { ServerEnd } from './evidence.ts'

/** The ledger app's production server, as a process that may die. */
export interface LedgerServer {
  readonly port: number
  /** Ends of processes so far. */
  readonly ends: readonly ServerEnd[]
  readonly isUp: boolean
  /** Ends the process and starts the next one. @returns time in ms that the start took */
  restart(how: ServerEnd['how']): Promise<number>
  /** Waits for the process to end of what `act` does, ends it if that does not help, and starts the next one. */
  restartBy(act: (pid: number) => void): Promise<number>
  /** What the servers wrote down so far, in order. */
  ledger(): LedgerRecord[]
  /** Lets every instance write its state down. */
  report(cause: string): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts the server.
 *
 * @param folder where its ledger and its output go
 * @param marks address of the store that its processes share
 */
export async function startLedgerServer(
  port: number,
  folder: string,
  marks: string,
): Promise<LedgerServer> {
  const file = join(folder, 'ledger.jsonl')
  const output = createWriteStream(join(folder, 'server.log'), { flags: 'a' })
  const ends: ServerEnd[] = []
  let isUp = false
  let child: ChildProcess

  const start = async (): Promise<number> => {
    const started = performance.now()
    child = spawn(process.execPath, ['dist/server/index.js'], {
      cwd: join(import.meta.dirname, '../ledger'),
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LIVEJSX_SECRET: secret,
        PORT: String(port),
        LEDGER_FILE: file,
        LEDGER_MARKS: marks,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout?.pipe(output, { end: false })
    child.stderr?.pipe(output, { end: false })
    await listening(child)
    isUp = true
    return performance.now() - started
  }
  const endBy = async (how: ServerEnd['how'], act: (pid: number) => void): Promise<void> => {
    isUp = false
    const { pid = 0 } = child
    const exited = new Promise((resolve) => child.once('exit', resolve))
    ends.push({ pid, how, at: Date.now() })
    act(pid)
    await exited
  }
  const end = (how: ServerEnd['how']): Promise<void> =>
    endBy(how, () => child.kill(how === 'kill' ? 'SIGKILL' : 'SIGTERM'))
  // A rig that is stopped leaves nothing behind.
  process.once('exit', () => child.kill('SIGKILL'))
  await start()

  return {
    port,
    ends,
    get isUp() {
      return isUp
    },
    async restart(how) {
      await end(how)
      return start()
    },
    async restartBy(act) {
      const own = child
      const timer = setTimeout(() => own.kill('SIGKILL'), patienceMs)
      await endBy('kill', act)
      clearTimeout(timer)
      return start()
    },
    ledger: () => (existsSync(file) ? readLedger(readFileSync(file, 'utf8')) : []),
    async report(cause) {
      await fetch(`http://127.0.0.1:${port}/report?nonce=${cause}`)
    },
    async stop() {
      await end('term')
      output.end()
    },
  }
}

const patienceMs = 3_000

/** Reads records. Of the last line half may be missing: its process was killed while it wrote. */
export function readLedger(text: string): LedgerRecord[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as LedgerRecord]
    } catch {
      return []
    }
  })
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Listening')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The server has ended with ${code}`)))
  })
}
