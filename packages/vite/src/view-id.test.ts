import { describe, expect, it } from 'vitest'
import { readLiveFile } from './live-file.ts'
import { splitLiveFile } from './split.ts'
import { viewIdOf, writeIds } from './view-id.ts'

describe('viewIdOf', () => {
  it('is the path below the app without its ending', () => {
    expect(viewIdOf('/srv/app/dashboard.live.tsx', '/srv/app')).toBe('dashboard')
    expect(viewIdOf('/srv/app/admin/users.live.tsx', '/srv/app')).toBe('admin/users')
  })
})

describe('writeIds', () => {
  const code = `import { liveView, liveComponent } from 'livejsx'
export const A = liveComponent({ mount() {}, render() {} },)
const B = liveComponent({ mount() {} })
export default liveView({ mount() {}, render() {} } as X)`
  const file = readLiveFile({ code, file: '/srv/app/a.live.tsx', name: 'app/a.live.tsx' })

  it('names views by file and components by file and constant', () => {
    const written = writeIds(code, file, { viewId: 'a', half: 'both', isHot: false })
    expect(written).toContain('render() {} }, "a#A",)')
    expect(written).toContain('mount() {} }, "a#B")')
    expect(written).toContain('as X, "a")')
  })

  it('adds the hot context and takes new versions in while developing', () => {
    const written = writeIds(code, file, { viewId: 'a', half: 'both', isHot: true })
    expect(written).toContain('as X, "a", import.meta.hot)')
    expect(written.endsWith('\nif (import.meta.hot) import.meta.hot.accept()')).toBe(true)
  })

  it('writes into the view half, where a call may be gone', () => {
    const half = splitLiveFile(file).code
    const written = writeIds(half, file, { viewId: 'a', half: 'view', isHot: false })
    expect(written.replace(/\s+/g, '')).toBe(
      'import{liveView,liveComponent}from\'livejsx\'exportconstA=liveComponent({render(){}},"a#A")exportdefaultliveView({render(){}},"a")',
    )
  })

  it('takes no new version in where importers would keep other exports of the old one', () => {
    const mixed = `import { liveView } from 'livejsx'
export const limit = 1
export default liveView({ mount() {}, render() {} })`
    const other = readLiveFile({ code: mixed, file: '/srv/app/b.live.tsx', name: 'b' })
    const written = writeIds(mixed, other, { viewId: 'b', half: 'both', isHot: true })
    expect(written).not.toContain('accept')
  })
})
