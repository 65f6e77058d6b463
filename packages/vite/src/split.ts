import type { ESTree } from 'vite'
import type { LiveCall, LiveFile } from './live-file.ts'
import { locate } from './located-error.ts'
import { findReachable } from './reachability.ts'
import type { Comment, TopLevelStatement } from './syntax.ts'

/** A live file without its server half. */
export interface ViewHalf {
  /** Same length and same line breaks as the source: what is left stands where it stood. */
  code: string
  /** What is left, without the blanks: two sources with equal view halves differ only elsewhere. */
  content: string
  /** Sentences about statements that do not run in the browser, each with `file:line`. */
  warnings: string[]
}

/**
 * Blanks the server half of a live file: it starts from spaces and copies what the view half
 * reaches, so what no rule names is gone, comments between statements included. No source map is
 * needed, and none can hold the original.
 */
export function splitLiveFile(file: LiveFile): ViewHalf {
  const { nodes, calls, lost } = findReachable(file)
  const page = createPage(file.source.code)
  for (const comment of file.syntax.comments) {
    if (isJsxPragma(comment)) page.copy(comment)
  }
  for (const statement of file.syntax.statements) {
    copyStatement(statement, nodes, page, file.syntax.comments)
  }
  // Outer calls first: an inner one may stand in the view half of an outer one.
  const outerFirst = calls.toSorted((one, other) => one.node.start - other.node.start)
  for (const call of outerFirst) copyCall(call, page)
  return {
    code: page.text(),
    content: page.content(),
    warnings: lost.map((statement) => lostStatement(file, statement)),
  }
}

interface Span {
  start: number
  end: number
}

/** The text being built, one UTF-16 unit a cell. Cells are blank until written. */
interface Page {
  copy(span: Span): void
  erase(span: Span): void
  eraseCommas(span: Span): void
  /** Writes a character into the first cell from `start` on that is no line break. */
  put(start: number, character: string): void
  text(): string
  content(): string
}

function createPage(code: string): Page {
  const cells = Array.from<string | undefined>({ length: code.length })
  return {
    copy({ start, end }) {
      for (let at = start; at < end; at++) cells[at] = code[at]
    },
    erase({ start, end }) {
      cells.fill(undefined, start, end)
    },
    eraseCommas({ start, end }) {
      for (let at = start; at < end; at++) if (cells[at] === ',') cells[at] = undefined
    },
    put(start, character) {
      let at = start
      while (isLineBreak(code[at] ?? '')) at++
      cells[at] = character
    },
    text: () => cells.map((cell, at) => cell ?? blank(code[at] ?? '')).join(''),
    content: () => cells.join(''),
  }
}

function blank(character: string): string {
  return isLineBreak(character) ? character : ' '
}

function isLineBreak(character: string): boolean {
  return /^[\r\n\u2028\u2029]$/.test(character)
}

function copyStatement(
  statement: TopLevelStatement,
  nodes: ReadonlySet<ESTree.Node>,
  page: Page,
  comments: readonly Comment[],
): void {
  const declaration =
    statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
  if (nodes.has(statement) || (declaration && nodes.has(declaration))) {
    page.copy(statement)
    if (statement.type === 'ImportDeclaration') eraseInside(comments, statement, page)
    return
  }
  if (declaration?.type === 'VariableDeclaration') {
    copyDeclarators(statement, declaration, nodes, page, comments)
    return
  }
  if (statement.type !== 'ImportDeclaration' && statement.type !== 'ExportNamedDeclaration') return
  const specifiers: readonly ESTree.Node[] = statement.specifiers
  if (!specifiers.some((specifier) => nodes.has(specifier))) return
  page.copy(statement)
  eraseInside(comments, statement, page)
  eraseSpecifiers(specifiers, nodes, page, statement.source?.start ?? statement.end)
}

/** `export const a = 1, b = 2` with `a` dropped becomes `export const        b = 2`. */
function copyDeclarators(
  statement: Span,
  declaration: ESTree.VariableDeclaration,
  nodes: ReadonlySet<ESTree.Node>,
  page: Page,
  comments: readonly Comment[],
): void {
  const kept = declaration.declarations.filter((declarator) => nodes.has(declarator))
  const [first] = declaration.declarations
  if (!first || kept.length === 0) return
  const keywords = { start: statement.start, end: first.start }
  page.copy(keywords)
  eraseInside(comments, keywords, page)
  kept.forEach((declarator, index) => {
    page.copy(declarator)
    if (index < kept.length - 1) page.put(declarator.end, ',')
  })
  const last = declaration.declarations.at(-1)
  // A semicolon, if there is one. Without one a line break follows, which ends the statement too.
  if (last && declaration.end > last.end) {
    page.copy({ start: declaration.end - 1, end: declaration.end })
  }
}

/** `{ a, b, c }` with `a` and `c` dropped becomes `{    b,   }`. Commas are written anew. */
function eraseSpecifiers(
  specifiers: readonly ESTree.Node[],
  nodes: ReadonlySet<ESTree.Node>,
  page: Page,
  end: number,
): void {
  const listed = specifiers.filter(isListed)
  for (const [index, specifier] of specifiers.entries()) {
    page.eraseCommas({ start: specifier.end, end: specifiers[index + 1]?.start ?? end })
    if (!nodes.has(specifier)) page.erase(specifier)
  }
  const kept = listed.filter((specifier) => nodes.has(specifier))
  for (const specifier of kept.slice(0, -1)) page.put(specifier.end, ',')
  const [first, second] = specifiers
  const isDefaultKept = first && second && !isListed(first) && nodes.has(first)
  // Braces stay where they were, also around nothing, and need the comma before them.
  if (isDefaultKept && (isListed(second) || nodes.has(second))) page.put(first.end, ',')
}

function isListed(node: ESTree.Node): boolean {
  return node.type === 'ImportSpecifier' || node.type === 'ExportSpecifier'
}

function eraseInside(comments: readonly Comment[], span: Span, page: Page): void {
  for (const comment of comments) {
    if (comment.start >= span.start && comment.end <= span.end) page.erase(comment)
  }
}

/** Leaves `liveView({ render() { … } })` of a call, with type arguments and assertions gone. */
function copyCall({ node, definition, viewHalf }: LiveCall, page: Page): void {
  page.erase(node)
  page.copy(node.callee)
  page.put(node.callee.end, '(')
  page.copy({ start: definition.start, end: definition.start + 1 })
  viewHalf.forEach((property, index) => {
    page.copy(property)
    if (index < viewHalf.length - 1) page.put(property.end, ',')
  })
  page.copy({ start: definition.end - 1, end: definition.end })
  page.put(definition.end, ')')
}

/** A pragma says how the tags that stay are compiled, so it stays as well. */
function isJsxPragma(comment: Comment): boolean {
  return /^[\s*]*@jsx\w*\s+\S+[\s*]*$/.test(comment.value)
}

function lostStatement({ source }: LiveFile, statement: TopLevelStatement): string {
  const { line } = locate(source.code, source.file, statement.start)
  const isReexport = statement.type.startsWith('Export')
  return isReexport
    ? `${source.name}:${line} The browser does not get what a live file exports from another module. Import it from that module directly.`
    : `${source.name}:${line} A statement at the top level of a live file does not run in the browser. If it is for the server, move it into a module that the server half imports; if it is for the browser, into a \`*.client.ts\` file.`
}
