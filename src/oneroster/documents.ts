import { parse, type DocumentNode } from 'graphql'
import { COLUMNS, type Column } from './facts'

const CHILD: readonly Column[] = ['name', 'sex', 'birthDate']
const included = (column: string) => `${column} @include(if: $${column})`
const RECORD = (Object.keys(COLUMNS) as Column[]).filter((column) => !CHILD.includes(column))

/**
 * The one operation behind every OneRoster answer. `fields` of a request decides what is included, so that nothing is asked for, and
 * recorded as shown, that does not leave. `parent`: the school or class that the request names above the list, by the number of
 * pupils it shows this account: none, and there is no such school or class.
 */
const TEXT = `query OneRoster(
  $of: RosterOf!, $pupil: ID, $where: ChildFilter, $changed: ChangedFilter, $orderBy: RosterOrderBy, $direction: Direction
  $first: Int!, $offset: Int!, $total: Boolean!, $changedAt: Boolean!, $education: Boolean!
  $within: Boolean!, $parentOf: RosterOf!, $parent: ChildFilter, $parentPupil: ID
  ${Object.keys(COLUMNS)
    .map((column) => `$${column}: Boolean!`)
    .join(', ')}
) {
  parent: roster(of: $parentOf, where: $parent, pupil: $parentPupil, first: 0) @include(if: $within) { totalCount }
  roster(
    of: $of, pupil: $pupil, where: $where, changed: $changed, orderBy: $orderBy, direction: $direction
    first: $first, offset: $offset
  ) {
    totalCount @include(if: $total)
    entries {
      changedAt @include(if: $changedAt)
      pupil {
        id
        ${CHILD.map(included).join(' ')}
        education @include(if: $education) { ${RECORD.map(included).join(' ')} }
      }
    }
  }
}`

export const DOCUMENT: DocumentNode = parse(TEXT)

/** The variables that include what is needed. */
export function inclusion(needs: ReadonlySet<string>): Record<string, boolean> {
  return {
    ...Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, needs.has(column)])),
    education: RECORD.some((column) => needs.has(column)),
    changedAt: needs.has('changedAt'),
  }
}
