import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EnvironmentModuleNode } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hotUpdates } from './hot.ts'
import { toClientModule } from './live-files.ts'
import { appFiles } from './options.ts'

/** The hooks that are called by hand here, as Vite calls them. */
interface Hooks {
  configureServer(server: object): Promise<void>
  readonly hotUpdate: { readonly handler: (this: object, options: object) => unknown }
}

let root = ''
let hooks: Hooks
const served = new Map<string, string>()

const page = { id: 'page' } as EnvironmentModuleNode
const entry = { id: 'entry' } as EnvironmentModuleNode
const view = (server: string, text: string) => `import { liveView } from 'livejsx'
export default liveView({ mount: () => (${server}), render: () => <p>${text}</p> })`

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'livejsx-hot-'))
  const app = appFiles({ app: '.' }, root)
  await writeFile(join(root, 'page.live.tsx'), view('{}', 'a'))
  served.set(
    join(root, 'page.live.tsx'),
    toClientModule(view('{}', 'a'), join(root, 'page.live.tsx'), app, true).content,
  )
  hooks = hotUpdates({ app: '.' }, served) as unknown as Hooks
  await hooks.configureServer({ config: { root } })
})

afterEach(() => rm(root, { recursive: true, force: true }))

/** What the plugin makes of an edit: `undefined` = Vite's own way. */
async function edit(name: string, code: string, environment = 'client', type = 'update') {
  const file = join(root, name)
  await writeFile(file, code)
  return hooks.hotUpdate.handler.call(
    {
      environment: {
        name: environment,
        config: { root },
        moduleGraph: { getModuleById: () => entry },
      },
    },
    { file, type, modules: [page], read: () => code },
  )
}

describe('hotUpdates', () => {
  it('[DX-02] sends nothing to the browser for an edit of the server half', async () => {
    expect(await edit('page.live.tsx', view('{ longer: "than before",\n n: 1 }', 'a'))).toEqual([])
  })

  it('[DX-02] leaves an edit of the view half to Vite', async () => {
    expect(await edit('page.live.tsx', view('{}', 'b'))).toBeUndefined()
  })

  it('leaves a file that cannot be split to Vite, whose load reports the error', async () => {
    expect(await edit('page.live.tsx', 'export default liveView({')).toBeUndefined()
  })

  it('updates the browser entry too when a view comes', async () => {
    expect(await edit('other.live.tsx', view('{}', 'c'), 'client', 'create')).toEqual([page, entry])
  })

  it('[DX-02] keeps style sheets from the server, which takes only class names of CSS modules', async () => {
    expect(await edit('a.css', 'a {}', 'ssr')).toEqual([])
    expect(await edit('a.module.css', '.a {}', 'ssr')).toBeUndefined()
    expect(await edit('a.css', 'a {}')).toBeUndefined()
  })
})
