import { pinyin } from 'pinyin-pro'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import type { ExpectedActor } from '../auth/support/demo-actors'
import { standingOf, type WholeChild } from '../hub/support/all-seeing'
import { rulingOf, type Ruling, type Standing } from '../hub/support/naive-access'
import type { WrittenTable } from '../schema/read-table'

/**
 * What must come where a field is not shown but used: the written table applied by hand (test/hub/support/naive-access),
 * the facts of a list named by hand. Shares no code with src/access and src/index.
 */
export interface Use {
  readonly field: string
  readonly position: 'filter' | 'search' | 'sort' | 'lookup' | 'group'
}

/** What each field of the filter is about. A filter field that is not named here fails the suite. */
export const FACTS: Readonly<Record<string, { field: string; of: (child: WholeChild) => unknown }>> = {
  // Of a registry that is not named here, as its own definition says.
  ...Object.fromEntries(
    (REGISTRIES as readonly RegistryDefinition[]).flatMap(({ name, types, indexed }) =>
      (indexed?.columns ?? []).map(({ filter, column }) => [filter, of(types[0], name, column)]),
    ),
  ),
  registeredDivision: own('registeredDivision'),
  residenceDivision: own('residenceDivision'),
  schoolDivision: own('schoolDivision'),
  schoolCode: of('EducationRecord', 'education', 'schoolCode'),
  sex: own('sex'),
  dropoutLevel: { field: 'DropoutVerdict.level', of: (child) => child.verdict?.['level'] ?? null },
  birthMonth: {
    field: 'Child.birthDate',
    of: (child) => (child.identity['birthDate'] as string | null)?.substring(0, 7) ?? null,
  },
  rollState: of('EducationRecord', 'education', 'rollState'),
  attendanceBand: of('EducationRecord', 'education', 'attendanceBand'),
  dropoutState: of('EducationRecord', 'education', 'dropoutState'),
  educationLeftBehind: of('EducationRecord', 'education', 'leftBehind'),
  educationNeedsAid: of('EducationRecord', 'education', 'needsAid'),
  educationReceivesAid: of('EducationRecord', 'education', 'receivesAid'),
  guardianshipType: of('WelfareRecord', 'civil-affairs', 'guardianshipType'),
  welfareLeftBehind: of('WelfareRecord', 'civil-affairs', 'leftBehind'),
  welfareCategory: {
    field: 'WelfareRecord.categories',
    // A file without a category is like no file: none is recorded.
    of: (child) => {
      const categories = (child.parts['civil-affairs']?.values['categories'] ?? []) as string[]
      return categories.length > 0 ? categories : null
    },
  },
  receivesAid: of('WelfareRecord', 'civil-affairs', 'receivesAid'),
  disabilityClass: of('HealthRecord', 'health', 'disabilityClass'),
}

export const ORDERS: Readonly<Record<string, string>> = { NAME: 'Child.name', BIRTH_MONTH: 'Child.birthDate' }

function own(column: string) {
  return { field: `Child.${column}`, of: (child: WholeChild) => child.identity[column] ?? null }
}

function of(type: string, registry: keyof WholeChild['parts'], column: string) {
  return { field: `${type}.${column}`, of: (child: WholeChild) => child.parts[registry]?.values[column] ?? null }
}

export interface Person {
  readonly actor: ExpectedActor
  readonly purpose: string
  /** The table that the hub runs on; that of schema/access when left out. */
  readonly table?: WrittenTable
}

/** The best a person can stand to any child. */
export function bestStanding({ divisions, school, worker }: ExpectedActor): Standing {
  return { area: divisions.length > 0, school: school !== null, caseload: worker !== null }
}

export function ruled(field: string, { actor, purpose, table }: Person, standing: Standing): Ruling {
  return rulingOf(field, actor, purpose, standing, table)
}

export function isFull(field: string, person: Person, standing: Standing): boolean {
  return ruled(field, person, standing).level === 'full'
}

/** The uses that no child can justify: the operation must be refused for one of them. */
export function forbidden(uses: readonly Use[], person: Person): Use[] {
  return uses.filter(({ field }) => !isFull(field, person, bestStanding(person.actor)))
}

/** The children a list may hold: their existence may be known and every used field is full for each. */
export function reachable(children: readonly WholeChild[], uses: readonly Use[], person: Person): WholeChild[] {
  return children.filter((child) => {
    const standing = standingOf(child, person.actor)
    return ['Child.id', ...uses.map(({ field }) => field)].every((field) => isFull(field, person, standing))
  })
}

/** What a filter touches, read naively: every named field that asks something, however deep. */
export function usesOf(where: unknown): Use[] {
  if (Array.isArray(where)) return where.flatMap(usesOf)
  if (typeof where !== 'object' || where === null) return []
  return Object.entries(where).flatMap(([name, asked]): Use[] => {
    if (['and', 'or', 'not'].includes(name)) return usesOf(asked)
    const operators = Object.entries((asked ?? {}) as object).filter(([, value]) => value !== null)
    if (operators.length === 0) return []
    if (name !== 'name') return [{ field: FACTS[name]!.field, position: 'filter' }]
    const fields = operators.map(([operator]) => (operator === 'former' ? 'Child.formerNames' : 'Child.name'))
    return [...new Set(fields)].map((field) => ({ field, position: 'search' }))
  })
}

/** Whether a child fits a filter. What is not recorded fits nothing but `isNull`, also below `not`. */
export function fits(where: unknown, child: WholeChild): boolean {
  return Object.entries((where ?? {}) as Record<string, unknown>).every(([name, asked]) => {
    if (asked === null) return true
    if (name === 'and') return (asked as unknown[]).every((one) => fits(one, child))
    if (name === 'or') return (asked as unknown[]).length === 0 || (asked as unknown[]).some((one) => fits(one, child))
    if (name === 'not') return !fits(asked, child)
    const value = name === 'name' ? child.identity['name'] : FACTS[name]!.of(child)
    return Object.entries(asked as Record<string, unknown>).every(([operator, wanted]) => {
      if (wanted === null) return true
      const text = value as string
      switch (operator) {
        case 'isNull':
          return (value === null) === wanted
        case 'eq':
          return value !== null && held(value).includes(wanted)
        case 'in':
          return value !== null && held(value).some((one) => (wanted as unknown[]).includes(one))
        case 'from':
          return value !== null && text >= (wanted as string)
        case 'to':
          return value !== null && text <= (wanted as string)
        case 'within':
          return value !== null && text.startsWith(stem(wanted as string))
        case 'exact':
          return value === wanted
        case 'former':
          return ((child.identity['formerNames'] as string[] | null) ?? []).includes(String(wanted))
        case 'prefix':
          return value !== null && text.startsWith(wanted as string)
        case 'pinyin':
          return value !== null && reads(text, wanted as string)
      }
      throw new RangeError(`the oracle knows no operator ${operator}`)
    })
  })
}

/** Of some facts several values hold of one child. */
function held(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

function stem(division: string): string {
  let known = division
  while (known.length <= 6 && known.endsWith('00')) known = known.slice(0, -2)
  return known
}

function reads(name: string, wanted: string): boolean {
  const surname = name.includes('·') ? {} : { mode: 'surname' as const, surname: 'head' as const }
  const syllables = pinyin(name.replaceAll('·', ''), { ...surname, toneType: 'none', type: 'array', v: true })
  const initials = syllables.map((syllable) => syllable[0]).join('')
  return syllables.join('').toLowerCase().startsWith(wanted) || initials === wanted
}
