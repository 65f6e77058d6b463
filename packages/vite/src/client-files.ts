import { readFile } from 'node:fs/promises'
import { parseSync, type Plugin } from 'vite'
import { isLivePath } from './live-file.ts'
import { splitQuery } from './options.ts'
import { isClientOnly } from './reachability.ts'

/** Replaces `*.client.ts` files on the server, where nothing of them may run. */
export function clientFiles(): Plugin {
  return {
    name: 'livejsx:client-files',
    enforce: 'pre',
    applyToEnvironment: (environment) => environment.config.consumer === 'server',
    load: {
      filter: { id: /\.client\.[cm]?[jt]sx?(\?|$)/ },
      async handler(id) {
        const { path } = splitQuery(id)
        if (!isClientOnly(path) || isLivePath(path)) return null
        return { code: toEmptyModule(path, await readFile(path, 'utf8')), moduleType: 'js' }
      },
    },
  }
}

/** Returns a module with the same names, all `undefined`: what imports them must still link. */
export function toEmptyModule(path: string, code: string): string {
  const exported = parseSync(path, code).module.staticExports.flatMap((each) => each.entries)
  const names = exported
    .filter((entry) => !entry.isType && entry.exportName.kind === 'Name')
    .flatMap((entry) => entry.exportName.name ?? [])
  return [
    ...names.map((name) => `export const ${name} = undefined`),
    'export default undefined',
  ].join('\n')
}
