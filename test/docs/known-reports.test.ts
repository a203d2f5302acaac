import { quoted, readPage, tableRows } from './page'
import { faultsWithTest, namesIn, readReferences } from './test-names'

const rows = tableRows(readPage('KNOWN-REPORTS.md')).flatMap(({ section, cells }) =>
  cells.length === 4 ? [{ section, reports: cells[0]!, meaning: cells[1]!, held: cells[3]! }] : [],
)
/** Faults that the next issue mends: agencies' own registries. Each row of them says `no test yet`. */
const LATER = [38, 39, 40, 41, 42]
const FAULTS = 46

/** The numbers of 'faults.md 8' that a cell names beside tests. */
function faultsOf(held: string): number[] {
  return quoted(held).flatMap((text) => Number(/^faults\.md (\d+)$/.exec(text)?.[1] ?? Number.NaN) || [])
}

test('there are at least twenty reports of others beside the numbered faults and the ways round rights', () => {
  const own = rows.filter(({ section }) => section.startsWith('Tried'))
  expect(own.length).toBeGreaterThanOrEqual(20)
  for (const { reports } of own) expect(reports).toMatch(/\S+ .*#\d+|CVE-|GHSA-/)
})

test('each numbered fault has a row', () => {
  const named = new Set(rows.flatMap(({ held }) => [...faultsOf(held), ...(/^no test yet: fault (\d+)$/.exec(held)?.slice(1).map(Number) ?? [])])) // prettier-ignore
  expect(Array.from({ length: FAULTS }, (_, i) => i + 1).filter((fault) => !named.has(fault))).toEqual([])
})

test('every row names the tests that hold its answer, by file and title or by the number of the fault', () => {
  const tested = faultsWithTest()
  const faults = rows.flatMap(({ meaning, held }) => {
    if (/^no test yet: fault (38|39|40|41|42)$/.test(held)) return []
    const { tests, rest } = readReferences(held)
    const numbers = faultsOf(rest)
    const unread = rest.replace(/`faults\.md \d+`/g, '').replace(/[;\s]/g, '')
    if (unread !== '' || tests.length + numbers.length === 0) return [`${meaning}: not read: ${held}`]
    return [
      ...tests.flatMap(({ file, name }) => (namesIn(file).has(name) ? [] : [`${meaning}: no test "${name}" in ${file}`])), // prettier-ignore
      ...numbers.flatMap((fault) => (tested.has(fault) ? [] : [`${meaning}: no test names faults.md ${fault}`])),
    ]
  })
  expect(faults).toEqual([])
})

test('only what the next issue mends is without a test', () => {
  const without = rows.flatMap(({ held }) => /^no test yet: fault (\d+)$/.exec(held)?.[1] ?? [])
  expect(without.map(Number).filter((fault) => !LATER.includes(fault))).toEqual([])
})
