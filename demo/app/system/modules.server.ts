import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import type { ModuleSize, ModuleSizes } from '../widgets/module-sizes.ts'

/** How many of the largest are told, by each measure. */
const told = 24

/** Pause after each package, in ms: this server has better things to do. */
const restMs = 30

/**
 * Finds the folder that Preact is installed in, and so the app's other packages, from a folder
 * upwards.
 *
 * @throws Error when there is none
 */
export async function findModules(from: string): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = await stat(join(folder, 'node_modules/preact')).catch(() => undefined)
    if (found?.isDirectory()) return join(folder, 'node_modules')
    if (dirname(folder) === folder) throw new Error(`No packages are installed for ${from}`)
  }
}

/**
 * Measures the packages in a folder, file by file.
 *
 * @throws an `AbortError` when the signal is aborted, or its reason
 */
export async function measureModules(folder: string, signal: AbortSignal): Promise<ModuleSizes> {
  const begun = performance.now()
  const modules: ModuleSize[] = []
  for (const name of await packagesIn(folder)) {
    modules.push({ name, ...(await measure(join(folder, name), signal)) })
    await rest(restMs, undefined, { signal })
  }
  return {
    tookMs: Math.round(performance.now() - begun),
    count: modules.length,
    bytes: modules.reduce((sum, { bytes }) => sum + bytes, 0),
    files: modules.reduce((sum, { files }) => sum + files, 0),
    largest: [...new Set([...largestBy('bytes', modules), ...largestBy('files', modules)])],
  }
}

function largestBy(name: 'bytes' | 'files', modules: readonly ModuleSize[]): ModuleSize[] {
  return modules.toSorted((one, other) => other[name] - one[name]).slice(0, told)
}

async function packagesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const nested = names.map(async ({ name }) => {
    if (!name.startsWith('@')) return [name]
    const scoped = await readdir(join(folder, name), { withFileTypes: true })
    return scoped.filter((entry) => entry.isDirectory()).map((entry) => `${name}/${entry.name}`)
  })
  return (await Promise.all(nested)).flat()
}

async function measure(
  folder: string,
  signal: AbortSignal,
): Promise<{ bytes: number; files: number }> {
  signal.throwIfAborted()
  let bytes = 0
  let files = 0
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      const inside = await measure(path, signal)
      bytes += inside.bytes
      files += inside.files
    } else if (entry.isFile()) {
      bytes += (await stat(path)).size
      files += 1
    }
  }
  return { bytes, files }
}
