import { Kind, parse, type FragmentDefinitionNode, type GraphQLObjectType, type OperationDefinitionNode } from 'graphql'
import { Selector } from '../../src/access/selection'
import { schema } from './small-world'

/** The fields asked of a Child by a selection, as 'key' or 'key=field'. */
function asked(selection: string, fragments = '', variables: Record<string, unknown> = {}): string[] {
  const document = parse(`query ($yes: Boolean, $no: Boolean) { child ${selection} } ${fragments}`)
  const named = new Map(
    document.definitions
      .filter((part): part is FragmentDefinitionNode => part.kind === Kind.FRAGMENT_DEFINITION)
      .map((part) => [part.name.value, part]),
  )
  const operation = document.definitions[0] as OperationDefinitionNode
  const child = operation.selectionSet.selections[0]!
  const set = child.kind === Kind.FIELD ? child.selectionSet : undefined
  const selector = new Selector(schema, named, variables)
  return [...selector.fields(schema.getType('Child') as GraphQLObjectType, set)].map(({ key, node }) =>
    key === node.name.value ? key : `${key}=${node.name.value}`,
  )
}

test('fields and aliases', () => {
  expect(asked('{ id a: name b: name }')).toEqual(['id', 'a=name', 'b=name'])
})

test('fragments, named and inline, within each other', () => {
  const fragments = 'fragment Who on Child { name ...More } fragment More on Child { ... { birthDate } }'
  expect(asked('{ id ...Who ... on Child { idNumber } }', fragments)).toEqual(['id', 'name', 'birthDate', 'idNumber'])
})

test('a fragment on the type’s interface applies, one on another type does not', () => {
  expect(
    asked('{ ... on Node { id } ... on School { phone } ...Other }', 'fragment Other on Household { address }'),
  ).toEqual(['id'])
})

test.each([
  ['@skip(if: true)', []],
  ['@skip(if: false)', ['name']],
  ['@include(if: true)', ['name']],
  ['@include(if: false)', []],
  ['@include(if: true) @skip(if: true)', []],
  ['@include(if: $yes)', ['name']],
  ['@include(if: $no)', []],
  ['@skip(if: $no) @include(if: $yes)', ['name']],
] as const)('%s on a field, an inline fragment and a spread', (directive, expected) => {
  const variables = { yes: true, no: false }
  expect(asked(`{ name ${directive} }`, '', variables)).toEqual(expected)
  expect(asked(`{ ... ${directive} { name } }`, '', variables)).toEqual(expected)
  expect(asked(`{ ...F ${directive} }`, 'fragment F on Child { name }', variables)).toEqual(expected)
})

test('a directive of another name changes nothing', () => {
  expect(asked('{ name @skipp(if: true) }')).toEqual(['name'])
})
