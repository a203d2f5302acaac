import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../../src/kit/project-root'

/** The folders whose code is the product. */
export const PRODUCT = ['src', 'resolvers', 'connectors', 'schema', 'migrations'] as const

export interface Import {
  /** A file of ours from the project's root, or a package's name. */
  readonly target: string
  readonly typeOnly: boolean
  readonly line: number
}

export interface Source {
  /** From the project's root, with '/'. */
  readonly file: string
  readonly text: string
  readonly tree: ts.SourceFile
  readonly imports: readonly Import[]
}

/** Every TypeScript file below the given folders, parsed. */
export function readSources(folders: readonly string[]): Source[] {
  return folders
    .filter((folder) => existsSync(path.join(projectRoot(), folder)))
    .flatMap((folder) =>
      readdirSync(path.join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
        .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
        .filter((file) => file.endsWith('.ts') && !file.includes('/generated/') && !file.includes('node_modules/'))
        .sort()
        .map(parse),
    )
}

/** What the file says outside comments: what it does, not what it talks of. */
export function* nodesOf(tree: ts.Node): Generator<ts.Node> {
  yield tree
  for (const child of tree.getChildren()) yield* nodesOf(child)
}

export function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1
}

function parse(file: string): Source {
  const text = readFileSync(path.join(projectRoot(), file), 'utf8')
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const imports: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    const line = tree.getLineAndCharacterOfPosition(specifier.getStart()).line + 1
    imports.push({ target: resolve(file, specifier.text), typeOnly, line })
  }
  for (const node of nodesOf(tree)) {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && isImportCall(node)) add(node.arguments[0], false)
  }
  return { file, text, tree, imports }
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')
  )
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((one) => one.isTypeOnly)
}

function resolve(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/')
    return specifier.startsWith('@')
      ? parts.slice(0, 2).join('/')
      : specifier.startsWith('node:')
        ? specifier
        : parts[0]!
  }
  const bare = path.posix.join(path.posix.dirname(file), specifier)
  const full = [`${bare}.ts`, `${bare}/index.ts`, bare].find((one) => existsSync(path.join(projectRoot(), one)))
  return full ?? `${bare}.ts`
}
