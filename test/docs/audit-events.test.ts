import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import type { AuditFault } from '../../src/audit/verify'
import { projectRoot } from '../../src/kit/project-root'
import { quoted, readPage, tableRows } from './page'

const file = 'src/audit/audit-record.ts'
const source = ts.createSourceFile(
  file,
  readFileSync(path.join(projectRoot(), file), 'utf8'),
  ts.ScriptTarget.ES2022,
  true,
)
const interfaces = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]))
const page = readPage('AUDIT-EVENTS.md')
const rows = tableRows(page)

/** The fields an interface declares itself, with the words its type allows. */
function declared(name: string): Map<string, string[]> {
  return new Map(
    interfaces
      .get(name)!
      .members.filter(ts.isPropertySignature)
      .map((one) => [one.name.getText(), words(one.type)]),
  )
}

/** The fields it takes over by `extends Omit<Other, ...>`. */
function inherited(name: string): string[] {
  const [base, omitted] = interfaces.get(name)!.heritageClauses?.[0]?.types[0]?.typeArguments ?? []
  if (!base) return []
  return [...declared(base.getText()).keys()].filter((field) => !words(omitted).includes(field))
}

function words(type: ts.TypeNode | undefined): string[] {
  return [...(type?.getText() ?? '').matchAll(/'([^']+)'/g)].map(([, word]) => word!)
}

/** The first cells of the section's first table: those of another table of the section are left to their own test. */
function writtenFields(name: string): string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(sectionOf(name)))!
  const table = /^\| field \|.*\n\|.*\n((?:\|.*\n)+)/m.exec(section)![1]!
  return table
    .trim()
    .split('\n')
    .map((line) => quoted(line)[0]!)
}

function sectionOf(name: string): string {
  return `${declared(name).get('kind')![0]}: ${name}`
}

const members = source.statements.filter(ts.isTypeAliasDeclaration).find((one) => one.name.text === 'AuditRecord')!
const kinds = members.type
  .getText()
  .split('|')
  .map((name) => name.trim())

test('the page has a section for every kind of record, and for no other', () => {
  const sections = page.match(/^## \w+: \w+$/gm)!.map((line) => line.slice(3))
  expect(sections.sort()).toEqual(kinds.map(sectionOf).sort())
  expect([...interfaces.keys()].sort()).toEqual([...kinds].sort())
})

test.each(kinds)('%s: the page lists its fields, in order, and no other', (name) => {
  expect(writtenFields(name)).toEqual([...declared(name).keys()])
})

test('a refusal shares with a look what the page says', () => {
  const line = page.split('\n').find((text) => text.startsWith('Shared with a look:'))!
  expect(quoted(line).sort()).toEqual(inherited('RefusalRecord').sort())
})

test('the page lists every event', () => {
  const events = rows.filter(({ cells }) => cells.length === 3).flatMap(({ cells }) => quoted(cells[0]!))
  expect(events).toEqual(declared('EventRecord').get('event'))
})

test('the page lists every verdict of the verification', () => {
  const verdicts: Record<AuditFault['what'], true> = {
    changed: true,
    dropped: true,
    inserted: true,
    'cut off': true,
    'whole chain missing': true,
  }
  const written = rows.filter(({ section }) => section === 'Verifying').flatMap(({ cells }) => quoted(cells[0]!))
  expect(written.sort()).toEqual(Object.keys(verdicts).sort())
})
