import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { projectRoot } from '../../src/kit/project-root'

export interface Reference {
  readonly file: string
  readonly name: string
}

/** The tests that a cell of a page names, `test/file.test.ts` "name of a test", separated by semicolons, and what else stands in it. */
export function readReferences(cell: string): { readonly tests: readonly Reference[]; readonly rest: string } {
  const tests: Reference[] = []
  const rest = cell.replace(
    /`(test\/[^`]+)` "(.+?)"(?=;|$)/g,
    (_all, file: string, name: string) => (tests.push({ file, name }), ''),
  )
  return { tests, rest }
}

const known = new Map<string, ReadonlySet<string>>()

/** The names that a file gives to `test` and `describe`, as they are written. */
export function namesIn(file: string): ReadonlySet<string> {
  const earlier = known.get(file)
  if (earlier) return earlier
  const names = new Set<string>()
  const where = path.join(projectRoot(), file)
  if (existsSync(where)) {
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const [name] = node.arguments
        if (name && ts.isStringLiteralLike(name) && /^(test|it|describe)$/.test(callee(node))) names.add(name.text)
      }
      node.forEachChild(visit)
    }
    visit(ts.createSourceFile(file, readFileSync(where, 'utf8'), ts.ScriptTarget.ES2022, true))
  }
  known.set(file, names)
  return names
}

/** `test` of test(...), test.each(...)(...) and test.each`...`(...). */
function callee(node: ts.Expression): string {
  if (ts.isCallExpression(node)) return callee(node.expression)
  if (ts.isTaggedTemplateExpression(node)) return callee(node.tag)
  if (ts.isPropertyAccessExpression(node)) return callee(node.expression)
  return ts.isIdentifier(node) ? node.text : ''
}

/**
 * The numbered faults that tests name, in a title or a comment beside one: 'faults.md 8', 'faults.md 8, 9 and 12',
 * 'faults.md 19-24'. Pages and their tests do not count.
 */
export function faultsWithTest(): ReadonlySet<number> {
  const faults = new Set<number>()
  const folder = path.join(projectRoot(), 'test')
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.startsWith(`docs${path.sep}`)) continue
    const text = readFileSync(path.join(folder, file), 'utf8')
    for (const [, list] of text.matchAll(/faults\.md\s+((?:\d+(?:\s*[-–]\s*\d+)?(?:\s*(?:,|and|to)\s*)?)+)/g))
      for (const [, from, to] of list!.matchAll(/(\d+)(?:\s*(?:[-–]|to)\s*(\d+))?/g))
        for (let fault = Number(from); fault <= Number(to ?? from); fault += 1) faults.add(fault)
  }
  return faults
}
