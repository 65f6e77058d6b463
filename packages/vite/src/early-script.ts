import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { minify, transformWithOxc } from 'vite'

/** What pages carry in themselves, in the order in which it runs. */
const parts = ['early-events', 'missing-code']

/** Returns the script that pages carry in themselves, see `runtime/early-events.ts` and `missing-code.ts`. */
export async function readEarlyScript(): Promise<string> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const codes = await Promise.all(parts.map((name) => readPart(`./runtime/${name}.${extension}`)))
  // A function, so that their names are not the page's.
  const small = await minify('early.js', `(()=>{${codes.join('\n')}})()`)
  return small.code.trim()
}

async function readPart(path: string): Promise<string> {
  const file = fileURLToPath(new URL(path, import.meta.url))
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file, { target: 'es2022' })
  // They are one script: what one imports of the other is there.
  return code.replace(/^(?:import .*|export \{.*\};?|\/\/# source.*)$|^export (?=function)/gm, '')
}
