import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InlineConfig } from 'vite'
import { vi } from 'vitest'
import { livejsx } from '../src/index.ts'

/** Root of the fixture app. Whatever must not reach the browser there is spelled `canary`. */
export const fixtureRoot = join(import.meta.dirname, 'fixtures')

/** Configuration of the fixture app, with stubs in place of the packages and the split switched on. */
export function fixtureConfig(cacheDir: string, root = fixtureRoot): InlineConfig {
  // The plugins look at it to tell a test run of an app.
  vi.stubEnv('VITEST', undefined)
  const stub = (name: string) => join(fixtureRoot, 'stub', name)
  return {
    root,
    cacheDir,
    configFile: false,
    logLevel: 'silent',
    plugins: [livejsx()],
    resolve: {
      alias: [
        { find: /^livejsx$/, replacement: stub('livejsx.ts') },
        { find: /^livejsx\/client$/, replacement: stub('client.ts') },
        { find: /^livejsx\/jsx-(dev-)?runtime$/, replacement: stub('jsx-runtime.ts') },
      ],
    },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  }
}

/** Returns all files below a folder by their path in it. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const texts = files.map(async (entry): Promise<[string, string]> => {
    const path = join(entry.parentPath, entry.name)
    return [path.slice(folder.length + 1), await readFile(path, 'utf8')]
  })
  return new Map(await Promise.all(texts))
}

/** Returns what a text says against the split: each canary with a little around it. */
export function canariesIn(text: string): string[] {
  return [...text.matchAll(/.{0,20}canary.{0,20}/gi)].map(([found]) => found)
}

/** Returns the words of a fixture that must arrive: without them the absence of others means little. */
export function keptWords(text: string): string[] {
  return [...new Set(text.match(/KEEP_\w+/g))]
}
