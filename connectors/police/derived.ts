import type { Entry, Value } from '../contract/records'
import type { Derived, SqlCollection } from '../sql/mapping'
import { boolean, code, date, text } from '../sql/readers'
import { findGuardians, findParents, type BookMember } from './family'

export const SEX = code({ '0': 'UNKNOWN', '1': 'MALE', '2': 'FEMALE', '9': 'UNSPECIFIED' })

/** The child's book as the graph needs it. A collective book is no family: only the child itself is seen in it. */
const FAMILY: SqlCollection = {
  from: 'rk_ryxx p',
  on: `p.hh = t.hh AND (b.hblx = '1' OR p.rybh = t.rybh)`,
  orderBy: 'p.csrq, p.rybh',
  columns: {
    key: { sql: 'p.rybh', read: text },
    relation: { sql: 'p.yhzgx', read: text },
    sex: { sql: 'p.xb', read: SEX },
    name: { sql: 'p.xm', read: text },
    birthDate: { sql: 'p.csrq', read: date },
    idNumber: { sql: 'p.gmsfhm', read: text },
    alive: { sql: `p.ryzt <> '1'`, read: boolean },
    adult: { sql: `p.ryzt = '0' AND p.csrq <= to_char(:today - interval '18 years', 'YYYYMMDD')`, read: boolean },
  },
}

/** The justice ledger's entries about anyone in the book; `grounds` = holds today and lasts six months or more (民发〔2019〕62号, 〔2020〕125号). */
const LEDGER: SqlCollection = {
  from: 'sf_xzzy z JOIN rk_ryxx q ON q.gmsfhm = z.gmsfhm',
  on: `q.hh = t.hh AND b.hblx = '1'`,
  orderBy: 'z.qsrq DESC, z.tzbh',
  columns: {
    idNumber: { sql: 'z.gmsfhm', read: text },
    kind: {
      sql: 'z.lb',
      read: code({ '1': 'PRISON', '2': 'COMPULSORY_TREATMENT', '3': 'DETENTION', '4': 'COMMUNITY_CORRECTION' }),
    },
    from: { sql: 'z.qsrq', read: date },
    until: { sql: 'z.jzrq', read: date },
    grounds: {
      sql: `z.lb IN ('1', '2', '3') AND z.qsrq::date <= :today AND (z.jzrq IS NULL OR z.jzrq::date >= :today)
        AND coalesce(z.jzrq::date, :today) >= z.qsrq::date + interval '6 months'`,
      read: boolean,
    },
  },
}

type Natives = Readonly<Record<string, readonly Entry[]>>

const membersOf = (native: Natives) => (native['family'] ?? []) as unknown as readonly BookMember[]

/** Ledger entries of the certain parents. Of someone who only might be a parent, nothing is said. */
function parentsEntries(native: Natives, id: string): (Entry & { parent: string })[] {
  const parents = findParents(membersOf(native), id).filter((each) => each.certainty === 'CERTAIN')
  return parents.flatMap(({ kind, member }) =>
    (native['ledger'] ?? [])
      .filter((entry) => member.idNumber !== null && entry['idNumber'] === member.idNumber)
      .map((entry) => ({ ...entry, parent: kind })),
  )
}

export const policeDerived: Readonly<Record<string, Derived>> = {
  parents: {
    entryColumns: ['kind', 'name', 'birthDate', 'idNumber', 'certainty', 'alive'],
    native: { family: FAMILY },
    derive: (native, id): Value =>
      findParents(membersOf(native), id).map(({ kind, certainty, member: { name, birthDate, idNumber, alive } }) => ({
        kind,
        name,
        birthDate,
        idNumber,
        certainty,
        alive,
      })),
  },
  guardians: {
    entryColumns: ['name', 'relation', 'basis', 'certainty'],
    native: { family: FAMILY },
    derive: (native, id): Value =>
      findGuardians(membersOf(native), id).map(({ member, relation, basis, certainty }) => ({
        name: member.name,
        relation,
        basis,
        certainty,
      })),
  },
  guardianName: {
    native: { family: FAMILY },
    derive: (native, id): Value => findGuardians(membersOf(native), id)[0]?.member.name ?? null,
  },
  parentsLiberty: {
    entryColumns: ['parent', 'kind', 'from', 'until'],
    native: { family: FAMILY, ledger: LEDGER },
    derive: parentsEntries,
  },
  parentUnableToCare: {
    native: { family: FAMILY, ledger: LEDGER },
    derive: (native, id): Value => parentsEntries(native, id).some((entry) => entry['grounds'] === true),
  },
}
