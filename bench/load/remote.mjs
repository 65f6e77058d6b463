// The control channel: calls of functions in another process, over the pipe that Node opens for children.

import { fork, spawnSync } from 'node:child_process'

/** Answers the calls of the process that has started this one. */
export function answerCalls(functions) {
  process.on('message', async ({ id, name, args }) => {
    try {
      process.send({ id, result: await functions[name](...args) })
    } catch (error) {
      process.send({ id, error: String(error?.stack ?? error) })
    }
  })
  process.on('disconnect', () => process.exit())
}

/**
 * Starts a module in a process of its own.
 *
 * @param core the processor that it runs on, where that can be chosen
 * @returns its functions by their names, and `stop`
 */
export async function startRemote(file, { core, flags = [], env = {} } = {}) {
  const child = fork(file, {
    execArgv: flags,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  if (core !== undefined) pin(child.pid, core)
  const calls = new Map()
  let next = 0
  let isStopping = false
  child.on('message', ({ id, result, error }) => {
    const { resolve, reject } = calls.get(id)
    calls.delete(id)
    if (error === undefined) resolve(result)
    else reject(new Error(error))
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.once('exit', (code) => {
    for (const { reject } of calls.values()) reject(new Error(`${file} ended with ${code}`))
    if (!isStopping) console.error(`${file} ended with ${code}`)
  })
  const call = (name, ...args) =>
    new Promise((resolve, reject) => {
      const id = ++next
      calls.set(id, { resolve, reject })
      child.send({ id, name, args })
    })
  const stop = async () => {
    isStopping = true
    child.kill('SIGKILL')
    await exited
  }
  return new Proxy(
    {},
    {
      // A promise must not think that this is one.
      get: (_target, name) =>
        name === 'then' ? undefined : name === 'stop' ? stop : (...args) => call(name, ...args),
    },
  )
}

// Servers and load take turns on a processor otherwise. Where there is no `taskset` they do.
function pin(pid, core) {
  spawnSync('taskset', ['-a', '-p', '-c', String(core), String(pid)], { stdio: 'ignore' })
}
