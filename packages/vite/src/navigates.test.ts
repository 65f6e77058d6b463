import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { navigates } from './navigates.ts'
import { appFiles } from './options.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livejsx-navigates-'))
  await mkdir(join(folder, 'app'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Whether an app with one more file goes from view to view. */
async function says(code: string, name = 'a.live.tsx'): Promise<boolean> {
  const file = join(folder, 'app', name)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(join(folder, 'app', 'plain.live.tsx'), 'export default liveView({ render })')
  await writeFile(file, code)
  const found = await navigates(appFiles({}, folder))
  await rm(file)
  return found
}

describe('navigates', () => {
  it('[NAV-01] finds what leads from one address to another', async () => {
    for (const code of [
      'render: () => <Link to="/a">A</Link>',
      "import { Link as Way } from 'livejsx'",
      "socket.pushPatch('/a')",
      "socket.pushNavigate('/a', { replace: true })",
      "navigate('/a')",
      "onClick={js.navigate('/a')}",
      "onClick={chain(js.patch('?a'), js.hide('#menu'))}",
      'beforeNavigate(() => false)',
      'const { to } = useNavigation()',
    ]) {
      expect([code, await says(code)]).toEqual([code, true])
    }
  })

  it('[NAV-01] looks into every script of the app', async () => {
    const code = "navigate('/a')"
    expect(await says(code, 'client.ts')).toBe(true)
    expect(await says(code, 'deep/down/way.js')).toBe(true)
    expect(await says(code, 'notes.md')).toBe(false)
  })

  it('[NAV-01] finds nothing in apps whose links load documents', async () => {
    for (const code of [
      '<a href="/a">A</a>',
      "socket.redirect('/a')",
      '<link rel="icon" href="data:," />',
      'const Links = () => <UnLink />',
      'const { navigated } = history',
      "js.patchwork('?a')",
    ]) {
      expect([code, await says(code)]).toEqual([code, false])
    }
  })
})
