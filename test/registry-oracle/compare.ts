import { databaseName, REGISTRIES } from '../../connectors/registries'
import { nameKey } from '../../src/normal'
import { asOwner } from '../hub/support/all-seeing'
import type { TestHub } from '../support/hub'
import { childrenOf, type ExpectedChild } from './children'
import type { IndexFacts } from './cells'
import { loadReadings, type Readings } from './reading'
import { readTables, type Tables } from './rows'

/** What the registries say now, and what follows from it for every child. */
export interface Expected {
  readonly readings: Readings
  readonly tables: Readonly<Record<string, Tables>>
  readonly children: readonly ExpectedChild[]
}

/** A record with a longer key, or none, is put aside, by registry and id. */
const LONGEST_KEY = 200

export async function expectedOf(hub: TestHub, today: string): Promise<Expected> {
  const readings = loadReadings()
  const read = await Promise.all(
    REGISTRIES.map(
      async ({ name }) =>
        [name, await readTables(readings.get(name)!.tables, hub.urls[databaseName(name)].owner)] as const,
    ),
  )
  const tables = Object.fromEntries(read) as Expected['tables']
  const all = [...readings].flatMap(([registry, reading]) => reading.facts(tables[registry]!, today))
  const known = all.filter(({ record }) => record !== '' && record.length <= LONGEST_KEY)
  return { readings, tables, children: childrenOf(known, readings) }
}

export interface Disagreement {
  /** 'link', 'child' or 'index', and what of it. */
  readonly what: string
  readonly child: string
  readonly expected: unknown
  readonly came: unknown
}

export interface Compared {
  readonly disagreements: readonly Disagreement[]
  /** The hub's id of each expected child that is not retired. */
  readonly uuids: ReadonlyMap<ExpectedChild, string>
  /** The expected row of the index, by the same id. */
  readonly indexed: ReadonlyMap<string, Readonly<Record<string, unknown>>>
}

interface HubLink {
  readonly registry: string
  readonly record_id: string
  readonly child_id: string
  readonly gone: boolean
}

/** Every link, child and index row of the hub against what the registries say. */
export async function compareAll(
  hub: TestHub,
  { readings, tables, children }: Expected,
  today: string,
): Promise<Compared> {
  const links = (await asOwner(hub, 'hub', 'SELECT registry, record_id, child_id, gone FROM link')) as HubLink[]
  const rows = new Map<string, Record<string, unknown>>(
    (await asOwner(hub, 'hub', 'SELECT *, birth_date::text AS birth_date FROM child')).map((row) => [row.id, row]),
  )
  const index = new Map<string, Record<string, unknown>>(
    (await asOwner(hub, 'hub', 'SELECT i.* FROM child_index i JOIN index_state s ON i.generation = s.answering')).map(
      (row) => [row.id, row],
    ),
  )
  const disagreements: Disagreement[] = []
  const uuids = new Map<ExpectedChild, string>()
  const expectedIndex = new Map<string, Readonly<Record<string, unknown>>>()
  const tell = (what: string, child: string, expected: unknown, came: unknown) => {
    if (!isSame(expected, came)) disagreements.push({ what, child, expected, came })
  }
  const byRecord = new Map(links.map((link) => [`${link.registry} ${link.record_id}`, link]))
  const owners = new Map<string, string>()
  const readers: Readers = new Map(
    [...readings].map(([registry, reading]) => [registry, reading.index(tables[registry]!, today)]),
  )
  const expectedRecords = new Set<string>()

  for (const child of children) {
    let uuid: string | null = null
    for (const { registry, record, gone } of child.records) {
      const name = `${registry} ${record}`
      expectedRecords.add(name)
      const link = byRecord.get(name)
      tell('link: there', name, true, link !== undefined)
      if (!link) continue
      tell('link: gone', name, gone, link.gone)
      uuid ??= link.child_id
      tell('link: the same child', name, uuid, link.child_id)
    }
    if (uuid === null) continue
    tell('link: a child of its own', child.key, child.key, owners.get(uuid) ?? child.key)
    owners.set(uuid, child.key)
    const row = rows.get(uuid) ?? {}
    tell('child: retired', child.key, child.retired, row['retired'])
    if (child.retired) {
      tell('index: no row of a retired child', child.key, false, index.has(uuid))
      continue
    }
    uuids.set(child, uuid)
    const standing = { ...row, records: inOrder(row['records'] as Readonly<Record<string, string>>) }
    for (const [column, value] of Object.entries(childRow(child)))
      tell(`child: ${column}`, child.key, value, (standing as Record<string, unknown>)[column])
    const expectedRow = indexRow(child, readers)
    expectedIndex.set(uuid, expectedRow)
    const indexed = index.get(uuid)
    tell('index: there', child.key, true, indexed !== undefined)
    if (!indexed) continue
    for (const [column, value] of Object.entries(expectedRow))
      tell(`index: ${column}`, child.key, value, indexed[column])
  }
  for (const link of links)
    if (!link.gone)
      tell(
        'link: of a record',
        `${link.registry} ${link.record_id}`,
        true,
        expectedRecords.has(`${link.registry} ${link.record_id}`),
      )
  const live = new Set(uuids.values())
  for (const [uuid, row] of rows) if (row['retired'] !== true) tell('child: of somebody', uuid, true, live.has(uuid))
  for (const uuid of index.keys()) tell('index: of somebody', uuid, true, live.has(uuid))
  return { disagreements, uuids, indexed: expectedIndex }
}

function inOrder(records: Readonly<Record<string, string>> = {}): readonly (readonly string[])[] {
  return Object.entries(records).sort()
}

function childRow({ surviving, idNumber, standing }: ExpectedChild): Record<string, unknown> {
  return {
    name: surviving['name'],
    sex: surviving['sex'],
    birth_date: surviving['birthDate'],
    ethnicity: surviving['ethnicity'],
    registered_division: surviving['registeredDivision'],
    residence_division: surviving['residenceDivision'],
    school_division: surviving['schoolDivision'],
    school_code: surviving['schoolCode'],
    id_number: idNumber,
    records: inOrder(
      Object.fromEntries(Object.entries(standing).flatMap(([name, facts]) => (facts ? [[name, facts.record]] : []))),
    ),
    caseload_record: standing['civil-affairs']?.record ?? null,
  }
}

/** By registry: the index's facts of a record. */
type Readers = ReadonlyMap<string, (record: string) => IndexFacts>

function indexRow(child: ExpectedChild, readers: Readers): Record<string, unknown> {
  const { surviving, standing } = child
  const row: Record<string, unknown> = {
    registered_division: surviving['registeredDivision'],
    residence_division: surviving['residenceDivision'],
    school_division: surviving['schoolDivision'],
    school_code: surviving['schoolCode'],
    caseload_record: standing['civil-affairs']?.record ?? null,
    sex: surviving['sex'],
    name: surviving['name'] == null ? null : nameKey(surviving['name']),
    birth_month: surviving['birthDate']?.slice(0, 7) ?? '',
  }
  for (const [registry, read] of readers) {
    const facts = standing[registry]
    if (facts) Object.assign(row, read(facts.record))
  }
  return row
}

function isSame(expected: unknown, came: unknown): boolean {
  return JSON.stringify(expected ?? null) === JSON.stringify(came ?? null)
}
