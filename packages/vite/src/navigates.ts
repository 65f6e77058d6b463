import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path/posix'
import { normalizePath } from 'vite'
import type { AppFiles } from './options.ts'

/** What leads from one address to another without loading a document. */
const ways =
  /\b(?:Link|pushPatch|pushNavigate|beforeNavigate|useNavigation)\b|\bnavigate\(|\bjs\.(?:navigate|patch)\b/
const isScript = /\.[jt]sx?$/

/**
 * Whether pages of an app go from view to view, or from address to address, over their connection. An
 * app that never says so does without the code of it.
 */
export async function navigates(app: AppFiles): Promise<boolean> {
  const entries = await readdir(app.directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && isScript.test(entry.name))
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) =>
      ways.test(await readFile(join(normalizePath(parentPath), name), 'utf8')),
    ),
  )
  return found.includes(true)
}
