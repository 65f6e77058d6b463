import type { ESTree } from 'vite'
import { childrenOf } from './syntax.ts'

/** What {@link walkReferences} reports. */
export interface ReferenceVisitor {
  /** Called for each use of a name that no scope inside the walked node binds. */
  reference(name: string, node: ESTree.Node): void
  /**
   * Called before a call is walked. Returns the nodes to walk in its place, `undefined` = all.
   * `isBound` tells whether a scope inside the walked node binds a name.
   */
  call?(
    node: ESTree.CallExpression,
    isBound: (name: string) => boolean,
  ): readonly ESTree.Node[] | undefined
}

interface Scope {
  readonly names: ReadonlySet<string>
  readonly parent: Scope | undefined
}

/**
 * Walks `root` and reports the names that it takes from around it: identifiers of values and JSX
 * tags, by scope, so a local `db` is not the imported `db`. Types are no uses.
 */
export function walkReferences(root: ESTree.Node, visitor: ReferenceVisitor): void {
  visit(root, undefined)

  function visit(node: ESTree.Node, scope: Scope | undefined): void {
    for (const [child, inner] of parts(node, scope)) visit(child, inner)
  }

  function visitAll(nodes: readonly ESTree.Node[], scope: Scope | undefined): Part[] {
    return nodes.map((node) => [node, scope])
  }

  function parts(node: ESTree.Node, scope: Scope | undefined): Part[] {
    switch (node.type) {
      case 'Identifier':
        if (!isBound(node.name, scope)) visitor.reference(node.name, node)
        return visitAll(node.decorators ?? [], scope)
      case 'JSXIdentifier':
        if (isComponentTag(node.name) && !isBound(node.name, scope)) {
          visitor.reference(node.name, node)
        }
        return []
      case 'JSXMemberExpression':
        if (node.object.type === 'JSXIdentifier') {
          if (!isBound(node.object.name, scope)) visitor.reference(node.object.name, node.object)
          return []
        }
        return [[node.object, scope]]
      case 'JSXAttribute':
        return node.value ? [[node.value, scope]] : []
      case 'JSXClosingElement':
      case 'JSXNamespacedName':
      case 'MetaProperty':
      case 'BreakStatement':
      case 'ContinueStatement':
        return []
      case 'LabeledStatement':
        return [[node.body, scope]]
      case 'MemberExpression':
        return node.computed
          ? visitAll([node.object, node.property], scope)
          : [[node.object, scope]]
      case 'Property':
        return node.computed ? visitAll([node.key, node.value], scope) : [[node.value, scope]]
      case 'MethodDefinition':
      case 'PropertyDefinition':
      case 'AccessorProperty':
        return visitAll(
          [
            ...node.decorators,
            ...(node.computed ? [node.key] : []),
            ...(node.value ? [node.value] : []),
          ],
          scope,
        )
      case 'CallExpression': {
        const instead = visitor.call?.(node, (name) => isBound(name, scope))
        return visitAll(instead ?? childrenOf(node), scope)
      }
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return functionParts(node, scope)
      case 'ClassDeclaration':
      case 'ClassExpression': {
        const inner = bind(node.id ? [node.id.name] : [], scope)
        return visitAll(
          [...node.decorators, ...(node.superClass ? [node.superClass] : []), node.body],
          inner,
        )
      }
      case 'CatchClause': {
        const inner = bind(node.param ? patternNames(node.param) : [], scope)
        return visitAll([...(node.param ? [node.param] : []), node.body], inner)
      }
      case 'BlockStatement':
      case 'StaticBlock':
        return visitAll(node.body, bind(declaredNames(node.body), scope))
      case 'SwitchStatement': {
        const consequents = node.cases.flatMap((each) => each.consequent)
        const inner = bind(declaredNames(consequents), scope)
        return [[node.discriminant, scope], ...visitAll(node.cases, inner)]
      }
      case 'ForStatement':
        return visitAll(childrenOf(node), bind(declaredNames([node.init]), scope))
      case 'ForInStatement':
      case 'ForOfStatement':
        return visitAll(childrenOf(node), bind(declaredNames([node.left]), scope))
      default:
        return visitAll(withoutTypes(node), scope)
    }
  }

  function functionParts(
    node: ESTree.Function | ESTree.ArrowFunctionExpression,
    scope: Scope | undefined,
  ): Part[] {
    const own = node.type === 'FunctionExpression' && node.id ? [node.id.name] : []
    const receiver = node.type === 'ArrowFunctionExpression' ? [] : ['arguments']
    const parameters = bind([...own, ...receiver, ...node.params.flatMap(patternNames)], scope)
    const { body } = node
    if (!body) return visitAll(node.params, parameters)
    // A default value of a parameter does not see what the body declares: two scopes.
    if (body.type !== 'BlockStatement') return visitAll([...node.params, body], parameters)
    const inner = bind([...hoistedNames(body), ...declaredNames(body.body)], parameters)
    return [...visitAll(node.params, parameters), ...visitAll(body.body, inner)]
  }
}

type Part = [node: ESTree.Node, scope: Scope | undefined]

function isBound(name: string, scope: Scope | undefined): boolean {
  if (!scope) return false
  return scope.names.has(name) || isBound(name, scope.parent)
}

function bind(names: readonly string[], parent: Scope | undefined): Scope | undefined {
  return names.length === 0 ? parent : { names: new Set(names), parent }
}

/** Tags in small letters are elements, all others are values in scope. */
function isComponentTag(name: string): boolean {
  return !/^[a-z]/.test(name) && !name.includes('-')
}

/** The children of a node that exist at run time: TypeScript's own nodes only where they hold values. */
function withoutTypes(node: ESTree.Node): ESTree.Node[] {
  if (!node.type.startsWith('TS')) return childrenOf(node)
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return [node.expression]
    case 'TSParameterProperty':
      return [...node.decorators, node.parameter]
    case 'TSEnumDeclaration':
      return node.body.members.flatMap((member) => (member.initializer ? [member.initializer] : []))
    case 'TSModuleDeclaration':
    case 'TSModuleBlock':
    case 'TSExportAssignment':
      return childrenOf(node)
    default:
      return []
  }
}

/** Returns the names that a pattern, parameter or assignment target binds. */
export function patternNames(node: ESTree.Node): string[] {
  switch (node.type) {
    case 'Identifier':
      return [node.name]
    case 'ObjectPattern':
      return node.properties.flatMap((property) =>
        patternNames(property.type === 'RestElement' ? property.argument : property.value),
      )
    case 'ArrayPattern':
      return node.elements.flatMap((element) => (element ? patternNames(element) : []))
    case 'AssignmentPattern':
      return patternNames(node.left)
    case 'RestElement':
      return patternNames(node.argument)
    case 'TSParameterProperty':
      return patternNames(node.parameter)
    default:
      return []
  }
}

/** Returns the names that statements declare in their own block. */
function declaredNames(nodes: readonly (ESTree.Node | null)[]): string[] {
  return nodes.flatMap((node) => {
    switch (node?.type) {
      case 'VariableDeclaration':
        return node.declarations.flatMap((declarator) => patternNames(declarator.id))
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
      case 'TSEnumDeclaration':
        return node.id ? [node.id.name] : []
      default:
        return []
    }
  })
}

/** Returns the names of every `var` below `node`, inner functions left out. */
function hoistedNames(node: ESTree.Node): string[] {
  return childrenOf(node).flatMap((child) => {
    switch (child.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ClassDeclaration':
      case 'ClassExpression':
        return []
      case 'VariableDeclaration':
        return [...(child.kind === 'var' ? declaredNames([child]) : []), ...hoistedNames(child)]
      default:
        return hoistedNames(child)
    }
  })
}
