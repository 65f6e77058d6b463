import { browserEntry, toResolvedId } from './entry-ids.ts'
import { splitQuery } from './options.ts'

/** Why a module must not reach the browser. */
export type Reason = 'builtin' | 'server-file' | 'server-package'

/** Returns why `specifier` is none of the browser's business, `undefined` when it may be. */
export function reasonAgainst(
  specifier: string,
  isBuiltin: (name: string) => boolean,
): Reason | undefined {
  const { path } = splitQuery(specifier)
  if (/^(livejsx|@livejsx)\/(server|testing|vite)$/.test(path)) return 'server-package'
  if (isServerFile(path)) return 'server-file'
  return isBuiltin(path) ? 'builtin' : undefined
}

/** Tells whether a specifier or path names a `*.server.ts` file or a folder `*.server`. */
function isServerFile(path: string): boolean {
  return /[^/]\.server(\.[cm]?[jt]sx?)?(\/|$)/.test(path) && !/\/node_modules\//.test(path)
}

/**
 * Finds the shortest way from an entry to a module.
 *
 * @param importersOf ids of the modules that import a module
 * @returns ids from the entry to `target`
 */
export function findChain(
  target: string,
  importersOf: (id: string) => readonly string[],
): string[] {
  const next = new Map<string, string | undefined>([[target, undefined]])
  const queue = [target]
  let last = target
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    last = id
    const importers = importersOf(id)
    if (importers.length === 0) break
    for (const importer of importers) {
      if (next.has(importer)) continue
      next.set(importer, id)
      queue.push(importer)
    }
  }
  const chain: string[] = []
  for (let id: string | undefined = last; id !== undefined; id = next.get(id)) chain.push(id)
  return chain
}

/** Says which rule was broken, by which chain of imports, and how to mend it. */
export function describeForbidden(
  specifier: string,
  reason: Reason,
  importers: readonly string[],
  root: string,
): string {
  const chain = [...importers.map((id) => moduleLabel(id, root)), specifier]
  const lines = chain.map(
    (name, depth) => `${'  '.repeat(depth + 1)}${depth > 0 ? '→ ' : ''}${name}`,
  )
  return [`${rules[reason](specifier)} It is imported by:`, ...lines, advice].join('\n')
}

const rules: Record<Reason, (specifier: string) => string> = {
  builtin: (name) => `\`${name}\` is a module of Node and cannot run in the browser.`,
  'server-file': (name) =>
    `\`${name}\` is a server file (\`*.server.*\`) and must not reach the browser.`,
  'server-package': (name) => `\`${name}\` runs on the server only and must not reach the browser.`,
}

const advice =
  'Use it in the server half of a live view or component (`mount`, `handleEvent`, …), whose imports stay on the server, and hand `render` what it needs as assigns.'

function moduleLabel(id: string, root: string): string {
  if (id === toResolvedId(browserEntry)) return 'browser entry'
  const path = splitQuery(id).path.replaceAll('\0', '')
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
}
