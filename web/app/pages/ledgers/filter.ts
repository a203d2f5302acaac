import type { Ledger, LedgerFilter, LedgerState } from '@generated/app/graphql'
import { valuesOf } from '../children/values'

/** Which items are listed. Codes alone: it stands in the address, so that the way back brings the same list. */
export interface Filter {
  readonly ledger: Ledger | null
  readonly state: LedgerState | null
  readonly school: string | null
  readonly division: string | null
  readonly overdue: boolean
  readonly mine: boolean
}

export const ALL: Filter = { ledger: null, state: null, school: null, division: null, overdue: false, mine: false }

/** `ledger.SUSPECTED~division.430421~overdue`, behind `#/ledgers/`. */
export function restOf({ ledger, state, school, division, overdue, mine }: Filter): string {
  const parts = Object.entries({ ledger, state, school, division }).flatMap(([name, value]) => value === null ? [] : [`${name}.${value}`]) // prettier-ignore
  return [...parts, ...(overdue ? ['overdue'] : []), ...(mine ? ['mine'] : [])].join('~')
}

/** What an address names wrongly is left out. */
export function filterOf(rest: string): Filter {
  const parts = new Map(
    rest.split('~').map((part) => {
      const [name = '', value = ''] = part.split('.')
      return [name, value] as const
    }),
  )
  const code = (name: string, form: RegExp) => {
    const value = parts.get(name)
    return value !== undefined && form.test(value) ? value : null
  }
  const word = <Word extends string>(name: string, type: string) =>
    (valuesOf(type).find((value) => value === parts.get(name)) as Word | undefined) ?? null // one of the type's own
  return {
    ledger: word<Ledger>('ledger', 'Ledger'),
    state: word<LedgerState>('state', 'LedgerState'),
    school: code('school', SCHOOL),
    division: code('division', /^(\d{6}|\d{9}|\d{12})$/),
    overdue: parts.has('overdue'),
    mine: parts.has('mine'),
  }
}

/** 学校标识码. */
export const SCHOOL = /^\d{10}$/

export function whereOf({ overdue, mine, ...codes }: Filter): LedgerFilter {
  return { ...codes, child: null, overdue: overdue || null, mine: mine || null }
}
