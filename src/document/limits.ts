import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'
import type { ErrorCode } from '../errors/catalogue'

/** How large a document may be. `fields` counts with fragments unfolded: what execution would really walk. */
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
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const part of document.definitions)
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part)
  return new Measure((name) => fragments.get(name)).operation(operation)
}

/** A validation rule; its errors carry the limit's code in `extensions.limit`. */
export function limitRules(limits: DocumentLimits): ValidationRule[] {
  return [
    (context) => ({
      OperationDefinition(operation) {
        const measure = new Measure((name) => context.getFragment(name))
        const size = measure.operation(operation)
        if (size.depth > limits.depth) report(context, 'COST_DEPTH', 'levels', limits.depth, size.depth)
        if (size.aliases > limits.aliases) report(context, 'COST_ALIASES', 'aliases', limits.aliases, size.aliases)
        if (size.fields > limits.fields)
          report(context, 'COST_FIELDS', 'fields, fragments unfolded', limits.fields, size.fields)
        const roots = measure.rootFields(operation)
        if (roots > limits.rootFields) report(context, 'COST_ROOT_FIELDS', 'root fields', limits.rootFields, roots)
      },
    }),
  ]
}

function report(context: ValidationContext, limit: ErrorCode, what: string, most: number, got: number): void {
  context.reportError(new GraphQLError(`expected at most ${most} ${what}, got ${got}`, { extensions: { limit } }))
}

/** Each fragment is measured once, so that fragments nested to explode cost no more than their text. */
class Measure {
  private readonly fragments = new Map<string, Size>()

  constructor(private readonly find: (name: string) => FragmentDefinitionNode | null | undefined) {}

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
        const fragment = this.find(selection.name.value)
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
      if (selection.kind === Kind.FIELD) {
        own = 1
        fields += 1
        if (selection.alias) aliases += 1
        if (selection.selectionSet) below = this.set(selection.selectionSet)
        // Introspection is deep by nature; graphql's own MaxIntrospectionDepthRule bounds it.
        if (selection.name.value.startsWith('__')) below = { ...below, depth: 0 }
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        below = this.set(selection.selectionSet)
      } else {
        const fragment = this.find(selection.name.value)
        if (fragment) below = this.fragment(fragment)
      }
      depth = Math.max(depth, own + below.depth)
      fields += below.fields
      aliases += below.aliases
    }
    return { depth, fields, aliases }
  }

  private fragment(fragment: FragmentDefinitionNode): Size {
    const known = this.fragments.get(fragment.name.value)
    if (known) return known
    this.fragments.set(fragment.name.value, NOTHING) // a cycle is another rule's error; here it must only end
    const size = this.set(fragment.selectionSet)
    this.fragments.set(fragment.name.value, size)
    return size
  }
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0 }
