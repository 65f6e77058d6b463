import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { minify, transformWithOxc } from 'vite'

/** Returns the script that pages carry in themselves, see `runtime/early-events.ts`. */
export async function readEarlyScript(): Promise<string> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const file = fileURLToPath(new URL(`./runtime/early-events.${extension}`, import.meta.url))
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file, { target: 'es2022' })
  // A block, so that its names are not the page's.
  const small = await minify(file, `{${code.replace(/^export \{\};?$|^\/\/# source.*$/gm, '')}}`)
  return small.code.trim()
}
