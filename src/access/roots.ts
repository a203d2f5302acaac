import type { RegistryName } from '../../connectors/contract/records'
import type { ArgumentValues } from '../document/read-operation'
import type { AllowedFieldUse } from './positions'
import type { Amount, HeldFilter, Watched } from './sources'
import type { DecisionAt, View } from './view'
import type { Command, Scope, ScopeBits } from './words'

/**
 * A root field of a plan: what it reads or does, and by what it is judged. The union is closed. Code that walks the roots switches over
 * `kind` without a default: a new kind does not compile until every such place handles it.
 */
export type Root = ChildrenRoot | NumbersRoot | RecordsRoot | CommandRoot | OwnRoot | DeniedRoot

/** The roots of a plan by response key, in the order they were asked in. */
export type Roots = ReadonlyMap<string, Root>

interface RootField {
  /** The response key. */
  readonly key: string
  /** 'Query.children'. */
  readonly field: string
}

/** What the arguments of a root touch: judged for each request, by their values. */
export interface ArgumentRights extends RootField {
  /** Fields whose values children are looked up by, and lists below a child are narrowed by: what arguments touch, whatever they hold. */
  readonly lookedUpBy: readonly string[]
  readonly narrowedBy: readonly string[]
  /** Id of the saved filter that this request's argument values name; null for none. */
  saved(given: ArgumentValues): string | null
  /**
   * Judges what this request's argument values filter, sort and search by, and what the saved filter holds that they name.
   * Throws HubError ACCESS_FILTER.
   */
  held(given: ArgumentValues, saved?: HeldFilter): readonly AllowedFieldUse[]
  /** The same without a refusal: what may not be used so has no scopes. */
  uses(given: ArgumentValues, saved?: HeldFilter): readonly AllowedFieldUse[]
}

/** What of an entry's cost is known with the plan, of the dearest view that a child of this actor can have. */
export interface EntrySize {
  readonly columns: number
  readonly listColumns: number
  /** Views that ask a registry: children of different views are asked for apart (decisions 0004 and 0010). */
  readonly views: ReadonlyMap<RegistryName, number>
  /** How often a total is counted. */
  readonly totals: number
  /** The scopes of the children within reach, where the actor may know how many they are: its pages are bounded by that. */
  readonly countable: readonly Scope[] | null
  /** Whether the actor has a list of its own, and whether it is asked for whatever the list is filtered by. */
  readonly ownList: 'none' | 'perhaps' | 'asked'
}

/** Looks at children: one, several by their ids, or a list. */
export interface ChildrenRoot extends ArgumentRights {
  readonly kind: 'children'
  /** Identity columns that any view needs: what the look-up in the hub reads. */
  readonly identity: readonly string[]
  readonly links: boolean
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
  /** What of its cost is known with the plan. */
  readonly size: EntrySize
  /** How many children this request's argument values ask for, and what the saved filter holds that they name. */
  amount(given: ArgumentValues, saved?: HeldFilter): Amount
  /** What can change the answer to this request's argument values, where it is a live query. */
  watched(given: ArgumentValues): Watched
}

/** Counts children, and shows none. */
export interface NumbersRoot extends ArgumentRights {
  readonly kind: 'numbers'
  /** `reach`: those within reach that match, for who may list them may count them. `release`: what was published, and no child. */
  readonly from: 'reach' | 'release'
  /** The scopes in which the actor may know that a child exists: what is counted. */
  readonly existence: readonly Scope[]
  /** Whether the actor's own list (caseload) is among them. */
  readonly caseload: boolean
  readonly size: EntrySize
  /** Of a release: how many levels of divisions below its area this request's answer goes. */
  levels(given: ArgumentValues): number
  /** The conditions of this request's filter. It asks for no child. */
  amount(given: ArgumentValues, saved?: HeldFilter): Amount
}

/** Answers with records that the hub keeps, each of a child. */
export interface RecordsRoot extends RootField {
  readonly kind: 'records'
  /** The view of a record whose child is in these scopes. */
  view(bits: ScopeBits): View
  /** What can change the answer, where it is a live query. */
  readonly watched: Watched
}

/** A mutation that may be called: its target is judged when it is known, by whoever carries the command out. */
export interface CommandRoot extends RootField {
  readonly kind: 'command'
  readonly command: Command
  /** What it answers with, judged as a query's answer is. */
  readonly answers: RecordsRoot | OwnRoot
}

/** Answers with what the hub itself knows: `me`, `divisions`, `registries`. */
export interface OwnRoot extends RootField {
  readonly kind: 'own'
  /** Fields withheld from the answer, which are the same for every request. */
  readonly withheld: readonly DecisionAt[]
}

/** A root field that this class of actor may not call: it answers null, and is not run. */
export interface DeniedRoot extends RootField, DecisionAt {
  readonly kind: 'denied'
}

/** Whose arguments are judged by their values; null where no value can be refused. */
export function argumentRights(root: Root): ArgumentRights | null {
  switch (root.kind) {
    case 'children':
    case 'numbers':
      return root
    case 'records':
    case 'command':
    case 'own':
    case 'denied':
      return null
  }
}

/** What looks at somebody: the audit record waits for it. Null: it answers without a look. */
export function lookingRoot(root: Root): ChildrenRoot | RecordsRoot | null {
  switch (root.kind) {
    case 'children':
    case 'records':
      return root
    case 'command':
      return lookingRoot(root.answers)
    case 'numbers':
    case 'own':
    case 'denied':
      return null
  }
}

/** What a root withholds whoever is looked at. */
export function alwaysWithheld(root: Root): readonly DecisionAt[] {
  switch (root.kind) {
    case 'denied':
      return [root]
    case 'own':
      return root.withheld
    case 'command':
      return alwaysWithheld(root.answers)
    case 'children':
    case 'numbers':
    case 'records':
      return NOTHING
  }
}

const NOTHING: readonly DecisionAt[] = []
