import type { ESTree } from 'vite'
import { moduleName, unwrap, type Syntax } from './syntax.ts'

/** The local name behind `export default name` or `export { name as default }`. */
export function defaultLocalName(syntax: Syntax): string | undefined {
  for (const statement of syntax.statements) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const value = unwrap(statement.declaration)
      return value.type === 'Identifier' ? value.name : undefined
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue
    const specifier = statement.specifiers.find((each) => moduleName(each.exported) === 'default')
    if (specifier) return moduleName(specifier.local)
  }
  return undefined
}

/** Name of the constant that holds a call, `default` for the default export; `undefined` = neither. */
export function holderOf(call: ESTree.CallExpression, syntax: Syntax): string | undefined {
  for (const statement of syntax.statements) {
    if (statement.type === 'ExportDefaultDeclaration' && unwrap(statement.declaration) === call) {
      return 'default'
    }
    for (const [name, value] of constantsOf(statement)) {
      if (value && unwrap(value) === call) return name
    }
  }
  return undefined
}

function constantsOf(statement: ESTree.Node): [name: string, value: ESTree.Expression | null][] {
  const declaration =
    statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
  if (declaration?.type !== 'VariableDeclaration') return []
  return declaration.declarations.flatMap(({ id, init }): [string, ESTree.Expression | null][] =>
    id.type === 'Identifier' ? [[id.name, init]] : [],
  )
}

/** The values behind the file's exports, `undefined` for those that are surely no live definition. */
export function exportedExpressions(syntax: Syntax): (ESTree.Node | undefined)[] {
  const constants = new Map(syntax.statements.flatMap(constantsOf))
  const resolve = (node: ESTree.Node): ESTree.Node | undefined => {
    const value = unwrap(node)
    return value.type === 'Identifier' ? (constants.get(value.name) ?? undefined) : value
  }
  return syntax.statements.flatMap((statement): (ESTree.Node | undefined)[] => {
    switch (statement.type) {
      case 'ExportAllDeclaration':
        return statement.exportKind === 'type' ? [] : [undefined]
      case 'ExportDefaultDeclaration':
        return statement.declaration.type.startsWith('TSInterface')
          ? []
          : [resolve(statement.declaration)]
      case 'ExportNamedDeclaration': {
        const { declaration } = statement
        if (statement.exportKind === 'type') return []
        if (declaration?.type === 'VariableDeclaration') {
          return declaration.declarations.map(({ init }) => init ?? undefined)
        }
        if (declaration) return declaration.type.startsWith('TS') ? [] : [undefined]
        return statement.specifiers
          .filter((specifier) => specifier.exportKind !== 'type')
          .map((specifier) => constants.get(moduleName(specifier.local)) ?? undefined)
      }
      default:
        return []
    }
  })
}
