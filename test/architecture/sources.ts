import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../../src/kit/project-root'

export interface Source {
  /** From the project's root, with '/'. */
  readonly file: string
  readonly text: string
  readonly tree: ts.SourceFile
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
  return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true) }
}
