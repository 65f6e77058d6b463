import { readFile } from 'node:fs/promises'
import { SourceMap } from 'node:module'
import { join } from 'node:path'
// oxlint-disable-next-line no-restricted-imports -- values of expressions, and who hears of nodes
import { createElement, options } from 'preact'
import { beforeAll, describe, expect, it } from 'vitest'
import { withHtmlTemplates } from '../src/html-templates.ts'
import { compile, htmlOf, load, type Loaded } from './html-templates.ts'
import { randomModule } from './random-jsx.ts'

/** What an expression may come to, in an attribute or a child. */
const values: readonly unknown[] = [
  'a & "b" <c> \'d\'',
  'plain',
  'b',
  '',
  0,
  1,
  -1.5,
  NaN,
  10n,
  true,
  false,
  null,
  undefined,
  {},
  ['<x>', 1, null, true, ['"y"']],
  () => 'function',
  new Date(0),
  Object('boxed <text>'),
  { valueOf: () => 'a value', toString: () => 'a text' },
  { value: 'of a <signal>', peek: () => 'of a <signal>' },
  { value: true, peek: () => true },
  { value: 'no signal' },
  createElement('u', { title: '<' }, 'a node'),
  Symbol('none'),
]

describe('withHtmlTemplates', () => {
  let fixture: Loaded = { plain: {}, templated: {} }

  beforeAll(async () => {
    const file = join(import.meta.dirname, 'fixtures', 'html-templates.tsx')
    fixture = await load(await readFile(file, 'utf8'))
  })

  it('[DX-01] writes elements as their HTML, with gaps for what is not known', async () => {
    const { templated } = await compile(`export class Row extends Component {
      render({ row, on, children }) {
        return (
          <tr class={row.kind} data-id={row.id}>
            <td title="a &amp; b" onClick={on}>{row.label} &lt;</td>
            {row.tags.map((tag) => <td key={tag}><br />{tag}</td>)}
            <Cell><b>kept</b></Cell>
            {children}
          </tr>
        )
      }
    }`)
    expect(
      templated
        ?.replaceAll(/^import .*\n|_live_|\/\* @__PURE__ \*\/ /gm, '')
        .replaceAll(/\s+/g, ' '),
    ).toBe(
      'export class Row extends Component { render({ row, on, children }) { return template`' +
        '<tr${attribute("class", row.kind)}${attributeInWords("data-id", row.id)}>' +
        '<td title="a &amp; b"${attribute("onClick", on)}>${child(row.label)} &lt;</td>' +
        '${child(row.tags.map((tag) => keyed(template`<td><br/>${child(tag)}</td>`, tag)))}' +
        '${child(_jsx(Cell, { children: _jsx("b", { children: "kept" }) }))}' +
        '${child(children)}</tr>`; } } export {}; ',
    )
  })

  it.each([
    ['children of a component', 'function A() { return <B><p><b>x</b></p></B> }'],
    ['other props', 'function A() { return <B icon={<b>x</b>} row={() => <b>x</b>} /> }'],
    ['what other functions return', 'const row = () => <li>x</li>; memo(() => <b>x</b>)'],
    [
      'what is called',
      'function A() { return show(<b>x</b>) } class B { render() { return <b /> } }',
    ],
    ['what is stored', 'const icon = <b>x</b>; function A() { const b = <b>x</b>; return b }'],
    ['definitions of others', 'other({ render: () => <b>x</b> })'],
    ['controls and forms', 'function A() { return <select><option><b>x</b></option></select> }'],
    ['props of the page', 'function A() { return <b hook={h} data={1} /> || <b ref={r} /> }'],
    ['props that are spread', 'function A(p) { return <b {...p} /> }'],
    ['styles that may be objects', 'function A() { return <b style={x} /> }'],
    ['raw HTML', 'function A() { return <b dangerouslySetInnerHTML={{ __html: "x" }} /> }'],
    ['names that differ in drawings', 'function A() { return <svg><g strokeWidth={1} /></svg> }'],
  ])('[DX-01] leaves %s as they are', async (_, source) => {
    expect(await compile(source)).toMatchObject({ templated: undefined })
  })

  it('[DX-01] makes a node of a component and one of its HTML', async () => {
    const { plain, templated } = await load(`
      function Row({ id }) { return <tr><td>{id}</td><td><a class="x">open</a></td></tr> }
      export function Table({ v }) { return <table><tbody>{v.map((id) => <Row id={id} />)}</tbody></table> }`)
    const rows = Array.from({ length: 100 }, (_, id) => id)
    expect(nodesOf(() => htmlOf(plain['Table'], rows))).toBe(4 + 100 * 5)
    expect(nodesOf(() => htmlOf(templated['Table'], rows))).toBe(3 + 100 * 2)
  })

  it('[DX-07] keeps the places of expressions in the source', async () => {
    const source = 'function A({ row }) {\n  return <p>\n <b class="x">text</b>{row.label}</p>\n}'
    const { plain } = await compile(source)
    const { code = '', map } = withHtmlTemplates(plain) ?? {}
    const before = placeOf(plain, 'row.label')
    const after = placeOf(code, 'row.label')
    const entry = new SourceMap(JSON.parse(String(map))).findEntry(after.line, after.column)
    expect(entry).toMatchObject({ originalLine: before.line, originalColumn: before.column })
  })

  it('[DX-01] makes the same HTML as elements do, of each kind of value', () => {
    expect(
      differences(
        fixture,
        values.map((value) => [value, 'x']),
      ),
    ).toEqual([])
  })

  it.each([1, 2, 3])('[DX-01] makes the same HTML as random elements do, seed %i', async (seed) => {
    const random = await load(randomModule(seed, 150))
    const given = [0, 5, 10, 15, 20].map((at) => [...values.slice(at), ...values.slice(0, at)])
    expect(differences(random, given)).toEqual([])
  })
})

function nodesOf(render: () => void): number {
  let count = 0
  const { vnode } = options
  options.vnode = () => void count++
  try {
    render()
  } finally {
    if (vnode === undefined) delete options.vnode
    else options.vnode = vnode
  }
  return count
}

/** Gives line and column from 0. */
function placeOf(code: string, part: string): { line: number; column: number } {
  const lines = code.slice(0, code.indexOf(part)).split('\n')
  return { line: lines.length - 1, column: lines.at(-1)?.length ?? 0 }
}

/** Renders each component of a module both ways with some values, and gives what differs. */
function differences({ plain, templated }: Loaded, given: readonly unknown[][]) {
  return Object.keys(plain).flatMap((name) =>
    given.flatMap((v) => {
      const [before, after] = [htmlOf(plain[name], v), htmlOf(templated[name], v)]
      return before === after ? [] : [{ name, value: v[0], before, after }]
    }),
  )
}
