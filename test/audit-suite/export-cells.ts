import { randomUUID } from 'node:crypto'
import { csvTable, parquetTable, xlsxTable, type Table } from '../exports/support/read-files'
import { ACCOUNTS } from '../hub/support/accounts'
import { asOwner, standingOf, type WholeChild } from '../hub/support/all-seeing'
import { naiveMask } from '../hub/support/naive-access'
import { api, type ApiAnswer } from '../saved-operations/support/operations'
import type { Asker } from './asker'
import { bestStanding, isFull, reachable, ruled } from './oracle'
import type { Outcome, Tally } from './tally'
import type { OwnWorld } from './world'

const FORMATS = ['json', 'csv', 'xlsx', 'parquet'] as const
type Format = (typeof FORMATS)[number]

/** The columns that a file holds beside the id, whose they are, and what the registries say. */
const COLUMNS: readonly { readonly field: string; readonly column: string; of(child: WholeChild): unknown }[] = [
  ...['name', 'idNumber', 'ethnicity', 'birthDate', 'sex'].map((column) => ({ field: `Child.${column}`, column, of: (child: WholeChild) => child.identity[column] })), // prettier-ignore
  {
    field: 'EducationRecord.schoolCode',
    column: 'education.schoolCode',
    of: (child) => child.parts.education?.values['schoolCode'],
  },
]
const DOCUMENT = `query ExportCells($first: Int, $after: String) { children(first: $first, after: $after) {
  edges { node { id name idNumber ethnicity birthDate sex education { schoolCode } } } pageInfo { hasNextPage endCursor } } }`

/** The account's own operation in each format, and one of somebody else: who may have it, which children it holds, and each cell. */
export async function exportCells(world: OwnWorld, asker: Asker, tally: Tally): Promise<void> {
  const note = (field: string, position: string, on: string, outcome: Outcome) => tally.cell({ role: asker.name, field, position, case: on }, outcome) // prettier-ignore
  const as = (await ACCOUNTS.find(({ name }) => name === asker.account)?.as(world.hub)) ?? asker.account
  const { data } = await asker.ask('{ me { subject } }')
  const own = await plant(world, String(data.me.subject))
  const theirs = await plant(world, 'another account of the audit suite')
  const take = (path: string) => api(world.hub, as, path, { 'x-purpose': asker.purpose })
  try {
    for (const format of FORMATS) {
      const position = `export-${format}`
      const may = mayTake(asker, position)
      const answer = await take(`${own.name}.${format}?first=50`)
      const lists = isFull('Query.children', asker, bestStanding(asker.actor))
      const expected = !may ? 'ACCESS_DENIED' : null
      const came = answer.status === 200
      note('Query.savedOperation', position, 'own', came && !may ? 'leak' : (answer.code === expected) || (may && !lists) ? 'right' : 'wrong') // prettier-ignore
      if (came && lists) await judge(world, asker, await tableOf(format, answer), (field, on, outcome) => note(field, position, on, outcome)) // prettier-ignore
      const other = await take(`${theirs.name}.${format}?first=50`)
      const unknown = await take(`no-such-operation.${format}?first=50`)
      const alike = other.status !== 200 && other.code === unknown.code
      note('Query.savedOperation', position, 'of another account', alike ? 'right' : 'leak')
    }
  } finally {
    for (const { id } of [own, theirs])
      await asOwner(world.hub, 'hub', `UPDATE saved_operation SET state = 'RETIRED' WHERE id = $1`, [id])
  }
}

/** By the written table and by hand: formats are asked of nobody in particular. */
function mayTake({ actor, purpose, table }: Asker, position: string): boolean {
  const readers = ['everyone', ...actor.roles.map((role) => (role === 'officer' ? String(actor.department) : role))]
  const { permissions } = table.groupOf('Query.savedOperation')
  return permissions.some(({ audience, may, purposes }) => readers.includes(audience) && may?.includes(position) && (!purposes || purposes.includes(purpose))) // prettier-ignore
}

async function judge(
  world: OwnWorld,
  asker: Asker,
  { head, rows }: Table,
  note: (field: string, on: string, outcome: Outcome) => void,
): Promise<void> {
  const known = new Map(reachable(world.children, [], asker).map((child) => [child.id, child]))
  const ids = new Set(rows.map(([id]) => id))
  note('Child.id', 'within reach', [...known.keys()].every((id) => ids.has(id)) ? 'right' : 'wrong')
  note('Child.id', 'beyond reach', rows.every(([id]) => known.has(id!)) ? 'right' : 'leak')
  const access = head.indexOf('_access')
  for (const { field, column, of } of COLUMNS) {
    const at = head.indexOf(column)
    let outcome: Outcome = 'right'
    for (const row of rows) {
      const child = known.get(row[0]!)
      if (!child) continue
      const { level, mask } = ruled(field, asker, standingOf(child, asker.actor))
      const value = String(of(child) ?? '')
      const part = column.includes('.') ? ruled('Child.education', asker, standingOf(child, asker.actor)).level : 'full'
      const withheld = part !== 'full' || level === 'none' || level === 'granted'
      const expected = withheld ? '' : level === 'masked' ? (naiveMask(mask!, value) ?? '') : null
      if (expected === '' ? row[at] !== '' : level === 'masked' && value !== '' && row[at] === value) outcome = 'leak'
      // A child without an ID number has nothing behind its mask.
      else if (withheld && access >= 0 && !row[access]!.split('; ').includes(`${column}=withheld`)) outcome = 'wrong'
    }
    note(field, 'a cell', outcome)
  }
}

async function tableOf(format: Format, { bytes, text }: ApiAnswer): Promise<Table> {
  switch (format) {
    case 'csv':
      return csvTable(bytes)
    case 'xlsx':
      return xlsxTable(bytes, 'data')
    case 'parquet': {
      const { head, rows } = await parquetTable(bytes)
      return { head, rows: rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))) }
    }
    case 'json': {
      const { data } = JSON.parse(text) as { data: { children: { edges: { node: Record<string, unknown> }[] } } }
      const cell = (node: Record<string, unknown>, column: string) =>
        column
          .split('.')
          .reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key] ?? null, node)
      const head = ['id', ...COLUMNS.map(({ column }) => column)]
      return { head, rows: data.children.edges.map(({ node }) => head.map((one) => String(cell(node, one) ?? ''))) }
    }
  }
}

async function plant({ hub }: OwnWorld, subject: string): Promise<{ readonly id: string; readonly name: string }> {
  const id = randomUUID()
  const name = `suite-${id.replace(/\d/g, 'x')}`
  await asOwner(hub, 'hub', `INSERT INTO saved_operation VALUES ($1, $2, NULL, $3, 'OWN', 'SAVED', 1)`, [id, subject, name]) // prettier-ignore
  await asOwner(hub, 'hub', `INSERT INTO saved_operation_version VALUES ($1, 1, $2, '名单', 'A list', '', now())`, [id, DOCUMENT]) // prettier-ignore
  return { id, name }
}
