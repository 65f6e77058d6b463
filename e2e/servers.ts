import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { secret } from './ports.ts'

const demo = join(import.meta.dirname, '../demo')

/** A server that a spec started for itself. */
export interface OwnServer {
  readonly url: string
  /** Ends the process at once, as a crash would. Safe to call twice. */
  kill(): Promise<void>
  /** Asks the process to end, as a process manager does. Resolves with its exit code. */
  stop(): Promise<number | null>
}

/** Starts the demo's production server on a port of its own. */
export function startBuild(port: number): Promise<OwnServer> {
  const env = { NODE_ENV: 'production', LIVEJSX_SECRET: secret, PORT: String(port) }
  return start(process.execPath, ['dist/server/index.js'], { cwd: demo, env, port })
}

/** How a start ended that was refused. */
export interface RefusedStart {
  readonly code: number | null
  readonly firstLine: string
}

/** Starts the demo's production server with a secret that it must refuse; `undefined` = none. */
export function startRefused(badSecret: string | undefined): Promise<RefusedStart> {
  const { LIVEJSX_SECRET: _own, ...env } = process.env
  const child = spawn(process.execPath, ['dist/server/index.js'], {
    cwd: demo,
    env: { ...env, ...(badSecret === undefined ? {} : { LIVEJSX_SECRET: badSecret }), PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, firstLine: output.split('\n')[0] ?? '' }))
  })
}

/** A copy of the demo that a spec may edit, served by Vite. */
export interface EditableApp extends OwnServer {
  /**
   * Replaces text in a file of the copy.
   *
   * @throws Error when the file does not hold `from` exactly once
   */
  edit(file: string, from: string, to: string): void
  /** Adds a file to the copy. */
  write(file: string, text: string): void
}

/** Copies the demo's sources beside the specs and starts Vite's dev server on the copy. */
export async function startEditable(port: number): Promise<EditableApp> {
  const folder = join(import.meta.dirname, `.work/app-${port}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(demo, folder, {
    recursive: true,
    filter: (source) => !/\/(dist|node_modules|\.work)(\/|$)/.test(source.slice(demo.length)),
  })
  // The copy's `tsconfig.json` extends it.
  cpSync(join(demo, '../tsconfig.base.json'), join(folder, '../tsconfig.base.json'))
  const vite = join(import.meta.dirname, '../node_modules/vite/bin/vite.js')
  const server = await start(process.execPath, [vite, '--port', String(port), '--strictPort'], {
    cwd: folder,
    env: { LIVEJSX_SECRET: secret },
    port,
  })
  return {
    ...server,
    write: (file, text) => writeFileSync(join(folder, file), text),
    edit(file, from, to) {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8')
      const count = text.split(from).length - 1
      if (count !== 1) throw new Error(`${file} holds \`${from}\` ${count} times, expected once`)
      writeFileSync(
        path,
        text.replace(from, () => to),
      )
    },
  }
}

interface StartOptions {
  cwd: string
  env: Record<string, string>
  port: number
}

async function start(
  program: string,
  words: string[],
  { cwd, env, port }: StartOptions,
): Promise<OwnServer> {
  const child = spawn(program, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://localhost:${port}`
  await untilAnswers(url, child, () => output)
  return {
    url,
    async kill() {
      if (child.exitCode === null) child.kill('SIGKILL')
      await exited
    },
    async stop() {
      child.kill('SIGTERM')
      await exited
      return child.exitCode
    },
  }
}

async function untilAnswers(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline && child.exitCode === null) {
    const answered = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) return
    await wait(50)
  }
  child.kill('SIGKILL')
  throw new Error(`The server on ${url} did not start:\n${output()}`)
}
