import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compressFolder } from './compress.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livejsx-compress-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('compressFolder', () => {
  it('writes both forms beside what gains from them', async () => {
    const text = 'const a = 1\n'.repeat(500)
    await mkdir(join(folder, 'assets'))
    await mkdir(join(folder, '.vite'))
    await writeFile(join(folder, 'assets/a.js'), text)
    await writeFile(join(folder, 'assets/small.css'), 'a {}')
    await writeFile(join(folder, 'assets/font.woff2'), text)
    await writeFile(join(folder, 'assets/a.js.map'), text)
    await writeFile(join(folder, '.vite/manifest.json'), text)
    await compressFolder(folder)

    const files = await readdir(join(folder, 'assets'))
    expect(files.toSorted()).toEqual([
      'a.js',
      'a.js.br',
      'a.js.gz',
      'a.js.map',
      'font.woff2',
      'small.css',
    ])
    expect(await readdir(join(folder, '.vite'))).toEqual(['manifest.json'])
    const read = (name: string) => readFile(join(folder, 'assets', name))
    expect(brotliDecompressSync(await read('a.js.br')).toString()).toBe(text)
    expect(gunzipSync(await read('a.js.gz')).toString()).toBe(text)
  })
})
