import { parseSync, type ESTree } from 'vite'
import { locatedError } from './located-error.ts'

/** A file's text with its name as error messages show it (path below the root). */
export interface Source {
  code: string
  /** Absolute path. */
  file: string
  name: string
}

/** A span of source text that is no code. */
export interface Comment {
  value: string
  start: number
  end: number
}

/** What the parser made of a file. Offsets are UTF-16 units from 0. */
export interface Syntax {
  statements: readonly TopLevelStatement[]
  comments: readonly Comment[]
}

/** A statement or declaration of a module's top level. */
export type TopLevelStatement = ESTree.Program['body'][number]

/** Parses TypeScript or JavaScript with JSX. @throws LocatedError at the first syntax error */
export function parseSource(source: Source): Syntax {
  const lang = source.file.endsWith('.ts') ? 'ts' : 'tsx'
  const { program, comments, errors } = parseSync(source.file, source.code, { lang })
  const error = errors[0]
  if (error) throw locatedError(error.message, source, error.labels[0]?.start ?? 0)
  return { statements: program.body, comments }
}

/** Returns the child nodes of `node` in the order of its fields. */
export function childrenOf(node: ESTree.Node): ESTree.Node[] {
  const fields: unknown[] = Object.values(node)
  return fields.flat().filter(isNode)
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** Takes parentheses and type assertions off an expression. */
export function unwrap(node: ESTree.Node): ESTree.Node {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return unwrap(node.expression)
    default:
      return node
  }
}

/** Returns the name that an import or export specifier gives, `default` included. */
export function moduleName(name: ESTree.ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name
}

/** Returns the key of an object property where it can be read from the source, else `undefined`. */
export function staticKey(property: ESTree.ObjectProperty): string | undefined {
  const { key, computed } = property
  if (key.type === 'Identifier') return computed ? undefined : key.name
  if (key.type === 'Literal') return String(key.value)
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) {
    return key.quasis[0]?.value.cooked ?? undefined
  }
  return undefined
}
