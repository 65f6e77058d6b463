import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findModules, measureModules } from './modules.server.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'modules-'))
  await mkdir(join(root, 'node_modules/@scope/inner/lib'), { recursive: true })
  await mkdir(join(root, 'node_modules/preact'), { recursive: true })
  await mkdir(join(root, 'app/node_modules'), { recursive: true })
  await writeFile(join(root, 'node_modules/@scope/inner/index.js'), 'x'.repeat(100))
  await writeFile(join(root, 'node_modules/@scope/inner/lib/more.js'), 'x'.repeat(50))
  await writeFile(join(root, 'node_modules/preact/index.js'), 'x'.repeat(300))
})
afterEach(() => rm(root, { recursive: true }))

it('finds the packages from a folder upwards', async () => {
  expect(await findModules(join(root, 'app'))).toBe(join(root, 'node_modules'))
})

it('adds up each package, scoped ones too, the largest first', async () => {
  const sizes = await measureModules(join(root, 'node_modules'), new AbortController().signal)
  expect(sizes).toMatchObject({ count: 2, bytes: 450, files: 3 })
  expect(sizes.largest).toEqual([
    { name: 'preact', bytes: 300, files: 1 },
    { name: '@scope/inner', bytes: 150, files: 2 },
  ])
})

it('stops when nobody waits for it any more', async () => {
  const abort = new AbortController()
  abort.abort(new Error('gone'))
  await expect(measureModules(join(root, 'node_modules'), abort.signal)).rejects.toThrow('gone')
})
