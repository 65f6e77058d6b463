// `npm run demo`: builds the packages and the demo and serves it, as in production. A supervisor runs
// the server, so that visitors may kill it and deploy new versions.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { checkNode, installPackages, root } from './bootstrap.mjs'
import { build } from './checks.mjs'
import { reportStep, runStep } from './step.mjs'

const firstPort = Number(process.env.PORT ?? 3000)

checkNode()
installPackages()
await done(build())
await done(runStep('build the demo', ['vite', 'build'], { cwd: join(root, 'demo') }))

const port = await findFreePort(firstPort)
const child = spawn(process.execPath, [join(root, 'demo/dist/server/supervisor.js')], {
  cwd: join(root, 'demo'),
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    LIVEJSX_SECRET: process.env.LIVEJSX_SECRET ?? randomBytes(32).toString('base64url'),
  },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(`The demo did not start: ${error.message}`)
  process.exitCode = 1
})
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)
})

await waitForAnswer(`http://localhost:${port}/`)

async function done(running) {
  const step = await running
  reportStep(step)
  if (!step.passed) process.exit(1)
}

async function findFreePort(port) {
  if (await isFree(port)) return port
  for (let next = port + 1; next < port + 100; next += 1) {
    if (!(await isFree(next))) continue
    console.log(`Port ${port} is taken, so the demo uses ${next}. Choose one with PORT=…`)
    return next
  }
  console.error(`Ports ${port} to ${port + 99} are taken. Choose one with PORT=…`)
  process.exit(1)
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, () => probe.close(() => resolve(true)))
  })
}

async function waitForAnswer(address) {
  for (let tries = 0; tries < 150 && child.exitCode === null; tries += 1) {
    const answered = await fetch(address).then(
      () => true,
      () => false,
    )
    if (answered) return console.log(`\nThe demo runs on ${address} – stop it with Ctrl+C`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
