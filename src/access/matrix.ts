import { decide, type AccessClass } from './decide'
import type { AccessTable, Permission, Row } from './table'
import {
  AUDIENCES,
  COMMANDS,
  EXPORTS,
  type Audience,
  type Command,
  type DataClass,
  type Level,
  type Scope,
  type ScopeBits,
} from './words'

/** The whole table as Markdown: a table per owner, its fields grouped by rule, a column per audience. */
export function matrixMarkdown(table: AccessTable): string {
  const sections = owners(table).flatMap(({ owner, rules }) => [
    `## ${owner}`,
    '',
    `| 字段 Field | ${AUDIENCES.map((audience) => `${AUDIENCE_ZH[audience]} ${audience}`).join(' | ')} |`,
    `|---|${AUDIENCES.map(() => '---|').join('')}`,
    ...rules.flatMap(({ first, rows }) => [
      `| **${pipes(first.title)}** ${pipes(`${first.rule} · ${CLASS_ZH[first.dataClass]} ${first.dataClass} · ${first.basis}`)} |${AUDIENCES.map(() => ' |').join('')}`,
      ...rows.map((row) => `| ${row.field} | ${AUDIENCES.map((audience) => pipes(cell(row, audience))).join(' | ')} |`),
    ]),
    '',
  ])
  return [
    `# ${TITLE}`,
    '',
    `版本 Version: ${table.version}`,
    '',
    ...LEGEND.map((line) => `- ${line}`),
    '',
    ...sections,
  ].join('\n')
}

/** The same as one HTML page that loads nothing: it can be mailed, printed and kept. */
export function matrixHtml(table: AccessTable): string {
  const sections = owners(table).map(
    ({ owner, rules }) =>
      `<h2>${escape(owner)}</h2>\n<table>\n<thead><tr><th>字段<br>Field</th>${AUDIENCES.map(
        (audience) => `<th>${AUDIENCE_ZH[audience]}<br>${audience}</th>`,
      ).join('')}</tr></thead>\n${rules.map(htmlRule).join('\n')}\n</table>`,
  )
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${TITLE}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${TITLE}</h1>
<p>版本 Version: <code>${escape(table.version)}</code></p>
<ul>${LEGEND.map((line) => `<li>${escape(line)}</li>`).join('')}</ul>
${sections.join('\n')}
</body>
</html>
`
}

/** Why an account of this class sees a field of a child in these scopes as it does, line by line. */
export function explainField(table: AccessTable, field: string, who: AccessClass, bits: ScopeBits): string[] {
  const { level, mask, scope, audience, row, needed } = decide(table, field, who, bits)
  const granted = audience === null ? '' : `, granted to ${audience}${scope === null ? '' : ` in scope ${scope}`}`
  return [
    `${field}: ${level}${mask ? ` (${mask})` : ''}${granted}`,
    `rule: ${row.rule}${row.title ? ` ${row.title}` : ''}`,
    ...(row.file ? [`file: schema/access/${row.file}:${row.line}`] : []),
    `class: ${row.dataClass}`,
    ...(row.basis ? [`legal basis: ${row.basis}`] : []),
    ...(needed === null ? [] : [`needed: ${needed}`]),
  ]
}

/** 'F area', 'M surname area · case, dropout-control', 'A+S area', several permissions one after another; null for none. */
export function cellText(row: Row, audience: Audience): string | null {
  const texts = row.permissions.filter((one) => one.audience === audience).flatMap((one) => permissionText(one, row))
  return texts.length === 0 ? null : texts.join(' / ')
}

function cell(row: Row, audience: Audience): string {
  return cellText(row, audience) ?? LETTER.none
}

function permissionText({ level, mask, may, scope, purposes }: Permission, { field }: Row): string[] {
  const commands = field.startsWith('Mutation.')
  const words = commands
    ? may.filter(isCommand)
    : [
        ...(level === 'none' ? [] : [`${LETTER[level]}${level === 'full' && !may.includes('filter') ? '−' : ''}`]),
        ...(level !== 'full' && may.includes('filter') ? ['Q'] : []),
        ...(may.includes('statistics') ? ['S'] : []),
        ...may.filter((one) => (EXPORTS as readonly string[]).includes(one)),
      ]
  if (words.length === 0) return []
  const scoped = words.join() === 'S' && scope === 'all' ? '' : ` ${scope}`
  return [`${words.join('+')}${mask ? ` ${mask}` : ''}${scoped}${purposes ? ` · ${purposes.join(', ')}` : ''}`]
}

function isCommand(position: string): position is Command {
  return (COMMANDS as readonly string[]).includes(position)
}

interface Rule {
  readonly first: Row
  readonly rows: readonly Row[]
}

/** Rows by owner and rule, in the order of the files: as the lawyers wrote them. */
function owners(table: AccessTable): { readonly owner: string; readonly rules: readonly Rule[] }[] {
  const byOwner = new Map<string, Map<string, Row[]>>()
  for (const row of table.rows.values()) {
    const rules = byOwner.get(row.owner) ?? new Map<string, Row[]>()
    byOwner.set(row.owner, rules.set(row.rule, [...(rules.get(row.rule) ?? []), row]))
  }
  return [...byOwner].map(([owner, rules]) => ({
    owner,
    rules: [...rules.values()].map((rows) => ({ first: rows[0]!, rows })),
  }))
}

function htmlRule({ first, rows }: Rule): string {
  const about = `${escape(first.rule)} · <b class="${first.dataClass}">${CLASS_ZH[first.dataClass]} ${first.dataClass}</b> · ${escape(first.basis)}`
  const fields = rows.map(
    (row) =>
      `<tr><td>${escape(row.field)}</td>${AUDIENCES.map((audience) => {
        const text = cell(row, audience)
        return `<td class="${text[0] === LETTER.none ? 'none' : text.charAt(0)}">${escape(text)}</td>`
      }).join('')}</tr>`,
  )
  return `<tbody><tr class="rule"><th colspan="${AUDIENCES.length + 1}">${escape(first.title)}<br><small>${about}</small></th></tr>\n${fields.join('\n')}</tbody>`
}

const TITLE = '童联 字段权限表 Tonglian access matrix'

const LETTER: Readonly<Record<Level, string>> = { full: 'F', masked: 'M', granted: 'A', none: '–' }

const SCOPE_ZH: Readonly<Record<Scope, string>> = { all: '全部', area: '辖区', school: '本校', caseload: '本人名单' }

const LEGEND = [
  'F 全部可见 full · M 脱敏 masked, with the mask’s name · A 须经审批 needs an approved, time-boxed grant · – 不可见 none',
  'S 统计 numbers over the field · Q 查询 may filter by it though it is not read in full · F− read, but not filtered by · create, decide, visit, close, … 办理 the commands of a mutation',
  `范围 Scope: ${Object.entries(SCOPE_ZH)
    .map(([scope, zh]) => `${scope} ${zh}`)
    .join(' · ')}`,
  '用途 Purposes stand behind the dot: the permission holds for these alone. Of several permissions the best that holds for the child wins.',
]

const CLASS_ZH: Readonly<Record<DataClass, string>> = {
  public: '公开',
  internal: '内部',
  sensitive: '敏感',
  secret: '机密',
}

const AUDIENCE_ZH: Readonly<Record<Audience, string>> = {
  education: '教育',
  police: '公安',
  health: '卫健',
  'civil-affairs': '民政',
  justice: '司法',
  'human-resources': '人社',
  'womens-federation': '妇联',
  'disabled-persons-federation': '残联',
  'youth-league': '共青团',
  school: '学校',
  'township-supervisor': '儿童督导员',
  'village-director': '儿童主任',
  analyst: '统计分析员',
  auditor: '审计员',
  steward: '关联核查员',
  approver: '审批人',
  everyone: '所有账号',
}

const STYLE = `
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem }
table { border-collapse: collapse }
th, td { border: 1px solid #ccc; padding: .2rem .4rem; text-align: left; vertical-align: top }
thead th { position: sticky; top: 0; background: #eee }
.rule th { background: #f6f6f6; font-weight: 600 }
.rule small { font-weight: 400 }
.F { background: #d9efd9 } .M { background: #fdf3cf } .A { background: #fde2cf } .S { background: #dbe8f8 } .none { color: #999 }
.secret { color: #b00020 } .sensitive { color: #a15c00 }
@media print { thead th { position: static } }
`

function pipes(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!)
}
