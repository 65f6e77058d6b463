// Runs one command as a named step and says how it went.

import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './bootstrap.mjs'

const env = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
}

/**
 * Runs a program of `node_modules/.bin` or the system in the repository and keeps what it prints.
 * Never rejects: a program that cannot be started is a failed step.
 *
 * @param {string} name what the step is called in the output
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: Record<string, string>, live?: boolean }} [options] `live` prints at once instead of keeping
 * @returns {Promise<{ name: string, passed: boolean, output: string, seconds: number }>}
 */
export function runStep(name, [program, ...words], options = {}) {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: options.cwd ?? root,
      env: { ...env, ...options.env },
      stdio: ['ignore', ...(options.live ? ['inherit', 'inherit'] : ['pipe', 'pipe'])],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    const end = (passed) =>
      resolve({ name, passed, output, seconds: (performance.now() - started) / 1000 })
    child.on('error', (error) => {
      output += `\`${program}\` did not start: ${error.message}\n`
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

/** Prints one line for a step, and its output when it failed. */
export function reportStep({ name, passed, output, seconds }) {
  console.log(`${passed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`)
  if (!passed && output) console.log(output.trimEnd().replace(/^/gm, '  '))
}
