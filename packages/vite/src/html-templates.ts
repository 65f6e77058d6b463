import MagicString, { type SourceMap } from 'magic-string'
// oxlint-disable-next-line no-restricted-imports -- what the renderer is asked with
import { createElement, Fragment } from 'preact'
// oxlint-disable-next-line no-restricted-imports -- what HTML is, is asked of the renderer
import { renderToString } from 'preact-render-to-string'
import { parseSync, type ESTree, type Plugin } from 'vite'
import { childrenOf, moduleName } from './syntax.ts'

const compiled = 'livejsx/jsx-runtime'
const runtime = 'livejsx/html-template'
const definers = new Set(['liveView', 'liveComponent'])
type Helper = 'template' | 'keyed' | Wrapping
type Wrapping = 'attribute' | 'attributeInWords' | 'child' | 'onlyChild'

/** What others than the renderer look at: controls and forms get marks in HTML (`view/control-markup.ts`). */
const ownTags = new Set(['form', 'option', 'optgroup', 'select', 'textarea'])
/** Their children are of another kind, or are looked at as well. */
const ownInsides = new Set(['select', 'textarea'])
/** What is inside is drawn by other rules, which a template would not know of. */
const drawings = new Set(['svg', 'foreignObject'])
/** What is no attribute, or one that depends on its value in ways of its own. */
const ownNames = new Set([
  '__proto__',
  '__self',
  '__source',
  'dangerouslySetInnerHTML',
  'data',
  'hook',
  'key',
  'overwrite',
  'ref',
])

/** What a string may hold, and a file cannot. */
const halfCharacter = /\p{Surrogate}/u

/** Lets the server render the elements of an app without making nodes for them. */
export function htmlTemplates(): Plugin {
  return {
    name: 'livejsx:html-templates',
    apply: 'build',
    applyToEnvironment: (environment) => environment.config.consumer === 'server',
    transform: {
      // After the compiler, so that elements are calls.
      filter: { code: compiled },
      handler: withHtmlTemplates,
    },
  }
}

/**
 * Makes templates of HTML of the elements in a compiled module: for a server, which then makes no
 * nodes for them. Only those change that nothing but the renderer sees, in what components and
 * views return; what is given to a component stays as it is, since that may look into it.
 *
 * @param code as the JSX compiler left it
 * @returns `undefined` = there is nothing to change
 */
export function withHtmlTemplates(code: string): { code: string; map: SourceMap } | undefined {
  const { program } = parseSync('module.js', code)
  const names = readImports(program)
  if (names.element.size === 0) return undefined
  const text = new MagicString(code)
  const used = new Set<Helper>()
  const local = (helper: Helper): string => {
    used.add(helper)
    return `_live_${helper}`
  }
  // A component may stand inside of what another one returns.
  const written = new Set<ESTree.Node>()
  for (const root of unseenIn(program, names)) write(root, 0)
  if (used.size === 0) return undefined
  const imports = [...used].map((helper) => `${helper} as ${local(helper)}`)
  text.prepend(`import { ${imports.join(', ')} } from "${runtime}";\n`)
  return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }

  /**
   * Rewrites what is unseen: an element, or any expression that may come to some.
   *
   * @param from where what is not rewritten yet begins
   */
  function write(node: ESTree.Node, from: number): void {
    if (written.has(node)) return
    written.add(node)
    const element = elementOf(node, names)
    const pieces = element && piecesOf(element, names)
    if (element === undefined || pieces === undefined) {
      const rest = element ? insideOf(element) : unseenBelow(node, names)
      for (const each of rest) write(each, from)
      return
    }
    const { start, end } = element.node
    const { key } = element
    let at = Math.max(from, startWithComment(code, start))
    let gap = `${key ? `${local('keyed')}(` : ''}${local('template')}\``
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        gap += piece.replaceAll(/[\\`$]/g, '\\$&').replaceAll('\r', '\\r')
        continue
      }
      const { by, name, value } = piece
      const call = by && `${local(by)}(${name === undefined ? '' : `${JSON.stringify(name)}, `}`
      text.update(at, value.start, `${gap}\${${call ?? ''}`)
      gap = `${by ? ')' : ''}}`
      at = value.end
      if (name === undefined) write(value, value.start)
    }
    gap += '`'
    if (key) {
      text.update(at, key.start, `${gap}, `)
      at = key.end
      gap = ')'
    }
    text.update(at, end, gap)
  }
}

/** Names that a module has for what it imports. */
interface Names {
  readonly element: ReadonlySet<string>
  readonly fragment: ReadonlySet<string>
  readonly definer: ReadonlySet<string>
}

function readImports({ body }: ESTree.Program): Names {
  const element = new Set<string>()
  const fragment = new Set<string>()
  const definer = new Set<string>()
  for (const statement of body) {
    if (statement.type !== 'ImportDeclaration') continue
    for (const specifier of statement.specifiers) {
      if (specifier.type !== 'ImportSpecifier') continue
      const name = moduleName(specifier.imported)
      if (statement.source.value === 'livejsx' && definers.has(name)) {
        definer.add(specifier.local.name)
      }
      if (statement.source.value !== compiled) continue
      if (name === 'jsx' || name === 'jsxs') element.add(specifier.local.name)
      if (name === 'Fragment') fragment.add(specifier.local.name)
    }
  }
  return { element, fragment, definer }
}

/** Finds the expressions in a module whose elements only the renderer sees. */
function unseenIn(node: ESTree.Node, names: Names): ESTree.Node[] {
  const inner = childrenOf(node).flatMap((child) => unseenIn(child, names))
  return [...componentsAt(node, names).flatMap(returnsOf), ...inner]
}

/** Gives the functions at a node that Preact alone calls, and LiveJSX. */
function componentsAt(node: ESTree.Node, { definer }: Names): (ESTree.Node | null | undefined)[] {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return isComponentName(node.id) ? [node] : []
    case 'VariableDeclarator':
      return isComponentName(node.id) && node.init?.type === 'ArrowFunctionExpression'
        ? [node.init]
        : []
    case 'ClassDeclaration':
    case 'ClassExpression':
      return node.superClass === null
        ? []
        : node.body.body.flatMap((member) =>
            member.type === 'MethodDefinition' && isNamed(member, 'render') ? [member.value] : [],
          )
    case 'CallExpression': {
      const [definition] = node.arguments
      if (node.callee.type !== 'Identifier' || !definer.has(node.callee.name)) return []
      if (definition?.type !== 'ObjectExpression') return []
      return definition.properties.flatMap((property) =>
        property.type === 'Property' && isNamed(property, 'render') ? [property.value] : [],
      )
    }
    default:
      return []
  }
}

function isComponentName(id: ESTree.Node | null): boolean {
  return id?.type === 'Identifier' && /^[A-Z]/.test(id.name)
}

function isNamed(node: { key: ESTree.Node; computed: boolean }, name: string): boolean {
  return !node.computed && node.key.type === 'Identifier' && node.key.name === name
}

/** Gives what a function returns, unless it returns it in a wrapping. */
function returnsOf(node: ESTree.Node | null | undefined): ESTree.Node[] {
  if (node?.type !== 'ArrowFunctionExpression' && !isFunction(node)) return []
  if (node.async || node.generator || !node.body) return []
  return node.body.type === 'BlockStatement' ? returnedIn(node.body) : [node.body]
}

function isFunction(node: ESTree.Node | null | undefined): node is ESTree.Function {
  return node?.type === 'FunctionExpression' || node?.type === 'FunctionDeclaration'
}

function returnedIn(node: ESTree.Node): ESTree.Node[] {
  if (node.type === 'ReturnStatement') return node.argument ? [node.argument] : []
  // Other functions, classes and expressions return nothing here.
  if (!/Statement$|^Switch|^CatchClause$/.test(node.type)) return []
  return childrenOf(node).flatMap(returnedIn)
}

/** Gives the parts of an unseen expression that are unseen as well. */
function unseenBelow(node: ESTree.Node, names: Names): ESTree.Node[] {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return [node.expression]
    case 'ConditionalExpression':
      return [node.consequent, node.alternate]
    case 'LogicalExpression':
      return [node.left, node.right]
    case 'ArrayExpression':
      return node.elements.filter((element) => element !== null)
    case 'CallExpression': {
      const { callee, arguments: given } = node
      // A list of elements, of an array or a stream.
      if (callee.type === 'MemberExpression' && isNamedMember(callee, 'map')) {
        return returnsOf(given[0])
      }
      return fragmentChildren(node, names) ?? []
    }
    default:
      return []
  }
}

function isNamedMember(node: ESTree.MemberExpression, name: string): boolean {
  return !node.computed && node.property.type === 'Identifier' && node.property.name === name
}

function fragmentChildren(node: ESTree.CallExpression, names: Names): ESTree.Node[] | undefined {
  const { callee, arguments: given } = node
  const [type, props] = given
  if (callee.type !== 'Identifier' || !names.element.has(callee.name)) return undefined
  if (type?.type !== 'Identifier' || !names.fragment.has(type.name)) return undefined
  const children = propertiesOf(props)?.get('children')
  return children === undefined ? [] : [children]
}

/** An element of HTML, as the JSX compiler leaves it. */
interface Element {
  readonly node: ESTree.CallExpression
  readonly tag: string
  /** In their order, children last; `undefined` = not all are known. */
  readonly props: ReadonlyMap<string, ESTree.Node> | undefined
  readonly key: ESTree.Node | undefined
}

function elementOf(node: ESTree.Node, names: Names): Element | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined
  if (!names.element.has(node.callee.name)) return undefined
  const [type, props, key] = node.arguments
  if (type?.type !== 'Literal' || typeof type.value !== 'string') return undefined
  return { node, tag: type.value, props: propertiesOf(props), key }
}

function propertiesOf(node: ESTree.Node | undefined): Map<string, ESTree.Node> | undefined {
  if (node?.type !== 'ObjectExpression') return undefined
  const found = new Map<string, ESTree.Node>()
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.computed || property.method) return undefined
    if (property.kind !== 'init') return undefined
    const { key, value } = property
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? key.value : null
    if (typeof name !== 'string' || found.has(name) || found.has('children')) return undefined
    found.set(name, value)
  }
  return found
}

/** Gives the children of an element that stays, if they are unseen. */
function insideOf({ tag, node }: Element): ESTree.Node[] {
  if (ownInsides.has(tag)) return []
  // Spread props may have children too, but those that are written win.
  const [, given] = node.arguments
  const last = given?.type === 'ObjectExpression' ? given.properties.at(-1) : undefined
  return last?.type === 'Property' && isNamed(last, 'children') ? [last.value] : []
}

/** A stretch of HTML, or a gap in it. */
type Piece = string | Gap

interface Gap {
  /** Makes HTML of the value; `undefined` = it is a node. */
  readonly by?: Wrapping
  /** Of an attribute; `undefined` = the value is a child. */
  readonly name?: string
  readonly value: ESTree.Node
}

/** Gives the HTML of an element in pieces; `undefined` = it has to stay a node. */
function piecesOf({ tag, props }: Element, names: Names): Piece[] | undefined {
  if (props === undefined || ownTags.has(tag) || drawings.has(tag)) return undefined
  const pieces: Piece[] = [`<${tag}`]
  const written = new Set<string>()
  for (const [name, value] of props) {
    if (name === 'children') continue
    const attribute = ownNames.has(name) ? undefined : attributePiece(tag, name, value)
    // Of `class` and `className` one wins.
    const own = name === 'className' ? 'class' : name === 'htmlFor' ? 'for' : name
    if (attribute === undefined || written.has(own)) return undefined
    written.add(own)
    pieces.push(attribute)
  }
  const children = props.get('children')
  const end = endOf(tag)
  if (children === undefined) return [...pieces, end]
  if (end === '/>') return undefined
  const inside = childPieces(children, names, 'onlyChild')
  return [...pieces, '>', ...inside, end.slice(1)]
}

/** Gives what follows the attributes of an element without children. */
function endOf(tag: string): string {
  return renderToString(createElement(tag, null)).slice(1 + tag.length)
}

function attributePiece(tag: string, name: string, value: ESTree.Node): Piece | undefined {
  if (isConstant(value)) return attributeHtml(tag, name, value.value)
  if (name === 'style') return undefined
  const html = attributeHtml(tag, name, 'x')
  const own = /^ ([^\s=]+)="x"$/.exec(html ?? '')?.[1]
  if (own === undefined) return undefined
  switch (attributeHtml(tag, name, true)) {
    case ` ${own}`:
      return { by: 'attribute', name: own, value }
    case ` ${own}="true"`:
      return { by: 'attributeInWords', name: own, value }
    default:
      return undefined
  }
}

/** Renders an attribute; `undefined` = inside of `<svg>` it would be another one. */
function attributeHtml(tag: string, name: string, value: unknown): string | undefined {
  if (typeof value === 'string' && halfCharacter.test(value)) return undefined
  const whole = renderToString(createElement(tag, { [name]: value }))
  const drawn = renderToString(createElement('svg', null, createElement(tag, { [name]: value })))
  if (drawn !== `<svg>${whole}</svg>`) return undefined
  return whole.slice(1 + tag.length, -endOf(tag).length)
}

/** @param by helper for a value that is not known */
function childPieces(node: ESTree.Node, names: Names, by: Wrapping): Piece[] {
  const element = elementOf(node, names)
  if (element) {
    const pieces = element.key === undefined ? piecesOf(element, names) : undefined
    return pieces ?? [{ value: node }]
  }
  if (isConstant(node)) {
    const text = renderToString(createElement(Fragment, null, node.value))
    return halfCharacter.test(text) ? [{ by, value: node }] : [text]
  }
  if (node.type === 'ArrayExpression') {
    const elements = node.elements.filter((each) => each !== null)
    if (!elements.some(({ type }) => type === 'SpreadElement')) {
      return elements.flatMap((each) => childPieces(each, names, 'child'))
    }
  }
  return [{ by, value: node }]
}

type Constant =
  | ESTree.StringLiteral
  | ESTree.NumericLiteral
  | ESTree.BooleanLiteral
  | ESTree.NullLiteral

function isConstant(node: ESTree.Node): node is Constant {
  return node.type === 'Literal' && !('regex' in node) && typeof node.value !== 'bigint'
}

// It says that a call may be dropped, which a template cannot be told of.
function startWithComment(code: string, start: number): number {
  const comment = '/* @__PURE__ */ '
  return code.endsWith(comment, start) ? start - comment.length : start
}
