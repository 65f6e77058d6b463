import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The store of marks that the ledger's processes share, and that outlives them. */
export interface MarksServer {
  readonly url: string
  close(): void
}

/** Starts the store, in a process of its own. */
export async function startMarksServer(): Promise<MarksServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../ledger/marks.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())))
    child.once('exit', (code) => reject(new Error(`The store has ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, close: () => void child.kill('SIGKILL') }
}
