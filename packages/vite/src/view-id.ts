import { relative } from 'node:path/posix'
import type { LiveFile } from './live-file.ts'

/** Returns the stable name of a live file: its path below `appRoot` without `.live.tsx`. */
export function viewIdOf(file: string, appRoot: string): string {
  return relative(appRoot, file).replace(/\.live\.[jt]sx?$/, '')
}

/**
 * Writes the further arguments of each live call, `, "id"` and in development
 * `, import.meta.hot`, and the line that takes new versions of the file in.
 *
 * @param code the file's source, or its view half: both have the calls at the same place
 */
export function writeIds(
  code: string,
  file: LiveFile,
  options: { viewId: string; half: 'both' | 'view'; isHot: boolean },
): string {
  let written = code
  const lastFirst = file.calls.toSorted((one, other) => other.node.end - one.node.end)
  for (const { node, definition, isDefault, maker, name } of lastFirst) {
    // The view half has lost assertions around the definition, and perhaps the whole call.
    const at = options.half === 'view' ? definition.end : (node.arguments[0]?.end ?? definition.end)
    if (written[at - 1] === ' ') continue
    const isView = isDefault && maker === 'liveView'
    const id = JSON.stringify(isView ? options.viewId : `${options.viewId}#${name}`)
    const added = options.isHot ? `, ${id}, import.meta.hot` : `, ${id}`
    written = written.slice(0, at) + added + written.slice(at)
  }
  if (!options.isHot || !file.isSwappable || file.calls.length === 0) return written
  return `${written}\nif (import.meta.hot) import.meta.hot.accept()`
}
