import type { ArgumentValues } from '../document/read-operation'
import type { CostedEntry } from './cost'
import type { AllowedFieldUse } from './positions'
import type { Watched } from './sources'
import type { View } from './view'
import type { Scope, ScopeBits } from './words'

/** A root field that answers with records of the hub, each of a child. */
export interface RecordsRoot {
  readonly key: string
  /** The view of a record whose child is in these scopes. */
  view(bits: ScopeBits): View
}

/** How one root field looks at children. */
export interface ChildrenRoot extends CostedEntry {
  /** Identity columns that any view needs: what the look-up in the hub reads. */
  readonly identity: readonly string[]
  readonly links: boolean
  /** Fields whose values children are looked up by, and lists below a child are narrowed by: what arguments touch, whatever they hold. */
  readonly lookedUpBy: readonly string[]
  readonly narrowedBy: readonly string[]
  /** Whether the actor's own list (caseload) can make a difference: only then is it asked for. */
  readonly caseload: boolean
  /** Whether this actor may know of a child in these scopes, by this way of looking it up. */
  visible(bits: ScopeBits): boolean
  /** The same where the way of looking up shows only in the values: 'Child.idNumber' for an ID number in a mixed list. */
  visibleBy(field: string, bits: ScopeBits): boolean
  /** `opened`: rules that grants in force open for the child. */
  view(bits: ScopeBits, opened?: readonly string[]): View
  /** Whether a grant could show more of a child in these scopes: only then it is worth asking for grants. */
  openable(bits: ScopeBits): boolean
  /** The view of a child in all of the actor's scopes: what a list as a whole is judged by. */
  readonly widest: View
  /** The scopes in which the actor may know that a child exists. */
  readonly existence: readonly Scope[]
  /** Id of the saved filter that this request's argument values name; null for none. */
  saved(given: ArgumentValues): string | null
  /**
   * Judges what this request's argument values filter, sort and search by, and what the saved filter holds that they name.
   * Throws HubError ACCESS_FILTER.
   */
  held(given: ArgumentValues, saved?: unknown): readonly AllowedFieldUse[]
  /** The same without a refusal: what may not be used so has no scopes. */
  uses(given: ArgumentValues, saved?: unknown): readonly AllowedFieldUse[]
  /** What can change the answer to this request's argument values, where it is a live query. */
  watched(given: ArgumentValues): Watched
}
