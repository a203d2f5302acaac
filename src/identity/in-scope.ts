import type { Scope } from '../access/words'
import { subtreePrefix } from '../divisions'

/** Where an actor's children are. `caseload`: records of the registry that knows own lists; null for an actor without one. */
export interface KnownReach {
  readonly divisions: readonly string[]
  readonly school: string | null
  readonly caseload: ReadonlySet<string> | null
}

/** Where a child is: all that decides its scope. */
export interface Placement {
  /** Codes of where it is registered, lives and goes to school, parted by spaces. */
  readonly divisions: string
  readonly school: string | null
  /** Its record in the registry that knows own lists. */
  readonly caseloadRecord: string | null
}

/** One way to be in a scope. The only definition of a scope: `scopeTest` evaluates it in memory, `scopeCondition` as SQL. */
type Way =
  | { readonly in: 'anywhere' }
  | { readonly in: 'division'; readonly prefix: string }
  | { readonly in: 'school'; readonly code: string }
  | { readonly in: 'list'; readonly records: ReadonlySet<string> }

/** A child is in a scope when it is in one of its ways. None: nobody is. */
function waysOf(scope: Scope, { divisions, school, caseload }: KnownReach): Way[] {
  switch (scope) {
    case 'all':
      return [{ in: 'anywhere' }]
    case 'area':
      return divisions.map((code) => ({ in: 'division', prefix: subtreePrefix(code) }))
    case 'school':
      return school === null ? [] : [{ in: 'school', code: school }]
    case 'caseload':
      return caseload === null ? [] : [{ in: 'list', records: caseload }]
  }
}

/** True if a child is in one of the scopes: evaluated in memory. */
export function scopeTest(scopes: readonly Scope[], reach: KnownReach): (child: Placement) => boolean {
  const ways = scopes.flatMap((scope) => waysOf(scope, reach))
  return (child) => ways.some((way) => isIn(child, way))
}

function isIn({ divisions, school, caseloadRecord }: Placement, way: Way): boolean {
  switch (way.in) {
    case 'anywhere':
      return true
    case 'division':
      // The prefix of the whole country is empty: it takes any code, and not a child without one.
      if (way.prefix === '') return /\d/.test(divisions)
      return divisions.startsWith(way.prefix) || divisions.includes(` ${way.prefix}`)
    case 'school':
      return school === way.code
    case 'list':
      return caseloadRecord !== null && way.records.has(caseloadRecord)
  }
}

/** Puts values into a statement: as literals or as parameters. */
export interface Placed {
  /** Digits and '%' alone may stand in the statement itself. */
  word(value: string): string
  even(value: string): string
  put(value: readonly string[]): string
}

/** The same test as an SQL condition on `child_index`. */
export function scopeCondition(scopes: readonly Scope[], reach: KnownReach, values: Placed): string {
  const either = scopes.flatMap((scope) => waysOf(scope, reach)).map((way) => conditionOf(way, values))
  return either.length === 0 ? 'false' : `(${either.join(' OR ')})`
}

function conditionOf(way: Way, values: Placed): string {
  switch (way.in) {
    case 'anywhere':
      return 'true'
    case 'division': {
      const place = values.word(`${way.prefix}%`) // digits only: nothing in it is a sign to LIKE
      return ['registered', 'residence', 'school'].map((kind) => `${kind}_division LIKE ${place}`).join(' OR ')
    }
    case 'school':
      return `school_code = ${values.even(way.code)}`
    case 'list':
      return `caseload_record = ANY(${values.put([...way.records])}::text[])`
  }
}
