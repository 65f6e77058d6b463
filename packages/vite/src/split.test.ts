import { describe, expect, it } from 'vitest'
import { readLiveFile } from './live-file.ts'
import { splitLiveFile } from './split.ts'

function split(code: string) {
  return splitLiveFile(readLiveFile({ code, file: '/srv/app/a.live.tsx', name: 'app/a.live.tsx' }))
}

/** The view half with its blanks shrunk. */
function shown(code: string): string {
  return split(code).code.replace(/\s+/g, ' ').trim()
}

const imports = "import { liveView, liveComponent } from 'livejsx'\n"

describe('splitLiveFile', () => {
  it('keeps the view half of a definition and what it reaches', () => {
    const code = `${imports}import { db } from './db'
const label = 'Count'
const limit = db.limit
export default liveView({
  mount: () => ({ count: limit }),
  title: () => label,
  render({ count }) { return <p>{count}</p> },
})`
    expect(shown(code)).toBe(
      "import { liveView } from 'livejsx' const label = 'Count' export default liveView({ title: () => label, render({ count }) { return <p>{count}</p> } })",
    )
  })

  it('keeps the length and every line break, so positions are exact', () => {
    const code = `// 😀\r\n${imports}/* a\u2028b */ export default liveView({ mount() {\r\n return 1 },\r\n title: () => '😀', render() {} })`
    const half = split(code).code
    expect(half.length).toBe(code.length)
    expect(half.indexOf("'😀'")).toBe(code.indexOf("'😀'"))
    const breaks = (text: string) => [...text.matchAll(/[\r\n\u2028]/g)].map(({ index }) => index)
    expect(breaks(half)).toEqual(breaks(code))
  })

  it.each([
    [
      'type arguments and assertions',
      'export default liveView<A>({ render() {} } as B)',
      'export default liveView({ render() {} })',
    ],
    [
      'a call over lines',
      'export default liveView\n(\n{ mount() {}, render() {} }\n)',
      'export default liveView ( { render() {} } )',
    ],
    [
      'parentheses',
      'export default (liveView(({ render() {} })))',
      'export default (liveView( { render() {} } ))',
    ],
    [
      'an empty view half',
      'export default liveView({ mount() {} })',
      'export default liveView({ })',
    ],
    [
      'a component inside of another',
      'export const A = liveComponent({ mount() {}, render: () => liveComponent({ mount() {}, render() {} }) })',
      'export const A = liveComponent({ render: () => liveComponent({ render() {} }) })',
    ],
  ])('leaves a call that parses: %s', (_name, code, expected) => {
    const text = shown(imports + code)
    const after = text.slice(text.indexOf("'livejsx'") + 9).replace(/\s+/g, '')
    expect(after).toBe(expected.replace(/\s+/g, ''))
  })

  it('warns of statements and re-exports that the browser loses', () => {
    const { warnings } = split(`'use client'\n${imports}start()
export default liveView({ render() {} })
export { a } from './a'
export type { b } from './a'`)
    expect(warnings.map((warning) => warning.slice(0, 70))).toEqual([
      'app/a.live.tsx:3 A statement at the top level of a live file does not ',
      'app/a.live.tsx:5 The browser does not get what a live file exports fro',
    ])
  })

  it('keeps a JSX pragma, which says how the tags that stay are compiled', () => {
    const code = `/** @jsxImportSource preact */\n/* @jsx-secret */${imports}export default liveView({ render() {} })`
    expect(shown(code)).toMatch(/^\/\*\* @jsxImportSource preact \*\/ import/)
  })

  it('has the same content for sources whose server halves differ', () => {
    const view = (server: string) => `${imports}export default liveView({ ${server}, render() {} })`
    expect(split(view('mount() {}')).content).toBe(split(view('mount() { return 1 }\n\n')).content)
    expect(split(view('title() {}')).content).not.toBe(split(view('mount() {}')).content)
  })
})
