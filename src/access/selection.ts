import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

export interface Selected {
  readonly node: FieldNode
  /** The response key: the alias where there is one. */
  readonly key: string
}

/**
 * The fields a selection set asks of a concrete type: fragments unfolded, type conditions on the type or its
 * interfaces honoured, @skip and @include evaluated with this request's variables.
 */
export class Selector {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  *fields(type: GraphQLObjectType, set: SelectionSetNode | undefined): Generator<Selected> {
    for (const selection of set?.selections ?? []) {
      if (!this.included(selection)) continue
      if (selection.kind === Kind.FIELD) {
        yield { node: selection, key: selection.alias?.value ?? selection.name.value }
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value)
        if (fragment && this.applies(fragment.typeCondition?.name.value, type))
          yield* this.fields(type, fragment.selectionSet)
      }
    }
  }

  private applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true
    const named = this.schema.getType(condition)
    return isAbstractType(named) && this.schema.isSubType(named, type)
  }

  private included(selection: SelectionNode): boolean {
    if (!selection.directives?.length) return true
    if (getDirectiveValues(GraphQLSkipDirective, selection, this.variables)?.['if'] === true) return false
    return getDirectiveValues(GraphQLIncludeDirective, selection, this.variables)?.['if'] !== false
  }
}
