import { parseSync, type ESTree } from 'vite'
import { childrenOf } from './syntax.ts'

/** What is known of how a module is used. */
export interface Use {
  /**
   * Methods, fields, options and variables that are not used: they are not there any more, nor is
   * what is done to them. Read, they are `undefined`.
   */
  readonly unused: ReadonlySet<string>
  /** What expressions come to, by their source text. */
  readonly known: ReadonlyMap<string, string>
  /** The same where they stand alone as what an `if` asks for. */
  readonly tests: ReadonlyMap<string, string>
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly by: string
}

/**
 * Takes out of a module what its use leaves unused. Branches that are never taken are left to the
 * bundler, which then drops what only they need.
 */
export function withoutUnused(code: string, file: string, use: Use): string {
  const cuts = parseSync(file, code).program.body.flatMap((node) => cutsIn(node, code, use))
  // From behind, so that positions stay.
  return cuts.reduceRight(
    (short, { start, end, by }) => short.slice(0, start) + by + short.slice(end),
    code,
  )
}

function cutsIn(node: ESTree.Node, code: string, use: Use): Cut[] {
  const by = replacementOf(node, code, use)
  if (by !== undefined) return [{ start: node.start, end: node.end, by }]
  if (node.type === 'IfStatement') {
    const { start, end } = node.test
    const test = use.tests.get(code.slice(start, end))
    const rest = childrenOf(node).filter((child) => test === undefined || child !== node.test)
    const own = test === undefined ? [] : [{ start, end, by: test }]
    return [...own, ...rest.flatMap((child) => cutsIn(child, code, use))]
  }
  if (node.type === 'ObjectExpression') {
    return node.properties.flatMap((property, at) => {
      if (property.type !== 'Property' || !isUnused(property.key, use)) {
        return cutsIn(property, code, use)
      }
      // With the comma behind it.
      const end = node.properties[at + 1]?.start ?? node.end - 1
      return [{ start: property.start, end, by: '' }]
    })
  }
  if (node.type === 'SwitchCase' && node.test && isUnused(node.test, use)) {
    const [first] = node.consequent
    const label = { start: node.start, end: first?.start ?? node.end, by: '' }
    return [label, ...node.consequent.flatMap((child) => cutsIn(child, code, use))]
  }
  return childrenOf(node).flatMap((child) => cutsIn(child, code, use))
}

/** What stands in place of a node that goes; `undefined` = it stays. */
function replacementOf(node: ESTree.Node, code: string, use: Use): string | undefined {
  switch (node.type) {
    case 'MethodDefinition':
      return isUnused(node.key, use) ? '' : undefined
    case 'ImportDeclaration': {
      const names = node.specifiers.filter(
        ({ local }) => !isUnused(local, use) && !use.known.has(local.name),
      )
      if (names.length === node.specifiers.length) return undefined
      const used = names.map(({ start, end }) => code.slice(start, end))
      const from = code.slice(node.source.start, node.source.end)
      return names.length === 0 ? '' : `import { ${used.join(', ')} } from ${from}`
    }
    case 'Identifier':
      return use.known.get(node.name)
    case 'ForOfStatement':
      return isUnused(node.right, use) ? ';' : undefined
    case 'VariableDeclaration':
      return node.declarations.every(({ id }) => isUnused(id, use)) ? ';' : undefined
    case 'ExpressionStatement': {
      const { start, end } = node.expression
      if (use.known.has(code.slice(start, end))) return undefined
      return isUnused(targetOf(node.expression), use) ? ';' : undefined
    }
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'UpdateExpression':
    case 'CallExpression':
    case 'MemberExpression': {
      const known = use.known.get(code.slice(node.start, node.end))
      return known ?? (isUnused(targetOf(node), use) ? 'void 0' : undefined)
    }
    default:
      return undefined
  }
}

/** What an expression is done to. */
function targetOf(node: ESTree.Node): ESTree.Node | undefined {
  switch (node.type) {
    case 'AssignmentExpression':
      return node.left
    case 'UpdateExpression':
      return node.argument
    case 'UnaryExpression':
      return node.operator === 'delete' ? node.argument : undefined
    case 'CallExpression':
    case 'MemberExpression':
      return node
    default:
      return undefined
  }
}

/** Whether a name is unused, or anything on the way to a member. */
function isUnused(node: ESTree.Node | undefined, use: Use): boolean {
  switch (node?.type) {
    case 'Identifier':
      return use.unused.has(node.name)
    case 'Literal':
      return use.unused.has(String(node.value))
    case 'CallExpression':
      return isUnused(node.callee, use)
    case 'MemberExpression':
      return isUnused(node.object, use) || isUnused(node.property, use)
    default:
      return false
  }
}
