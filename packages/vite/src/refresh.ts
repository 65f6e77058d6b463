import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin } from 'vite'
import { jsx } from './jsx.ts'
import { splitQuery } from './options.ts'

/**
 * Keeps the state of plain components in the browser when their module is evaluated anew: the
 * compiler names them and the hooks they use, and `runtime/refresh.ts` puts the new function in
 * the place of the old one. Development only.
 */
export function refresh(): Plugin[] {
  return [
    {
      name: 'livejsx:refresh-hooks',
      enforce: 'pre',
      apply: 'serve',
      applyToEnvironment: (environment) => environment.config.consumer === 'client',
      transform: {
        filter: { id: /\.[cm]?ts(\?|$)/, code: /\buse[A-Z]\w*\(/ },
        // Vite asks the compiler for names only in files with tags, and takes this for one. Without
        // it a hook of another file could change unseen, below components that keep their state.
        handler: (code) => ({ code: `${code}\n// ${jsx.importSource}/jsx-runtime`, map: null }),
      },
    },
    {
      name: 'livejsx:refresh',
      apply: 'serve',
      applyToEnvironment: (environment) => environment.config.consumer === 'client',
      config: () => ({ oxc: { jsx: { refresh: true } } }),
      transform: {
        filter: { code: /\$Refresh(Reg|Sig)\$\(/ },
        // After the code, which keeps its place: imports and functions are there from the start.
        handler: (code, id) => ({ code: `${code}\n${registration(id)}`, map: null }),
      },
    },
  ]
}

/**
 * Binds what the compiler calls, and swaps when the module has run. Nothing accepts the module: a
 * live file that imports it does, and takes the new functions.
 */
function registration(id: string): string {
  const file = JSON.stringify(splitQuery(id).path)
  return [
    `import * as __refresh from ${JSON.stringify(runtimeFile())}`,
    `function $RefreshReg$(type, name) { __refresh.register(type, ${file} + ' ' + name) }`,
    'function $RefreshSig$() { return __refresh.createSignature() }',
    '__refresh.swap()',
  ].join('\n')
}

function runtimeFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return normalizePath(fileURLToPath(new URL(`./runtime/refresh.${extension}`, import.meta.url)))
}
