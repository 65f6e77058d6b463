import type { Plugin } from 'vite'
import { build } from './build.ts'
import { clientFiles } from './client-files.ts'
import { dependencies } from './dependencies.ts'
import { devServer } from './dev-server.ts'
import { entries } from './entries.ts'
import { features } from './features.ts'
import { guard } from './guard.ts'
import { hotUpdates } from './hot.ts'
import { htmlTemplates } from './html-templates.ts'
import { liveFiles, type ServedHalves } from './live-files.ts'
import { misplacedViews } from './misplaced.ts'
import type { LiveJsxOptions } from './options.ts'
import { parts } from './parts.ts'
import { refresh } from './refresh.ts'
import { slimSocket } from './slim-socket.ts'

/**
 * The Vite plugins of LiveJSX: the split of live files, the dev server and both builds.
 *
 * Under Vitest only JSX is set up: tests run both halves in one process, and Vitest calls the
 * environment of DOM tests `client` too.
 *
 * @example
 * // vite.config.ts
 * import { defineConfig } from 'vite'
 * import { livejsx } from 'livejsx/vite'
 * export default defineConfig({ plugins: [livejsx()] })
 */
export function livejsx(options: LiveJsxOptions = {}): Plugin[] {
  if (process.env['VITEST']) return [build()]
  const served: ServedHalves = new Map()
  return [
    build(),
    dependencies(options),
    liveFiles(options, served),
    misplacedViews(),
    clientFiles(),
    guard(),
    entries(options),
    slimSocket(),
    parts(options),
    features(),
    htmlTemplates(),
    ...refresh(),
    devServer(),
    hotUpdates(options, served),
  ]
}
