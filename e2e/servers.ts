import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { secret } from './ports.ts'

/** Folders of the apps that specs start. */
const folders = {
  demo: join(import.meta.dirname, '../demo'),
  lab: join(import.meta.dirname, 'lab'),
}

type App = keyof typeof folders

/** A server that a spec started for itself. */
export interface OwnServer {
  readonly url: string
  /** Ends the process at once, as a crash would. Safe to call twice. */
  kill(): Promise<void>
  /** Asks the process to end, as a process manager does. Resolves with its exit code. */
  stop(): Promise<number | null>
}

/** Starts an app's production server on a port of its own. */
export function startBuild(
  app: App,
  port: number,
  { flags = [], env = {} }: { flags?: string[]; env?: Record<string, string> } = {},
): Promise<OwnServer> {
  return start(process.execPath, [...flags, 'dist/server/index.js'], {
    cwd: folders[app],
    env: { NODE_ENV: 'production', LIVEJSX_SECRET: secret, PORT: String(port), ...env },
    port,
  })
}

/** Starts the demo as visitors find it: its server under a supervisor, which starts it again. */
export function startSupervised(port: number): Promise<OwnServer> {
  return start(process.execPath, ['dist/server/supervisor.js'], {
    cwd: folders.demo,
    env: { NODE_ENV: 'production', LIVEJSX_SECRET: secret, PORT: String(port) },
    port,
  })
}

/** Starts the lab as the next deploy of it would be: the same pages, under the id of another build. */
export function startNextBuild(port: number): Promise<OwnServer> {
  const folder = join(import.meta.dirname, `.work/next-${port}`)
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(folders.lab, 'dist'), join(folder, 'dist'), { recursive: true })
  const entry = join(folder, 'dist/server/index.js')
  const code = readFileSync(entry, 'utf8')
  const next = code.replace(/"build": "\w+"/, '"build": "next"')
  if (next === code) throw new Error(`${entry} names no build`)
  writeFileSync(entry, next)
  return start(process.execPath, ['dist/server/index.js'], {
    cwd: folder,
    env: { NODE_ENV: 'production', LIVEJSX_SECRET: secret, PORT: String(port) },
    port,
  })
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
    cwd: folders.demo,
    env: { ...env, ...(badSecret === undefined ? {} : { LIVEJSX_SECRET: badSecret }), PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let output = ''
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, firstLine: output.split('\n')[0] ?? '' }))
  })
}

/** A copy of an app that a spec may edit, served by Vite. */
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

/** Copies an app's sources beside the specs and starts Vite's dev server on the copy. */
export async function startEditable(app: App, port: number): Promise<EditableApp> {
  const source = folders[app]
  const folder = join(import.meta.dirname, `.work/app-${port}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(source, folder, {
    recursive: true,
    filter: (file) => !/\/(dist|node_modules|\.work)(\/|$)/.test(file.slice(source.length)),
  })
  // What the app's own file extends is nowhere beside the copy.
  const options = { extends: join(source, 'tsconfig.json') }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options))
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
  const deadline = Date.now() + 60_000
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
