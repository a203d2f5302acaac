import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { RULES } from '../../connectors/contract/conformance'
import { projectRoot } from '../../src/kit/project-root'
import { readPage, tableRows } from './page'

const rows = tableRows(readPage('THREAT-MODEL.md')).flatMap(({ cells }) =>
  cells.length === 4 ? [{ threat: cells[0]!, defence: cells[2]!, held: cells[3]! }] : [],
)
const MOST_WITHOUT_TEST = 2

interface Reference {
  readonly file: string
  readonly name: string
}

/** A cell is `no test yet`, or references separated by semicolons: `file` "name of a test", or conformance `C-16`. */
function read(held: string): { tests: Reference[]; rules: string[]; rest: string } {
  const tests: Reference[] = []
  const rules: string[] = []
  const rest = held
    .replace(/`(test\/[^`]+)` "(.+?)"(?=;|$)/g, (_all, file: string, name: string) => (tests.push({ file, name }), ''))
    .replace(/conformance `(C-\d+)`/g, (_all, rule: string) => (rules.push(rule), ''))
    .replace(/[;\s]/g, '')
  return { tests, rules, rest }
}

const known = new Map<string, ReadonlySet<string>>()

/** The names that a file gives to `test` and `describe`, as they are written. */
function namesIn(file: string): ReadonlySet<string> {
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

test('the table is there, and each threat stands once', () => {
  expect(rows.length).toBeGreaterThan(40)
  expect(new Set(rows.map(({ threat }) => threat)).size).toBe(rows.length)
})

test('every row names what holds it: tests that exist, rules of the conformance suite, or that there is none yet', () => {
  const faults = rows.flatMap(({ threat, held }) => {
    const { tests, rules, rest } = read(held)
    if (held === 'no test yet') return []
    if (rest !== '' || tests.length + rules.length === 0) return [`${threat}: not read: ${held}`]
    return [
      ...tests.flatMap(({ file, name }) =>
        namesIn(file).has(name) ? [] : [`${threat}: no test "${name}" in ${file}`],
      ),
      ...rules.flatMap((id) => (RULES.some((rule) => rule.id === id) ? [] : [`${threat}: no rule ${id}`])),
    ]
  })
  expect(faults).toEqual([])
})

test('every row names the files that defend, and they are there', () => {
  const faults = rows.flatMap(({ threat, defence }) => {
    const files = [...defence.matchAll(/`([\w-]+\/[\w./-]+)`/g)].map(([, file]) => file!)
    if (files.length === 0) return [`${threat}: names no file`]
    return files.filter((file) => !existsSync(path.join(projectRoot(), file))).map((file) => `${threat}: no ${file}`)
  })
  expect(faults).toEqual([])
})

test(`at most ${MOST_WITHOUT_TEST} rows are without a test`, () => {
  expect(rows.filter(({ held }) => held === 'no test yet').length).toBeLessThanOrEqual(MOST_WITHOUT_TEST)
})
