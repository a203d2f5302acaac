import type { DeclaredColumn } from '../../../connectors/contract/declared'
import type { CatalogueColumn, CatalogueTable } from '../../../connectors/sql/catalogue'
import { SEX } from '../../../connectors/contract/standard-codes'
import type { SqlColumn, SqlMapping } from '../../../connectors/sql/mapping'
import { guessCodes } from './code-guess'
import { findChanged, findCollection, findNamed, findRoot, isIndexed, levels, matchAll } from './find-tables'
import { soughtOf, type Guess, type Sought } from './likeness'
import { aliasOf, codeTable, identifier, scalar, shown, typeWord } from './written'

const IDENTITY: readonly (readonly [name: string, kind: DeclaredColumn['kind'], needed?: 'needed'])[] = [
  ['idNumber', 'text', 'needed'],
  ['rollNumber', 'text'],
  ['name', 'text', 'needed'],
  ['formerNames', 'texts'],
  ['sex', 'enum', 'needed'],
  ['birthDate', 'date', 'needed'],
  ['ethnicity', 'text'],
  ['registeredDivision', 'division'],
  ['residenceDivision', 'division'],
  ['schoolDivision', 'division'],
  ['schoolCode', 'text'],
]
const READ: Readonly<Partial<Record<DeclaredColumn['kind'], string>>> = {
  ...{ texts: 'texts', integer: 'integer', number: 'decimal', date: 'date', month: 'month', division: 'division' },
}

export interface Draft {
  readonly text: string
  readonly table: string
  /** How many columns were guessed, and the names of what is needed and was not found. */
  readonly guessed: number
  readonly missing: readonly string[]
}

export interface DraftOf {
  readonly registry: string
  readonly declared: readonly DeclaredColumn[]
  readonly tables: readonly CatalogueTable[]
  /** The project's own mapping: what it calls its columns, and its codes. */
  readonly own: SqlMapping | null
  /** The table of persons, where the operator knows it. */
  readonly table: string | null
}

/** A first mapping from what a catalogue says. Every guess is marked, what is needed and not found is an empty line: a fault. Null without a table that looks like persons. */
export function draftMapping({ registry, declared, tables, own, table: named }: DraftOf): Draft | null {
  const { plain, collections } = levels(declared)
  const facts = IDENTITY.map(([name, kind]) => soughtOf(name, kind, '', sqlOf(own?.identity, name)))
  const columns = plain.map((one) => soughtOf(one.name, one.kind, one.title ?? '', own?.columns[one.name]?.sql ?? null))
  const root = named === null ? findRoot(tables, facts, columns) : findNamed(tables, named)[0]
  if (!root) return null
  const beside = tables.filter(({ schema }) => schema === root.schema)
  const key = root.primaryKey.length === 1 ? root.primaryKey[0]! : null
  const missing: string[] = []
  let guessed = 0
  const lines: string[] = []
  const say = (indent: number, text: string) => lines.push(`${' '.repeat(indent)}${text}`)

  const tell = (
    indent: number,
    alias: string,
    column: DeclaredColumn,
    guess: Guess | undefined,
    ownColumn: SqlColumn | null,
  ) => {
    const name = column.name.slice(column.name.indexOf('.') + 1)
    if (guess) {
      const { reader, why, isWhole } = readerFor(column, guess, ownColumn)
      const sql = scalar(`${alias}.${identifier(guess.column.name)}`)
      const line = reader === '' ? `${name}: ${sql}` : `${name}: { sql: ${sql}, ${reader} }`
      guessed += 1
      say(
        indent,
        `${isWhole || column.required ? '' : '# '}${line} # guess: ${[guess.why, why].filter((one) => one !== '').join('; ')}`,
      )
    } else if (column.required) {
      missing.push(name)
      say(indent, `${name}: # needed, and nothing looks like it: ${column.title ?? ''}`)
    } else say(indent, `# ${name}: ${column.title ?? ''}`.trimEnd())
  }

  say(
    0,
    `# A first mapping of ${registry}, from the catalogue of the database. Every guess is marked: look at each, and take the mark away.`,
  )
  say(
    0,
    '# A line that begins with # is not read. The form: docs/ADD-A-CONNECTOR.md. Then: tonglian conformance ' +
      registry,
  )
  say(0, `registry: ${registry}`)
  if (root.schema !== 'public') say(0, `schema: ${scalar(root.schema)}`)
  say(0, '')
  say(0, 'root:')
  say(
    2,
    `from: ${scalar(`${identifier(root.name)} t`)}${named === null ? ' # guess: it looks most like one row a person' : ''}`,
  )
  if (key === null) missing.push('root.key')
  const keyType = typeWord(root.columns.find(({ name }) => name === key)?.type ?? 'text')
  say(
    2,
    key === null ? 'key: # needed: the catalogue names no key of one column' : `key: ${scalar(`t.${identifier(key)}`)}`,
  )
  if (keyType !== 'text') say(2, `keyType: ${keyType}`)
  const changed = findChanged(root)
  if (changed) {
    guessed += 1
    const { name, type } = changed.column
    const indexed =
      key !== null && isIndexed(root, name, key)
        ? ''
        : `; no index on (${shown(name)}, ${shown(key ?? 'key')}): ask the agency for one`
    say(2, `changed: ${scalar(`t.${identifier(name)}`)} # guess: ${changed.why}${indexed}`)
    if (typeWord(type) === 'timestamp')
      say(2, 'changedType: timestamp # without a zone: read as Asia/Shanghai, else say zone:')
  } else {
    missing.push('root.changed')
    say(2, 'changed: # needed: a time that moves forward on every change')
  }

  say(0, '')
  say(0, 'columns:')
  const found = matchAll(columns, root)
  for (const column of plain) tell(2, 't', column, found.get(column.name), own?.columns[column.name] ?? null)

  const joins = collections.flatMap((list) => {
    const sought = list.columns.map((one): Sought => {
      const name = one.name.slice(list.name.length + 1)
      return {
        ...soughtOf(name, one.kind, one.title ?? '', own?.collections[list.name]?.columns[name]?.sql ?? null),
        name: one.name,
      }
    })
    const joined = key === null ? null : findCollection(beside, root, key, sought)
    return joined ? [{ list, joined }] : []
  })
  if (joins.length > 0) {
    say(0, '')
    say(0, 'collections:')
  }
  for (const { list, joined } of joins) {
    const { table, columns: from, targets } = joined
    const alias = aliasOf(table.name)
    say(2, `${list.name}:`)
    say(4, `from: ${scalar(`${identifier(table.name)} ${alias}`)} # guess: ${joined.why}`)
    say(
      4,
      `on: ${scalar(from.map((one, i) => `${alias}.${identifier(one)} = t.${identifier(targets[i]!)}`).join(' AND '))}`,
    )
    const order = table.primaryKey.length > 0 ? table.primaryKey : from
    say(
      4,
      `orderBy: ${scalar(order.map((one) => `${alias}.${identifier(one)} DESC`).join(', '))} # guess: newest first`,
    )
    say(4, 'columns:')
    for (const column of list.columns) {
      const name = column.name.slice(list.name.length + 1)
      tell(6, alias, column, joined.found.get(column.name), own?.collections[list.name]?.columns[name] ?? null)
    }
  }

  say(0, '')
  say(0, 'identity:')
  const persons = matchAll(facts, root)
  for (const [name, kind, needed] of IDENTITY) {
    const words = name === 'sex' ? { words: Object.values(SEX) } : {}
    const column = { name, kind, required: needed === 'needed', title: '', ...words }
    if (persons.has(name) || needed) tell(2, 't', column, persons.get(name), null)
  }

  if (![...persons.keys()].some((name) => name.endsWith('Division')))
    say(
      2,
      '# registeredDivision, residenceDivision or schoolDivision: without one of them no account with an area reaches anybody',
    )

  say(0, '')
  say(0, 'find:')
  const finds: readonly (readonly [by: string, facts: readonly string[]])[] = [
    ['id-number', ['idNumber']],
    ['roll-number', ['rollNumber']],
    ['name-and-birth-date', ['name', 'birthDate']],
  ]
  for (const [by, needed] of finds) {
    const own = needed.flatMap((fact) => persons.get(fact)?.column ?? [])
    if (own.length < needed.length) continue
    const conditions = own.map(
      ({ name, type }, i) => `t.${identifier(name)} = $${i + 1}${type === 'date' ? '::date' : ''}`,
    )
    const hindered = hindrance(root, own)
    say(
      2,
      `${hindered === null ? '' : '# '}${by}: ${scalar(conditions.join(' AND '))}${hindered === null ? '' : ` # ${hindered}`}`,
    )
  }
  const text = `${lines.map((line) => line.trimEnd()).join('\n')}\n`
  // Nothing below it: an empty section is none.
  return { text: text.replace(/\nfind:\n((?: {2}#.*\n)*)$/, '\nfind: {}\n$1'), table: root.name, guessed, missing }
}

/** Why a registry cannot be asked by these columns, the first of which is a number or a name; null when it can. */
function hindrance(root: CatalogueTable, [first, ...others]: readonly CatalogueColumn[]): string | null {
  const name = shown(first!.name)
  if (!/^(text|character|bpchar)/.test(first!.type))
    return `${name} is ${first!.type}: a number with a letter would fail it`
  return [first!, ...others].some((one) => isIndexed(root, one.name))
    ? null
    : `no index on ${name}: ask the agency for one`
}

/** `isWhole`: whether the line can be read as it stands. One that cannot is a remark, or, where it is needed, a fault. */
function readerFor({ name, kind, words }: DeclaredColumn, { column }: Guess, own: SqlColumn | null) {
  const plain = (reader: string) => ({ reader, why: '', isWhole: true })
  if (kind === 'boolean' && column.type === 'boolean') return plain('read: boolean')
  if (kind !== 'enum' && kind !== 'enums' && kind !== 'boolean') return plain(READ[kind] ? `read: ${READ[kind]}` : '')
  const { table, why } = guessCodes(
    column.codes,
    kind === 'boolean' ? 'boolean' : (words ?? []),
    own?.read ?? null,
    name === 'sex',
  )
  const unknown = table.filter(([, word]) => word === null).map(([code]) => code)
  const told = unknown.length > 0 ? `${why}; not known: ${unknown.map(shown).join(', ')}` : why
  return {
    reader: `${kind === 'enums' ? 'codes' : 'code'}: ${codeTable(table)}`,
    why: told,
    isWhole: table.length > 0 && unknown.length === 0,
  }
}

function sqlOf(identity: SqlMapping['identity'] | undefined, name: string): string | null {
  const column = (identity as unknown as Record<string, SqlColumn | string | undefined> | undefined)?.[name]
  return typeof column === 'object' ? column.sql : null
}
