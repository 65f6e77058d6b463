import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { staticFiles } from './static-files.ts'

let directory: string
let http: Server
let origin: string

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'static-files-'))
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'assets/app-5f1c2d3e.js'), 'plain')
  writeFileSync(join(directory, 'assets/app-5f1c2d3e.js.br'), 'brotli')
  writeFileSync(join(directory, 'icon.svg'), '<svg/>')
  mkdirSync(join(directory, 'help'))
  writeFileSync(join(directory, 'help/index.html'), 'help')
  writeFileSync(join(directory, 'about.html.br'), 'about')
  writeFileSync(join(directory, 'LICENSE'), 'licence')
  const files = staticFiles(directory)
  http = createServer((request, response) =>
    files(request, response, () => response.writeHead(404).end()),
  )
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})

afterEach(() => {
  http.closeAllConnections()
  http.close()
  rmSync(directory, { recursive: true, force: true })
})

function get(path: string, encoding = 'identity'): Promise<Response> {
  return fetch(origin + path, { headers: { 'accept-encoding': encoding } })
}

describe('staticFiles', () => {
  it('[RT-12] lets browsers keep files with hashed names for ever, and ask again for others', async () => {
    const kept = async (path: string): Promise<string | null> =>
      (await get(path)).headers.get('cache-control')
    expect(await kept('/assets/app-5f1c2d3e.js')).toBe('public, max-age=31536000, immutable')
    expect(await kept('/icon.svg')).toBe('no-cache')
  })

  it('[RT-12] sends what was compressed beforehand to browsers that take it', async () => {
    const { headers } = await get('/assets/app-5f1c2d3e.js', 'br')
    expect(headers.get('content-encoding')).toBe('br')
    expect(await (await get('/assets/app-5f1c2d3e.js')).text()).toBe('plain')
  })

  it('finds files whose addresses have no ending', async () => {
    const texts = ['/help', '/help/', '/help/index', '/LICENSE?text'].map(async (path) =>
      (await get(path)).text(),
    )
    expect(await Promise.all(texts)).toEqual(['help', 'help', 'help', 'licence'])
    expect((await get('/about', 'br')).headers.get('content-encoding')).toBe('br')
    expect((await get('/about')).status).toBe(404)
    expect((await get('/icon%2Esvg')).status).toBe(200)
  })

  it('serves what a new build has added, and leaves addresses of pages alone', async () => {
    writeFileSync(join(directory, 'assets/app-0a1b2c3d.js'), 'new')
    writeFileSync(join(directory, 'board.html'), 'later than the server')
    expect(await (await get('/assets/app-0a1b2c3d.js')).text()).toBe('new')
    expect((await get('/board')).status).toBe(404)
  })

  it('serves nothing above its directory', async () => {
    const paths = ['/../etc/passwd', '/..%2f..%2fetc/passwd', '/assets/%2e%2e/%2e%2e/etc/passwd']
    const answers = await Promise.all(paths.map((path) => get(path)))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  })

  it('answers 404 for a file that a new build has removed, and lives on', async () => {
    expect((await get('/assets/app-5f1c2d3e.js')).status).toBe(200)
    rmSync(join(directory, 'assets'), { recursive: true })
    expect((await get('/assets/app-5f1c2d3e.js', 'br')).status).toBe(404)
    expect((await get('/icon.svg')).status).toBe(200)
  })
})
