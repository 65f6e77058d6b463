import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Heard, Said } from './messages.ts'
import type { Version } from './versions.server.ts'

/** A server whose process was asked to end has so long, in ms. */
const graceMs = 30_000

/** A process of the app's server. */
export interface ServerProcess {
  readonly version: Version
  /** Its port, once it listens. Rejects when it ends before. */
  readonly port: Promise<number>
  /** Resolves when it has ended, with the time that it has lived, in ms. */
  readonly ended: Promise<number>
  tell(heard: Heard): void
  /** Ends it at once. */
  kill(): void
  /** Asks it to end, as a process manager does. Safe to call twice. */
  stop(): void
}

/** Starts the server of a version on a port of its own. */
export function startServer(version: Version, onSaid: (said: Said) => void): ServerProcess {
  const child = fork(join(version.folder, 'server/index.js'), {
    env: { ...process.env, PORT: '0', LIVEJSX_DEMO_SUPERVISED: 'yes' },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const born = Date.now()
  const ended = new Promise<number>((resolve) => {
    child.once('exit', () => resolve(Date.now() - born))
  })
  const port = new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      // What the production entry of every app prints.
      const listens = /Listening on http:\/\/localhost:(\d+)/.exec(String(data))
      if (listens === null) process.stdout.write(data)
      else resolve(Number(listens[1]))
    })
    void ended.then(() => reject(new Error(`Version ${version.number} ended before it listened`)))
  })
  // Whoever starts it may look at its end alone.
  port.catch(() => undefined)
  child.on('message', (said) => onSaid(said as Said))
  let isStopping = false
  return {
    version,
    port,
    ended,
    tell(heard) {
      // One that is just dying hears nothing.
      if (child.connected) child.send(heard, () => undefined)
    },
    kill: () => void child.kill('SIGKILL'),
    stop() {
      if (isStopping) return
      isStopping = true
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), graceMs).unref()
    },
  }
}
