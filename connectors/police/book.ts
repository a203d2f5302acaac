import { type Entry, RegistryFault, type Value } from '../contract/records'
import { hasTurned } from '../sql/calendar'
import type { BookMember } from './family'

/**
 * The people of a household book, from its rows: whoever moved out or was cancelled is no member, the dead are, and a person with
 * several rows counts once. The child is one whatever its state. A cell that cannot be read is an unknown fact.
 */
export function peopleOf(rows: readonly Entry[], childKey: string, today: string): BookMember[] {
  const isMember = ({ key, state }: Entry) => key === childKey || (state !== 'MOVED_OUT' && state !== 'CANCELLED')
  const people: { row: Entry; at: number }[] = []
  const best = rows.map((row, at) => ({ row, at })).sort((a, b) => rank(a.row, childKey) - rank(b.row, childKey))
  for (const { row, at } of best) {
    if (!isMember(row)) continue
    const known = people.find((person) => isSamePerson(person.row, row))
    if (!known) people.push({ row, at })
    else if (known.row['idNumber'] == null) known.row = { ...known.row, idNumber: row['idNumber'] }
  }
  return people.sort((a, b) => a.at - b.at).map(({ row }) => memberOf(row, today))
}

/** Of a person's rows that one is kept which says most: the child's own, then an open one. */
function rank(row: Entry, childKey: string): number {
  if (row['key'] === childKey) return 0
  return row['state'] === 'ACTIVE' ? 1 : row['state'] === 'DEAD' ? 2 : 3
}

/** By the ID number; where one of them has none, by name, sex and birth date. */
function isSamePerson(one: Entry, other: Entry): boolean {
  const numbers = [factOf(one, 'idNumber'), factOf(other, 'idNumber')]
  if (numbers[0] !== null && numbers[1] !== null) return numbers[0] === numbers[1]
  return ['name', 'sex', 'birthDate'].every((fact) => {
    const known = factOf(one, fact)
    return known !== null && known === factOf(other, fact)
  })
}

function memberOf(row: Entry, today: string): BookMember {
  const { state, birthDate, name = null, idNumber = null } = row
  const born = factOf(row, 'birthDate')
  return {
    key: String(row['key']),
    relation: factOf(row, 'relation'),
    sex: factOf(row, 'sex'),
    birthDate: born,
    idNumber: factOf(row, 'idNumber'),
    adult: and(
      unreadable(state) ? null : state === 'ACTIVE',
      unreadable(birthDate) ? null : born !== null && hasTurned(18, born, today),
    ),
    misplaced: unreadable(row['relation']) || unreadable(row['sex']) || unreadable(state),
    shown: { name, birthDate: birthDate ?? null, idNumber, alive: unreadable(state) ? state! : state !== 'DEAD' },
  }
}

/** With null for unknown: what is false on one side is false. */
function and(one: boolean | null, other: boolean | null): boolean | null {
  if (one === false || other === false) return false
  return one === null || other === null ? null : true
}

function factOf(row: Entry, fact: string): string | null {
  const value = row[fact]
  return typeof value === 'string' ? value : null
}

function unreadable(value: Value | undefined): boolean {
  return value instanceof RegistryFault
}
