import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path/posix'
import { normalizePath } from 'vite'
import { isLivePath, readLiveFile } from './live-file.ts'
import { toSource, type AppFiles } from './options.ts'
import { viewIdOf } from './view-id.ts'

/** A live view of the app: a `*.live.tsx` file whose default export is a `liveView`. */
export interface ViewFile {
  id: string
  /** Absolute path. */
  file: string
}

/**
 * Lists the live views of an app, sorted by id.
 *
 * @throws LocatedError when a live file cannot be parsed
 */
export async function listViews(app: AppFiles): Promise<ViewFile[]> {
  const files = await listLiveFiles(app)
  const views = await Promise.all(
    files.map(async (file) => {
      const source = toSource(await readFile(file, 'utf8'), file, app.root)
      return readLiveFile(source).isView ? [{ id: viewIdOf(file, app.directory), file }] : []
    }),
  )
  return views.flat().toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** Lists the absolute paths of all live files of an app, with and without a view. */
async function listLiveFiles(app: AppFiles): Promise<string[]> {
  const entries = await readdir(app.directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && isLivePath(entry.name))
    .map((entry) => join(normalizePath(entry.parentPath), entry.name))
    .filter((file) => !file.includes('/node_modules/'))
}
