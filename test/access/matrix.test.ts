import { explainField, matrixHtml, matrixMarkdown } from '../../src/access/matrix'
import { parseTable } from '../../src/access/parse-table'
import { AUDIENCES } from '../../src/access/words'
import { AREA, education, police, schoolAccount, table, TABLE } from './small-world'

const markdown = matrixMarkdown(table)
const html = matrixHtml(table)

/** The cell of a field and an audience in the Markdown. */
function cell(field: string, audience: (typeof AUDIENCES)[number]): string | undefined {
  const line = markdown.split('\n').find((one) => one.startsWith(`| ${field} |`))
  return line?.split(' | ')[AUDIENCES.indexOf(audience) + 1]?.replace(/ \|$/, '')
}

test('every field has a line, every audience a column, in Chinese and English', () => {
  for (const field of table.rows.keys())
    expect(markdown.split('\n').filter((l) => l.startsWith(`| ${field} |`))).toHaveLength(1)
  const head = markdown.split('\n').find((line) => line.startsWith('| 字段 Field |'))
  for (const audience of AUDIENCES) expect(head).toMatch(new RegExp(`\\p{Script=Han}+ ${audience} \\|`, 'u'))
})

test('a cell says level, mask, scope and purposes', () => {
  expect(cell('Child.name', 'education')).toBe('F area')
  expect(cell('Child.birthDate', 'police')).toBe('M year area')
  expect(cell('Child.idNumber', 'education')).toBe('F area · dropout-control')
  expect(cell('Child.name', 'village-director')).toBe('M surname area / F caseload')
  expect(cell('School.diary', 'education')).toBe('A area')
  expect(cell('Month.daysDue', 'analyst')).toBe('S')
  expect(cell('Household.address', 'education')).toBe('–')
})

test('fields stand under their rule, with its class and legal basis, by owner', () => {
  const lines = markdown.split('\n')
  const rule = lines.findIndex((line) => line.includes('small.yml#birth'))
  expect(lines[rule]).toContain('**出生日期 Birth** small.yml#birth · 内部 internal · 法 4')
  expect(lines[rule + 1]).toContain('| Child.birthDate |')
  expect(lines).toContain('## hub')
})

test('the version of the table stands on both', () => {
  expect(markdown).toContain(table.version)
  expect(html).toContain(table.version)
})

test('the page loads nothing from anywhere', () => {
  expect(html).not.toMatch(/https?:|src=|href=|@import|url\(|<script/i)
  expect(html).toContain('<html lang="zh-CN">')
  for (const field of table.rows.keys()) expect(html).toContain(`<td>${field}</td>`)
  expect(html.match(/<td class="F">F area<\/td>/g)?.length).toBeGreaterThan(5)
})

test('what a lawyer writes is text, not markup', () => {
  const text = TABLE.replace('title: 姓名 Name', 'title: "姓名 <b onclick=x>|Name"')
  const hostile = parseTable([{ name: 'small.yml', text }])
  expect(matrixHtml(hostile)).toContain('姓名 &lt;b onclick=x&gt;|Name')
  expect(matrixMarkdown(hostile)).toContain('姓名 &lt;b onclick=x>\\|Name')
})

describe('explainField', () => {
  const line = TABLE.split('\n').findIndex((one) => one.startsWith('  Child:')) + 1

  test('a value that is shown', () => {
    expect(explainField(table, 'Child.name', education, AREA)).toEqual([
      'Child.name: full, granted to education in scope area',
      'rule: small.yml#name 姓名 Name',
      `file: schema/access/small.yml:${line}`,
      'class: internal',
      'legal basis: 法 3',
    ])
  })

  test('a masked value', () => {
    expect(explainField(table, 'Child.birthDate', police, AREA)).toEqual([
      'Child.birthDate: masked (year), granted to police in scope area',
      'rule: small.yml#birth 出生日期 Birth',
      `file: schema/access/small.yml:${line}`,
      'class: internal',
      'legal basis: 法 4',
      'needed: nothing: this account is granted the field masked, and no more',
    ])
  })

  test('a withheld value says what is needed', () => {
    expect(explainField(table, 'Child.idNumber', education, AREA)).toContain('needed: the purpose dropout-control')
    expect(explainField(table, 'Child.name', schoolAccount, AREA)).toContain('needed: a pupil of this account’s school')
  })

  test('a field without a row', () => {
    expect(explainField(table, 'Child.nobody', education, AREA)).toEqual([
      'Child.nobody: none',
      'rule: no row',
      'class: secret',
      'needed: a row in the access table',
    ])
  })
})
