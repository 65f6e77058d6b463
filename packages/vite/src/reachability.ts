import type { ESTree } from 'vite'
import type { LiveCall, LiveFile } from './live-file.ts'
import { patternNames, walkReferences } from './references.ts'
import { moduleName, unwrap, type TopLevelStatement } from './syntax.ts'

/** What of a live file the browser needs. */
export interface Reachable {
  /** Kept statements, declarators and specifiers. */
  nodes: ReadonlySet<ESTree.Node>
  /** Live calls inside of what is kept. */
  calls: readonly LiveCall[]
  /** Statements that the browser loses although they do something. */
  lost: readonly TopLevelStatement[]
}

/** A part of the top level that is kept or dropped as a whole. */
interface Unit {
  node: ESTree.Node
  names: readonly string[]
  isRoot: boolean
}

/** Sources whose functions wrap components and hooks of the view half. */
const viewPackages = /^(livejsx|@livejsx\/view|preact(\/(compat|hooks))?|@preact\/signals)$/

/**
 * Finds what the view half needs: the default export, exported components and style sheets, and
 * whatever these reach by name. The server half of live calls reaches nothing.
 */
export function findReachable(file: LiveFile): Reachable {
  const { statements } = file.syntax
  const importSources = importSourcesOf(statements)
  const units = statements.flatMap((statement) => unitsOf(statement, file, importSources))
  const byName = new Map(units.flatMap((unit) => unit.names.map((name) => [name, unit] as const)))
  const callByNode = new Map<ESTree.Node, LiveCall>(file.calls.map((call) => [call.node, call]))

  const kept = new Set<Unit>()
  const calls = new Set<LiveCall>()
  const pending = units.filter((unit) => unit.isRoot)
  pending.push(...exportedLocals(statements).flatMap((name) => componentUnit(byName.get(name))))
  for (let unit = pending.pop(); unit; unit = pending.pop()) {
    if (kept.has(unit)) continue
    kept.add(unit)
    walkReferences(unit.node, {
      call(node) {
        const call = callByNode.get(node)
        if (!call) return undefined
        calls.add(call)
        return [node.callee, ...call.viewHalf]
      },
      reference(name) {
        const reached = byName.get(name)
        if (reached) pending.push(reached)
      },
    })
  }

  const nodes = new Set([...kept].map((unit) => unit.node))
  for (const specifier of exportSpecifiers(statements)) {
    const unit = byName.get(moduleName(specifier.local))
    if (unit && kept.has(unit)) nodes.add(specifier)
  }
  return { nodes, calls: [...calls], lost: statements.filter(doesSomething) }

  function componentUnit(unit: Unit | undefined): Unit[] {
    if (!unit) return []
    const isComponent =
      unit.node.type === 'VariableDeclarator' ||
      unit.node.type === 'FunctionDeclaration' ||
      unit.node.type === 'ClassDeclaration'
        ? isComponentDeclaration(unit.node, file, importSources)
        : false
    return isComponent ? [unit] : []
  }
}

function unitsOf(
  statement: TopLevelStatement,
  file: LiveFile,
  importSources: ReadonlyMap<string, string>,
): Unit[] {
  switch (statement.type) {
    case 'ImportDeclaration':
      return importUnits(statement)
    case 'ExportDefaultDeclaration': {
      const { declaration } = statement
      if (declaration.type === 'TSInterfaceDeclaration') return []
      return [{ node: statement, names: ownNames(declaration), isRoot: true }]
    }
    case 'ExportNamedDeclaration':
      return statement.declaration
        ? declarationUnits(statement.declaration, true, file, importSources)
        : statement.specifiers
            .filter((each) => !statement.source && moduleName(each.exported) === 'default')
            .map((each) => ({ node: each.local, names: [], isRoot: true }))
    default:
      return declarationUnits(statement, false, file, importSources)
  }
}

function importUnits(statement: ESTree.ImportDeclaration): Unit[] {
  if (statement.importKind === 'type') return []
  if (statement.specifiers.length === 0) {
    const isKept = isStyle(statement.source.value) || isClientOnly(statement.source.value)
    return isKept ? [{ node: statement, names: [], isRoot: true }] : []
  }
  return statement.specifiers
    .filter((each) => each.type !== 'ImportSpecifier' || each.importKind !== 'type')
    .map((each) => ({ node: each, names: [each.local.name], isRoot: false }))
}

function declarationUnits(
  node: ESTree.Node,
  isExported: boolean,
  file: LiveFile,
  importSources: ReadonlyMap<string, string>,
): Unit[] {
  switch (node.type) {
    case 'VariableDeclaration':
      if (node.declare) return []
      return node.declarations.map((declarator) => ({
        node: declarator,
        names: patternNames(declarator.id),
        isRoot: isExported && isComponentDeclaration(declarator, file, importSources),
      }))
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      if (node.declare) return []
      return [
        {
          node,
          names: ownNames(node),
          isRoot: isExported && isComponentDeclaration(node, file, importSources),
        },
      ]
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
      if (node.declare || node.id.type !== 'Identifier') return []
      return [{ node, names: [node.id.name], isRoot: false }]
    default:
      return []
  }
}

/**
 * Tells whether an exported declaration belongs to the view half by itself: a live component, a
 * function or class component, a Preact hook, or what a function of `livejsx` or `preact` makes.
 * Everything else that is exported may be for the server, and is kept only if the view half uses it.
 */
function isComponentDeclaration(
  node: ESTree.VariableDeclarator | ESTree.Function | ESTree.Class,
  file: LiveFile,
  importSources: ReadonlyMap<string, string>,
): boolean {
  if (node.type !== 'VariableDeclarator') {
    if (!isComponentName(node.id?.name ?? '')) return false
    return node.type === 'FunctionDeclaration' || ('superClass' in node && node.superClass !== null)
  }
  if (node.id.type !== 'Identifier' || !node.init) return false
  const value = unwrap(node.init)
  if (file.calls.some((call) => call.node === value)) return true
  if (!isComponentName(node.id.name)) return false
  switch (value.type) {
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true
    case 'ClassExpression':
      return value.superClass !== null
    case 'CallExpression': {
      const name = value.callee.type === 'Identifier' ? value.callee.name : ''
      return viewPackages.test(importSources.get(name) ?? '')
    }
    default:
      return false
  }
}

function isComponentName(name: string): boolean {
  return /^([A-Z]|use[A-Z])/.test(name)
}

function ownNames(node: ESTree.Node): string[] {
  return (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && node.id
    ? [node.id.name]
    : []
}

function importSourcesOf(statements: readonly TopLevelStatement[]): Map<string, string> {
  const sources = new Map<string, string>()
  for (const statement of statements) {
    if (statement.type !== 'ImportDeclaration') continue
    for (const { local } of statement.specifiers) sources.set(local.name, statement.source.value)
  }
  return sources
}

function exportSpecifiers(statements: readonly TopLevelStatement[]): ESTree.ExportSpecifier[] {
  return statements.flatMap((statement) =>
    statement.type === 'ExportNamedDeclaration' &&
    !statement.source &&
    statement.exportKind !== 'type'
      ? statement.specifiers.filter((each) => each.exportKind !== 'type')
      : [],
  )
}

function exportedLocals(statements: readonly TopLevelStatement[]): string[] {
  return exportSpecifiers(statements).map((specifier) => moduleName(specifier.local))
}

/** Statements that are no declaration, and re-exports: nothing tells which half they belong to. */
function doesSomething(statement: TopLevelStatement): boolean {
  switch (statement.type) {
    case 'ExportAllDeclaration':
      return statement.exportKind !== 'type'
    case 'ExportNamedDeclaration':
      return statement.source !== null && statement.exportKind !== 'type'
    case 'ExpressionStatement':
      return !('directive' in statement && typeof statement.directive === 'string')
    case 'ImportDeclaration':
    case 'ExportDefaultDeclaration':
    case 'VariableDeclaration':
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'EmptyStatement':
      return false
    default:
      return !statement.type.startsWith('TS')
  }
}

/** Tells whether a module specifier or path names a style sheet. */
export function isStyle(path: string): boolean {
  return /\.(css|scss|sass|less|styl|stylus|pcss|postcss)(\?.*)?$/.test(path)
}

/** Tells whether a module specifier or path names a `*.client.ts` file. */
export function isClientOnly(path: string): boolean {
  return /\.client(\.[cm]?[jt]sx?)?(\?.*)?$/.test(path)
}
