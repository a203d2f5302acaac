import { existsSync } from 'node:fs'
import path from 'node:path'
import { RULES } from '../../connectors/contract/conformance'
import { projectRoot } from '../../src/kit/project-root'
import { readPage, tableRows } from './page'
import { namesIn, readReferences, type Reference } from './test-names'

const rows = tableRows(readPage('THREAT-MODEL.md')).flatMap(({ cells }) =>
  cells.length === 4 ? [{ threat: cells[0]!, defence: cells[2]!, held: cells[3]! }] : [],
)
const MOST_WITHOUT_TEST = 2

/** A cell is `no test yet`, or references separated by semicolons: `file` "name of a test", or conformance `C-16`. */
function read(held: string): { tests: readonly Reference[]; rules: string[]; rest: string } {
  const rules: string[] = []
  const { tests, rest: others } = readReferences(held)
  const rest = others
    .replace(/conformance `(C-\d+)`/g, (_all, rule: string) => (rules.push(rule), ''))
    .replace(/[;\s]/g, '')
  return { tests, rules, rest }
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
