import ts from 'typescript'

/** A comment, an identifier or a test name with the line it begins on. */
export interface Word {
  text: string
  line: number
}

/** Comments of a TypeScript source without their markers, each once; directives of tools are left out. */
export function commentsOf(text: string): Word[] {
  const file = ts.createSourceFile('any.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found = new Map<number, Word>()
  const visit = (node: ts.Node) => {
    for (const ranges of [
      ts.getLeadingCommentRanges(text, node.getFullStart()),
      ts.getTrailingCommentRanges(text, node.getEnd()),
    ])
      for (const { pos, end } of ranges ?? []) {
        const comment = text.slice(pos, end)
        if (/biome-ignore|@ts-|webpackChunkName/.test(comment)) continue
        found.set(pos, {
          text: withoutMarkers(comment),
          line: file.getLineAndCharacterOfPosition(pos).line + 1,
        })
      }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return [...found.values()]
}

const withoutMarkers = (comment: string) =>
  comment
    .replace(/^\/\*+|\*+\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*(\/\/|\*)?\s?/, '').trim())
    .join('\n')
    .trim()

/** Names that a source declares: variables, functions, parameters, types, members; whether each is exported. */
export function declaredIn(text: string): (Word & { exported: boolean })[] {
  const file = ts.createSourceFile('any.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: (Word & { exported: boolean })[] = []
  const seen = new Set<number>()
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
  const add = (name: ts.Node | undefined, exported: boolean) => {
    if (name && ts.isIdentifier(name) && !seen.has(name.pos)) {
      seen.add(name.pos)
      found.push({ text: name.text, line: lineOf(name), exported })
    }
    if (name && (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)))
      for (const element of name.elements) if (ts.isBindingElement(element)) add(element.name, exported)
  }
  const isExported = (node: ts.Node) =>
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  const visit = (node: ts.Node) => {
    if (ts.isVariableStatement(node))
      for (const { name } of node.declarationList.declarations) if (isExported(node)) add(name, true)
    if (
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node)
    )
      add(node.name, isExported(node))
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) add(node.name, false)
    if (ts.isPropertySignature(node) || ts.isMethodSignature(node)) add(node.name, false)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Titles of tests and of their groups. */
export function testNamesIn(text: string): Word[] {
  const titles = /\b(?:test|describe|it)(?:\.each[^\n]*?)?\(\s*(['"`])((?:(?!\1).)+)\1/g
  return [...text.matchAll(titles)].map(({ 2: title = '', index }) => ({
    text: title,
    line: text.slice(0, index).split('\n').length,
  }))
}
