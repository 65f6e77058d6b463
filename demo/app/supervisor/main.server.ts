// Runs the app's server as a process of its own: starts it again when it dies, and runs the next
// version when somebody deploys it. Browsers know the port of this process alone.

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDeeds } from './deeds.ts'
import { openGate } from './gate.server.ts'
import type { NextVersion, Said } from './messages.ts'
import { createRestarts } from './restarts.ts'
import { startServer, type ServerProcess } from './server-process.server.ts'
import { createVersions, type Version } from './versions.server.ts'

/** What a page was answered reaches it before the server is killed, in ms. */
const answerMs = 100

const app = process.cwd()
const port = Number(process.env['PORT'] ?? 3000)
const kept: Record<string, unknown> = {}
const deeds = createDeeds()
const restarts = createRestarts()
const servers = new Set<ServerProcess>()
let next: NextVersion = 'building'
let isStopping = false

const versions = createVersions({
  app,
  dist: fileURLToPath(new URL('..', import.meta.url)),
  folder: join(app, `.work/versions-${port}`),
  onNext(now) {
    next = now
    for (const server of servers) server.tell({ tell: 'next', next })
  },
})
let current = start(versions.first)

const gate = await openGate(port, async () => {
  while (!isStopping) {
    const found = await current.port.catch(() => undefined)
    if (found !== undefined) return found
    // It has died before it listened, and is not started again yet.
    await pause(50)
  }
  return undefined
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
await current.port.catch(() => undefined)
console.log(`Listening on http://localhost:${port}`)
prepare()

function start(version: Version): ServerProcess {
  const server = startServer(version, (said) => onSaid(server, said))
  servers.add(server)
  void server.ended.then(async (livedMs) => {
    servers.delete(server)
    if (isStopping || server !== current) return
    const pauseMs = restarts.onDeath(livedMs)
    if (pauseMs === undefined) {
      console.error('The server ends as soon as it starts. It is not started again.')
      process.exitCode = 1
      return stop()
    }
    await pause(pauseMs)
    if (!isStopping && server === current) current = start(version)
  })
  return server
}

function onSaid(server: ServerProcess, said: Said): void {
  if (said.say === 'hello') {
    server.tell({ tell: 'kept', values: kept })
    server.tell({ tell: 'next', next })
  } else if (said.say === 'keep') {
    const { name, value } = said
    kept[name] = value
    for (const other of servers) if (other !== server) other.tell({ tell: 'changed', name, value })
  } else {
    const { deed, key } = said
    const { refusal, isNew } = deeds.ask(deed, key)
    server.tell({ tell: 'answer', key, refusal })
    if (!isNew) return
    if (deed === 'deploy') void deploy()
    else setTimeout(server.kill, answerMs)
  }
}

/** Runs the next version beside the one before, which is told to end as soon as it answers. */
async function deploy(): Promise<void> {
  const end = deeds.begin(`Version ${current.version.number + 1} starts`)
  try {
    const version = await versions.next()
    const server = start(version)
    await server.port
    const last = current
    current = server
    versions.advance(version)
    last.stop()
    // Not before: a build takes the machine from the pages that come over.
    void last.ended.then(prepare)
  } catch (error) {
    console.error('The deploy has failed; the version before goes on.', error)
  } finally {
    end()
  }
}

/** Builds the next version while nobody waits for it. */
function prepare(): void {
  if (isStopping) return
  versions.next().catch((error: unknown) => {
    if (!isStopping) console.error(String(error))
  })
}

function stop(): void {
  if (isStopping) return
  isStopping = true
  gate.close()
  versions.stop()
  for (const server of servers) server.stop()
  void Promise.all([...servers].map(({ ended }) => ended)).then(versions.clear)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms))
}
