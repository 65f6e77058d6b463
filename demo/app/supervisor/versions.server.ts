import { spawn } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NextVersion } from './messages.ts'

/** A build of this app that can be started. */
export interface Version {
  readonly number: number
  /** Folder with `server/index.js` and `client/`. */
  readonly folder: string
}

/** The builds of this app, one after the other. */
export interface Versions {
  /** What runs first: the build that is there. */
  readonly first: Version
  /** Waits for the next version, which is being built from now on if it was not before. */
  next(): Promise<Version>
  /** Says that the next version runs, and begins with the one after it. */
  advance(version: Version): void
  /** Ends the build that runs. */
  stop(): void
  /** Removes what was built, which nobody runs any more. */
  clear(): void
}

/**
 * Builds versions ahead, so that a deploy need not wait: each is a build of its own by Vite, in code
 * for server and browser, under a name of its own.
 *
 * @param app folder of the app
 * @param dist folder of the first build
 * @param folder folder for the others; emptied
 * @param onNext told where the next version is
 */
export function createVersions(options: {
  app: string
  dist: string
  folder: string
  onNext(next: NextVersion): void
}): Versions {
  const { app, dist, folder, onNext } = options
  let current: Version = { number: 1, folder: dist }
  let previous: Version | undefined
  let building: Promise<Version> | undefined
  let endBuild = (): void => undefined
  rmSync(folder, { recursive: true, force: true })

  const build = async (number: number): Promise<Version> => {
    onNext('building')
    const version = { number, folder: join(folder, String(number)) }
    try {
      const running = runVite(app, version)
      endBuild = running.stop
      await running.over
      // Pages of the version before may still ask for files of theirs.
      const kept = { recursive: true, force: false, errorOnExist: false }
      cpSync(join(current.folder, 'client/assets'), join(version.folder, 'client/assets'), kept)
      onNext('ready')
      return version
    } catch (error) {
      building = undefined
      onNext('failed')
      throw error
    }
  }
  return {
    first: current,
    next: () => (building ??= build(current.number + 1)),
    advance(version) {
      // The one before the last has no server any more.
      if (previous !== undefined && previous.folder !== dist)
        rmSync(previous.folder, { recursive: true, force: true })
      previous = current
      current = version
      building = undefined
    },
    stop: () => endBuild(),
    clear: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}

function runVite(app: string, { number, folder }: Version): { over: Promise<void>; stop(): void } {
  const vite = join(
    dirname(createRequire(join(app, 'package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  )
  const child = spawn(
    process.execPath,
    [vite, 'build', '--outDir', folder, '--logLevel', 'error'],
    {
      cwd: app,
      env: { ...process.env, VITE_VERSION: String(number) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const over = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else
        reject(new Error(`Version ${number} could not be built: \`vite build\` ended with ${code}`))
    })
  })
  return { over, stop: () => void child.kill() }
}
