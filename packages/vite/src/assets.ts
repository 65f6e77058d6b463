import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { normalizePath, type Manifest, type ManifestChunk, type ResolvedConfig } from 'vite'
import { readEarlyScript } from './early-script.ts'
import { browserEntry, partsFile } from './entry-ids.ts'
import type { AppFiles } from './options.ts'
import type { PartsByView } from './parts.ts'
import { listViews, type ViewFile } from './view-list.ts'

/** Files of the browser, as `setAssets` of `livejsx/server` takes them. Paths are URL paths. */
export interface Assets {
  /** Script that starts the browser side. */
  entry: string
  /** Style sheets of every page. */
  styles: string[]
  /**
   * By view id: what a page with this view needs beyond the above, and whether its render may show
   * live components or nested views (`undefined` = unknown).
   */
  views: Record<string, { scripts: string[]; styles: string[]; parts?: boolean }>
  /** Development only: styles for the first paint, with the ids under which Vite replaces them. */
  inlineStyles?: { id: string; css: string }[]
  /** Development only: scripts before the entry. */
  devScripts?: string[]
  /** Script that pages carry in themselves. */
  early?: string
  /** Name of this build, of 12 letters and digits. */
  build: string
  development?: boolean
}

/**
 * Reads what the client build left: its manifest, and which views may have live parts.
 *
 * @throws Error when there is nothing
 */
export async function readAssets(
  app: AppFiles,
  config: Pick<ResolvedConfig, 'root' | 'base' | 'environments'>,
): Promise<Assets> {
  const outDir = resolve(config.root, config.environments['client']?.build.outDir ?? 'dist/client')
  const manifest = (await readLeft(join(outDir, '.vite/manifest.json'))) as Manifest
  const parts = (await readLeft(join(outDir, partsFile))) as PartsByView
  const views = (await listViews(app)).map((view) => ({ ...view, parts: parts[view.id] }))
  return { ...toAssets(manifest, views, app.root, config.base), early: await readEarlyScript() }
}

async function readLeft(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(
      `\`${path}\` is missing: the server is built from what the client build leaves. Run \`vite build\` for both.`,
      { cause },
    )
  })
  return JSON.parse(text)
}

interface ChunkFiles {
  scripts: string[]
  styles: string[]
}

/** Turns a manifest into assets. `views` outside of the manifest get no files of their own. */
export function toAssets(
  manifest: Manifest,
  views: readonly (ViewFile & { parts?: boolean | undefined })[],
  root: string,
  base: string,
): Assets {
  const entry = Object.values(manifest).find((chunk) => chunk.isEntry)
  if (!entry)
    throw new Error(`The client build has no entry: \`${browserEntry}\` was not its input.`)
  const shared = filesOf(entry, manifest)
  const ownUrls = (files: readonly string[], others: readonly string[]) =>
    files.filter((file) => !others.includes(file)).map((file) => base + file)
  return {
    entry: base + entry.file,
    styles: ownUrls(shared.styles, []),
    views: Object.fromEntries(
      views.map(({ id, file, parts }) => {
        const chunk = manifest[normalizePath(relative(root, file))]
        const files: ChunkFiles = chunk ? filesOf(chunk, manifest) : { scripts: [], styles: [] }
        const scripts = ownUrls(files.scripts, shared.scripts)
        const styles = ownUrls(files.styles, shared.styles)
        return [id, { scripts, styles, ...(parts !== undefined && { parts }) }]
      }),
    ),
    build: createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 12),
  }
}

/** Collects the files of a chunk and its static imports, imports first: later styles win. */
function filesOf(chunk: ManifestChunk, manifest: Manifest): ChunkFiles {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const seen = new Set<ManifestChunk>()
  collect(chunk)
  return { scripts: [...scripts], styles: [...styles] }

  function collect(each: ManifestChunk): void {
    if (seen.has(each)) return
    seen.add(each)
    for (const key of each.imports ?? []) {
      const imported = manifest[key]
      if (imported) collect(imported)
    }
    scripts.add(each.file)
    for (const style of each.css ?? []) styles.add(style)
  }
}
