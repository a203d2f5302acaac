import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationRule,
  visit,
} from 'graphql'
import type { ErrorCode } from '../errors/catalogue'
import { isPlainText } from '../kit/plain-text'
import { badText } from './raw-size'
import { hasConditionAtRoot } from './subscription-rule'

/** How large a document may be. `fields` counts fields and fragments, unfolded: what execution would really walk. */
export interface DocumentLimits {
  readonly depth: number
  readonly aliases: number
  readonly rootFields: number
  readonly tokens: number
  readonly fields: number
}

/** How large one operation is, fragments unfolded. */
export interface Size {
  readonly depth: number
  readonly fields: number
  readonly aliases: number
}

/** The size of an operation of a document that was validated. */
export function operationSize(document: DocumentNode, operation: OperationDefinitionNode): Size {
  return new Measure(fragmentsOf(document)).operation(operation)
}

/**
 * All parts of a document that exceed a limit or are no plain text, with the code in `extensions.limit`. Each part is read once, so it
 * costs no more than parsing. GraphQL's own rules run only afterwards, because some of them compare all parts with each other.
 */
export function faultsOf(document: DocumentNode, limits: DocumentLimits): GraphQLError[] {
  const faults: GraphQLError[] = []
  const report = (limit: ErrorCode, what: string, most: number, got: number) => {
    if (got > most) faults.push(fault(limit, `expected at most ${most} ${what}, got ${got}`))
  }
  const fragments = fragmentsOf(document)
  const measure = new Measure(fragments)
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue
    if (hasConditionAtRoot(operation, fragments))
      faults.push(fault('GRAPHQL_VALIDATION_FAILED', 'expected a root field of a subscription without @skip and @include')) // prettier-ignore
    const size = measure.operation(operation)
    report('COST_DEPTH', 'levels', limits.depth, size.depth)
    report('COST_ALIASES', 'aliases', limits.aliases, size.aliases)
    report('COST_FIELDS', 'fields and fragments, unfolded', limits.fields, size.fields)
    report('COST_ROOT_FIELDS', 'root fields', limits.rootFields, measure.rootFields(operation))
  }
  let plain = true
  const times = new Map<string, number>()
  visit(document, {
    StringValue: ({ value }) => void (plain &&= isPlainText(value)),
    Field: ({ alias, name: { value } }) =>
      void times.set(alias?.value ?? value, 1 + (times.get(alias?.value ?? value) ?? 0)),
  })
  const pairs = [...times.values()].reduce((sum, count) => sum + count * count, 0)
  report('COST_FIELDS', 'pairs of fields with one name', MOST_PAIRS, pairs)
  const { code, message } = badText()
  return plain ? faults : [...faults, fault(code, message)]
}

/** graphql compares each two fields of one response key: 14 whole profiles have 50,000 such pairs, 700 fields of one name 490,000. */
const MOST_PAIRS = 250_000

const REFUSED = new WeakMap<DocumentNode, readonly GraphQLError[]>()

/**
 * An empty document in place of one with faults, for a server that runs all rules together: a rule of HUB_RULES gives its faults, and
 * every other rule has nothing to read.
 */
export function refusedDocument(faults: readonly GraphQLError[]): DocumentNode {
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] }
  REFUSED.set(document, faults)
  return document
}

const refusedRule: ValidationRule = (context) => ({
  Document: (document) => REFUSED.get(document)?.forEach((one) => context.reportError(one)),
})

/** What the hub asks of a document beside graphql's own rules. */
export const HUB_RULES: readonly ValidationRule[] = [refusedRule]

function fault(limit: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { limit } })
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const part of document.definitions)
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part)
  return fragments
}

/** Each fragment is measured once, so that fragments nested to explode cost no more than their text. */
class Measure {
  private readonly measured = new Map<string, Size>()

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  operation(operation: OperationDefinitionNode): Size {
    return this.set(operation.selectionSet)
  }

  rootFields(operation: OperationDefinitionNode): number {
    return this.atRoot(operation.selectionSet, new Set())
  }

  private atRoot(set: SelectionSetNode, open: Set<string>): number {
    let count = 0
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) count += 1
      else if (selection.kind === Kind.INLINE_FRAGMENT) count += this.atRoot(selection.selectionSet, open)
      else {
        const fragment = this.fragments.get(selection.name.value)
        if (!fragment || open.has(selection.name.value)) continue
        open.add(selection.name.value)
        count += this.atRoot(fragment.selectionSet, open)
      }
    }
    return count
  }

  private set(set: SelectionSetNode): Size {
    let depth = 0
    let fields = 0
    let aliases = 0
    for (const selection of set.selections) {
      let below: Size = NOTHING
      let own = 0
      fields += 1 // a spread too: fragments that hold nothing but each other are walked all the same
      if (selection.kind === Kind.FIELD) {
        own = 1
        if (selection.alias) aliases += 1
        if (selection.selectionSet) below = this.set(selection.selectionSet)
        // Introspection is deep by nature; graphql's own MaxIntrospectionDepthRule bounds it.
        if (selection.name.value.startsWith('__')) below = { ...below, depth: 0 }
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        below = this.set(selection.selectionSet)
      } else {
        const fragment = this.fragments.get(selection.name.value)
        if (fragment) below = this.fragment(fragment)
      }
      depth = Math.max(depth, own + below.depth)
      fields += below.fields
      aliases += below.aliases
    }
    return { depth, fields, aliases }
  }

  private fragment(fragment: FragmentDefinitionNode): Size {
    const known = this.measured.get(fragment.name.value)
    if (known) return known
    this.measured.set(fragment.name.value, NOTHING) // a cycle is another rule's error; here it must only end
    const size = this.set(fragment.selectionSet)
    this.measured.set(fragment.name.value, size)
    return size
  }
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0 }
