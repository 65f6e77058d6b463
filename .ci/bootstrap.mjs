// Makes a fresh checkout ready: Node's version, npm packages, and what the browser tests need from the system.
// Built-ins only, because it runs before anything is installed.

import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the repository, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Ends the process with a message when Node is older than the packages accept. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `LiveJSX needs Node 20.19 or newer, this is ${process.versions.node}. Install a newer one from https://nodejs.org and run the command again.`,
  )
  process.exit(1)
}

/** Runs `npm ci` unless `node_modules` holds what `package-lock.json` says. */
export function installPackages() {
  if (isInstalled()) return
  console.log('Installing npm packages (npm ci) …')
  if (runNpm('ci')) return
  // A registry that lacks binaries of another platform fails `npm ci`, though nothing here needs them.
  console.log('`npm ci` failed, trying `npm install` …')
  if (runNpm('install', '--no-save')) return
  console.error('The packages of `package-lock.json` could not be installed; npm says why above.')
  process.exit(1)
}

function runNpm(...words) {
  const options = ['--ignore-scripts', '--no-fund', '--no-audit']
  const { status, error } = spawnSync('npm', [...words, ...options], {
    cwd: root,
    stdio: 'inherit',
  })
  if (error) console.error(`\`npm\` did not start: ${error.message}`)
  return status === 0
}

// Compares contents, not times: `npm install` and `git checkout` leave times that say nothing.
function isInstalled() {
  const installedFile = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || entry.link || entry.optional || entry.peer) continue
    if (installed[path]?.version !== entry.version) return false
    if (!existsSync(join(root, path))) return false
  }
  return true
}

// The shell is Chromium without a window to draw, in which the specs need half the time.
const headlessShell = 'chromium-headless-shell'
const chromiums = [headlessShell, 'chromium', 'chromium-browser', 'google-chrome']

/** Finds or installs Chromium: `CHROMIUM_PATH`, then Debian's headless shell, then any. Returns its path; `undefined` when there is none and none could be installed. */
export function ensureChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) {
    if (isExecutable(given)) return given
    console.error(`CHROMIUM_PATH is \`${given}\`, which is not an executable file.`)
    return undefined
  }
  if (!findProgram(headlessShell)) installFromDebian(headlessShell, 'The browser tests')
  // Older releases of Debian have no package of the shell alone.
  if (!findChromium()) installFromDebian('chromium', 'The browser tests')
  return findChromium()
}

function findChromium() {
  for (const name of chromiums) {
    const path = findProgram(name)
    if (path) return path
  }
  return undefined
}

/** Finds or installs redis-server. Returns its path; `undefined` when there is none. */
export function ensureRedis() {
  if (!findProgram('redis-server'))
    installFromDebian('redis-server', 'The tests with several nodes')
  return findProgram('redis-server')
}

function installFromDebian(name, reader) {
  const manual = `${reader} need \`${name}\`. Install it with \`sudo apt-get install ${name}\``
  const hint = name === headlessShell ? ', or set CHROMIUM_PATH to a Chromium or Chrome.' : '.'
  if (!findProgram('apt-get')) return console.error(manual + hint)
  const isRoot = process.getuid?.() === 0
  const sudo = isRoot ? [] : ['sudo', '-n']
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) {
    return console.error(manual + hint)
  }
  console.log(`Installing ${name} (apt-get) …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...words) => {
    const [program, ...rest] = [...sudo, ...words]
    return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  }
  const done =
    run('apt-get', 'update', '-q') &&
    run('apt-get', 'install', '-y', '-q', '--no-install-recommends', name)
  if (!done) console.error(`\`apt-get install ${name}\` failed. ${manual}${hint}`)
}

function findProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Absent or not executable: the answer is the same.
    return false
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  checkNode()
  installPackages()
  const chromium = ensureChromium()
  const redis = ensureRedis()
  console.log(`Node ${process.versions.node}, npm packages ready`)
  console.log(`chromium: ${chromium ?? 'missing'}`)
  console.log(`redis-server: ${redis ?? 'missing'}`)
  if (!chromium || !redis) process.exit(1)
}
