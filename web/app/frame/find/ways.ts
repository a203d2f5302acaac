import type { ChildFilter, FindQueryVariables } from '@generated/app/graphql'
import type { OwnRight, Rights } from '../rights'

/** What a child can be found by. */
export type Way = 'name' | 'rollNumber' | 'idNumber'

export const WAYS: readonly Way[] = ['name', 'rollNumber', 'idNumber']

/** The root field that finds so, and the field that it looks at. */
const NEEDED: Readonly<Record<Way, readonly [door: string, field: string]>> = {
  name: ['Query.children', 'Child.name'],
  rollNumber: ['Query.childByRollNumber', 'EducationRecord.rollNumber'],
  idNumber: ['Query.childByIdNumber', 'Child.idNumber'],
}

/** The right that is missing to find children so; null where none is. The hub decides anew. */
export function missingRight(way: Way, { of }: Rights): OwnRight | null {
  const [door, field] = NEEDED[way].map(of) as [OwnRight, OwnRight]
  if (door.level === 'NONE') return door
  return field.filter ? null : field
}

/** What somebody typed, by its first signs: the hub says whether it is a right number. Tone digits, zhou1, make no number. */
export function wayOf(typed: string): Way {
  const text = typed.normalize('NFKC')
  if (/^[\s'`‘’]*[GJL][\s-]*\d/i.test(text)) return 'rollNumber'
  return /^[\s'`‘’]*\d/.test(text) ? 'idNumber' : 'name'
}

export function variablesOf(way: Way, typed: string): FindQueryVariables {
  return {
    where: way === 'name' ? byName(typed) : null,
    rollNumber: way === 'rollNumber' ? typed : '',
    idNumber: way === 'idNumber' ? typed : '',
    byName: way === 'name',
    byRollNumber: way === 'rollNumber',
    byIdNumber: way === 'idNumber',
  }
}

function byName(typed: string): ChildFilter {
  return { name: /\p{Script=Han}/u.test(typed) ? { prefix: typed } : { pinyin: typed } } as ChildFilter
}
