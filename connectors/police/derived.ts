import { type Entry, RegistryFault, type Value } from '../contract/records'
import { SEX } from '../contract/standard-codes'
import { addMonths, date, pastDate } from '../sql/calendar'
import type { Derived, SqlCollection } from '../sql/mapping'
import { code, shaped, text, UnreadableValue } from '../sql/readers'
import { peopleOf } from './book'
import { findGuardians, findParents, mayMissParents, type BookMember, type FoundGuardian } from './family'

/** The child's book as the graph needs it. A collective book is no family: only the child itself is seen in it. */
const FAMILY: SqlCollection = {
  from: 'rk_ryxx p',
  on: `p.hh = t.hh AND (b.hblx = '1' OR p.rybh = t.rybh)`,
  orderBy: 'p.csrq, p.rybh',
  columns: {
    key: { sql: 'p.rybh::text', read: (raw) => raw }, // compared with the record's own, so as it is written
    relation: { sql: 'p.yhzgx', read: shaped(/^\d\d$/, 'a code of two digits') },
    sex: { sql: 'p.xb', read: code(SEX) },
    name: { sql: 'p.xm', read: text },
    birthDate: { sql: 'p.csrq', read: pastDate },
    idNumber: { sql: 'p.gmsfhm', read: text },
    state: { sql: 'p.ryzt', read: code({ '0': 'ACTIVE', '1': 'DEAD', '2': 'MOVED_OUT', '9': 'CANCELLED' }) },
  },
}

/** The justice ledger's entries about anyone in the book, each once however often the person is in it. */
const LEDGER: SqlCollection = {
  from: 'sf_xzzy z',
  on: `b.hblx = '1' AND z.gmsfhm IN (SELECT q.gmsfhm FROM rk_ryxx q WHERE q.hh = t.hh)`,
  orderBy: 'z.qsrq DESC, z.tzbh',
  columns: {
    idNumber: { sql: 'z.gmsfhm', read: text },
    kind: {
      sql: 'z.lb',
      read: code({ '1': 'PRISON', '2': 'COMPULSORY_TREATMENT', '3': 'DETENTION', '4': 'COMMUNITY_CORRECTION' }),
    },
    from: { sql: 'z.qsrq', read: date },
    until: { sql: 'z.jzrq', read: date },
  },
}

type Natives = Readonly<Record<string, readonly Entry[]>>

const UNSURE = new UnreadableValue('expected a household book in which everyone can be placed')
const NO_AGE = new UnreadableValue('expected birth dates and states that tell who is grown up')
const NO_TERM = new UnreadableValue('expected a ledger entry with its kind and its days')

/** The people of the child's book. Throws UnreadableValue when one who cannot be placed may be a parent. */
function membersOf(native: Natives, id: string, today: string): BookMember[] {
  const members = peopleOf(native['family'] ?? [], id, today)
  if (mayMissParents(members, id)) throw UNSURE
  return members
}

/** Ledger entries of the certain parents. Of someone who only might be a parent, nothing is said. */
function parentsEntries(native: Natives, id: string, today: string): (Entry & { parent: string })[] {
  const parents = findParents(membersOf(native, id, today), id).filter((each) => each.certainty === 'CERTAIN')
  return parents.flatMap(({ kind, member }) =>
    (native['ledger'] ?? [])
      .filter((entry) => member.idNumber !== null && entry['idNumber'] === member.idNumber)
      .map((entry) => ({ ...entry, parent: kind })),
  )
}

/**
 * Whether an entry is a ground: prison, treatment or detention that holds today and lasts six months or more (民发〔2019〕62号,
 * 〔2020〕125号). Null when a cell that would tell it cannot be read.
 */
function isGround({ kind, from, until }: Entry, today: string): boolean | null {
  const faults = [kind, from, until].some((cell) => cell instanceof RegistryFault)
  if (kind === 'COMMUNITY_CORRECTION' || kind === null) return false
  if (typeof from === 'string' && from > today) return false
  if (typeof until === 'string' && until < today) return false
  if (typeof from === 'string' && !(until instanceof RegistryFault)) {
    if (String(until ?? today) < addMonths(from, 6)) return false
  }
  return faults ? null : typeof from === 'string'
}

function guardiansOf(native: Natives, id: string, today: string): FoundGuardian[] {
  return findGuardians(membersOf(native, id, today), id)
}

function mustBeAdult({ member }: FoundGuardian): void {
  if (member.adult === null) throw NO_AGE
}

export const policeDerived: Readonly<Record<string, Derived>> = {
  parents: {
    entryColumns: ['kind', 'name', 'birthDate', 'idNumber', 'certainty', 'alive'],
    native: { family: FAMILY },
    derive: (native, id, today): Value =>
      findParents(membersOf(native, id, today), id).map(({ kind, certainty, member }) => ({
        kind,
        certainty,
        ...member.shown,
      })),
  },
  guardians: {
    entryColumns: ['name', 'relation', 'basis', 'certainty'],
    native: { family: FAMILY },
    derive: (native, id, today): Value => {
      const guardians = guardiansOf(native, id, today)
      guardians.forEach(mustBeAdult)
      return guardians.map(({ member, relation, basis, certainty }) => ({
        name: member.shown['name'],
        relation,
        basis,
        certainty,
      }))
    },
  },
  guardianName: {
    native: { family: FAMILY },
    derive: (native, id, today): Value => {
      const [first] = guardiansOf(native, id, today)
      if (!first) return null
      mustBeAdult(first)
      return first.member.shown['name'] ?? null
    },
  },
  parentsLiberty: {
    entryColumns: ['parent', 'kind', 'from', 'until'],
    native: { family: FAMILY, ledger: LEDGER },
    derive: parentsEntries,
  },
  parentUnableToCare: {
    native: { family: FAMILY, ledger: LEDGER },
    derive: (native, id, today): Value => {
      const grounds = parentsEntries(native, id, today).map((entry) => isGround(entry, today))
      if (!grounds.includes(true) && grounds.includes(null)) throw NO_TERM
      return grounds.includes(true)
    },
  },
}
