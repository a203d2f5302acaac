import { Kind, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

/**
 * Whether a subscription's root field has `@skip` or `@include`: it takes neither (GraphQL September 2025, 5.2.4.1), so that there
 * is always one field to subscribe to. graphql-js 16 has no such rule, and one of its rules throws where a variable decides.
 */
export function hasConditionAtRoot(
  { operation, selectionSet }: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean {
  return operation === 'subscription' && hasCondition(selectionSet, fragments, new Set())
}

function hasCondition(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  entered: Set<string>,
): boolean {
  return set.selections.some((selection) => {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) return true
    if (selection.kind === Kind.INLINE_FRAGMENT) return hasCondition(selection.selectionSet, fragments, entered)
    if (selection.kind !== Kind.FRAGMENT_SPREAD || entered.has(selection.name.value)) return false
    entered.add(selection.name.value)
    const fragment = fragments.get(selection.name.value)
    return fragment ? hasCondition(fragment.selectionSet, fragments, entered) : false
  })
}
