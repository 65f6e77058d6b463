import type { ESTree } from 'vite'
import { defaultLocalName, exportedExpressions, holderOf } from './exports.ts'
import { locatedError } from './located-error.ts'
import { walkReferences } from './references.ts'
import {
  childrenOf,
  moduleName,
  parseSource,
  staticKey,
  unwrap,
  type Source,
  type Syntax,
} from './syntax.ts'

/** The functions whose argument has a server half and a view half. */
export type Maker = 'liveView' | 'liveComponent'

/** A call of `liveView({ … })` or `liveComponent({ … })`. */
export interface LiveCall {
  maker: Maker
  node: ESTree.CallExpression
  definition: ESTree.ObjectExpression
  /** The properties that the browser gets. */
  viewHalf: readonly ESTree.ObjectProperty[]
  /** Whether this is the file's default export. */
  isDefault: boolean
  /** Name of the constant that holds it, `default`, or a number from 1 in the order of the file. */
  name: string
}

/** What a `*.live.tsx` file defines. */
export interface LiveFile {
  source: Source
  syntax: Syntax
  calls: readonly LiveCall[]
  /** Whether the default export is a live view, so that a route can show it. */
  isView: boolean
  /**
   * Whether nothing but live views, live components and types is exported. Only then a new version
   * can take the place of the old one: importers keep what else they took.
   */
  isSwappable: boolean
}

const viewHalfKeys = new Set(['render', 'renderError', 'title', 'optimistic'])
/** Tell an object that goes a detour. Names that other objects with a `render` have are not here. */
const serverHalfKeys = new Set([
  'mount',
  'updateMany',
  'handleEvent',
  'handleInfo',
  'handleParams',
  'handleAsync',
])
const packages = new Set(['livejsx', '@livejsx/view'])

/** Tells whether a path (without query) names a file of live views and components. */
export function isLivePath(path: string): boolean {
  return /\.live\.[jt]sx?$/.test(path)
}

/**
 * Parses a live file and finds its live views and components.
 *
 * @throws LocatedError when a definition cannot be told apart into its halves: it is no object
 * literal, holds a spread, or reaches `liveView` by a detour
 */
export function readLiveFile(source: Source): LiveFile {
  const syntax = parseSource(source)
  const found = findCalls(source, syntax)
  refuseDetours(source, syntax, found)
  const defaultName = defaultLocalName(syntax)
  const calls = found.map((call, index): LiveCall => {
    const holder = holderOf(call.node, syntax)
    const name = holder ?? String(index + 1)
    return { ...call, name, isDefault: name === 'default' || name === defaultName }
  })
  for (const call of calls) refuseNamedView(source, call)
  return {
    source,
    syntax,
    calls,
    isView: calls.some((call) => call.isDefault && call.maker === 'liveView'),
    isSwappable: exportedExpressions(syntax).every((node) =>
      calls.some((call) => node !== undefined && unwrap(node) === call.node),
    ),
  }
}

type FoundCall = Omit<LiveCall, 'isDefault' | 'name'>

/** Finds the calls by scope, so that a parameter named `liveView` is none. */
function findCalls(source: Source, syntax: Syntax): FoundCall[] {
  const { makers, namespaces } = findMakers(syntax)
  const calls: FoundCall[] = []
  const direct = new Set<ESTree.Node>()
  for (const statement of syntax.statements) {
    if (statement.type === 'ImportDeclaration') continue
    walkReferences(statement, {
      call(node, isBound) {
        const maker = makerOf(node.callee, makers, namespaces, isBound)
        if (!maker) return undefined
        direct.add(node.callee)
        calls.push(toFoundCall(source, maker, node))
        return undefined
      },
      reference(name, node) {
        const maker = makers.get(name)
        if (!maker || direct.has(node)) return
        throw locatedError(
          `\`${maker}\` is used as a value, so its definitions cannot be split into halves. Call it directly: \`${maker}({ … })\`.`,
          source,
          node.start,
        )
      },
    })
  }
  return calls.toSorted((one, other) => one.node.start - other.node.start)
}

/** Finds an import of `liveView` or `liveComponent` from LiveJSX. */
export function findMaker(syntax: Syntax): { maker: Maker; start: number } | undefined {
  for (const statement of syntax.statements) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    if (!packages.has(statement.source.value)) continue
    for (const specifier of statement.specifiers) {
      if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') continue
      const name = moduleName(specifier.imported)
      if (isMaker(name)) return { maker: name, start: specifier.start }
    }
  }
  return undefined
}

/** Whether a file imports `stream` of LiveJSX, or all that there is. */
export function importsStream({ statements }: Syntax): boolean {
  return statements.some((statement) => {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return false
    if (!packages.has(statement.source.value)) return false
    return statement.specifiers.some((specifier) =>
      specifier.type === 'ImportSpecifier'
        ? specifier.importKind !== 'type' && moduleName(specifier.imported) === 'stream'
        : specifier.type === 'ImportNamespaceSpecifier',
    )
  })
}

function findMakers(syntax: Syntax): { makers: Map<string, Maker>; namespaces: Set<string> } {
  const makers = new Map<string, Maker>()
  const namespaces = new Set<string>()
  for (const statement of syntax.statements) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    for (const specifier of statement.specifiers) {
      if (specifier.type === 'ImportNamespaceSpecifier' && packages.has(statement.source.value)) {
        namespaces.add(specifier.local.name)
      }
      if (specifier.type !== 'ImportSpecifier') continue
      // Whatever module it comes from: a re-exported `liveView` must not send its server half out.
      const name = moduleName(specifier.imported)
      if (isMaker(name)) makers.set(specifier.local.name, name)
    }
  }
  return { makers, namespaces }
}

function isMaker(name: string): name is Maker {
  return name === 'liveView' || name === 'liveComponent'
}

function makerOf(
  callee: ESTree.Expression,
  makers: ReadonlyMap<string, Maker>,
  namespaces: ReadonlySet<string>,
  isBound: (name: string) => boolean,
): Maker | undefined {
  if (callee.type === 'Identifier')
    return isBound(callee.name) ? undefined : makers.get(callee.name)
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined
  if (!namespaces.has(callee.object.name) || isBound(callee.object.name)) return undefined
  const { property } = callee
  const name = property.type === 'Identifier' && !callee.computed ? property.name : ''
  return isMaker(name) ? name : undefined
}

function toFoundCall(source: Source, maker: Maker, node: ESTree.CallExpression): FoundCall {
  const [argument, extra] = node.arguments
  const definition = argument && unwrap(argument)
  if (definition?.type !== 'ObjectExpression') {
    throw locatedError(
      `\`${maker}\` takes an object literal, so that its server half can be left out of the browser's code. Write \`${maker}({ … })\` with the definition in place.`,
      source,
      node.start,
    )
  }
  if (extra) {
    throw locatedError(
      `\`${maker}\` is given more than its definition. The plugin writes the further arguments: leave them out.`,
      source,
      extra.start,
    )
  }
  const viewHalf: ESTree.ObjectProperty[] = []
  for (const property of definition.properties) {
    if (property.type === 'SpreadElement') {
      throw locatedError(
        `The definition of \`${maker}\` holds a spread, which may bring in both halves. Name its properties one by one.`,
        source,
        property.start,
      )
    }
    if (viewHalfKeys.has(staticKey(property) ?? '')) viewHalf.push(property)
  }
  return { maker, node, definition, viewHalf }
}

/** A definition that goes through a function of the app's own would keep its server half unseen. */
function refuseDetours(source: Source, syntax: Syntax, calls: readonly FoundCall[]): void {
  const split = new Set<ESTree.Node>(calls.map((call) => call.definition))
  const pending: ESTree.Node[] = [...syntax.statements]
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...childrenOf(node))
    if (node.type !== 'ObjectExpression' || split.has(node)) continue
    const keys = node.properties.map((each) =>
      each.type === 'Property' ? (staticKey(each) ?? '') : '',
    )
    if (!keys.includes('render') || !keys.some((key) => serverHalfKeys.has(key))) continue
    throw locatedError(
      'This object looks like the definition of a live view, but it is not the argument of `liveView` or `liveComponent`, so its server half would reach the browser. Pass it to `liveView({ … })` directly.',
      source,
      node.start,
    )
  }
}

function refuseNamedView(source: Source, call: LiveCall): void {
  if (call.maker === 'liveComponent' || call.isDefault) return
  throw locatedError(
    'A live view must be the default export of its file: the browser loads it by the name of the file. Write `export default liveView({ … })`, one view a file.',
    source,
    call.node.start,
  )
}
