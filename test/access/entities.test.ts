import { getOperationAST, parse, validate, type GraphQLSchema } from 'graphql'
import { sources } from '../../resolvers/sources'
import { subgraphSchema, subgraphSources } from '../../resolvers/subgraphs/subgraph-schema'
import { subgraphsOf } from '../../resolvers/subgraphs/subgraphs'
import { costOf } from '../../src/access/cost'
import { accessClass, type AccessClass } from '../../src/access/decide'
import { buildPlan, type PlannedOperation } from '../../src/access/plan'
import type { Sources } from '../../src/access/sources'
import type { AccessTable } from '../../src/access/table'
import { ALL_SCOPE_BITS } from '../../src/access/words'
import { readArguments, readOperation } from '../../src/document/read-operation'
import { DEMO_USERS, SERVICE_ACCOUNTS } from '../auth/support/demo-actors'
import { changedTable, writtenTable } from '../hub/support/changed-table'
import { everyField } from '../hub/support/profile-query'
import { schema } from '../schema/built-schema'
import { childrenOf, deniedOf } from '../support/roots'

/** A reference of a router is planned as the look-up by the same id is: for every account, every purpose and every subgraph. */
const ID = 'child:84805553-7c07-8bd2-bad7-f79686b41cd3'
const table = writtenTable()
const parts = subgraphsOf(schema).map((one) => [one.name, subgraphSchema(schema, one)] as const)
const classes = Object.entries({ ...DEMO_USERS, ...SERVICE_ACCOUNTS }).flatMap(([name, actor]) =>
  actor.purposes.map((purpose) => [`${name} for ${purpose}`, accessClass({ ...actor, purpose })] as const),
)

function planOf(from: GraphQLSchema, said: Sources, query: string, who: AccessClass, by = table): PlannedOperation {
  const document = parse(query)
  expect(validate(from, document).map(String)).toEqual([])
  const read = readOperation(from, document, getOperationAST(document)!, {})
  const given = readArguments(read, {})
  return { plan: buildPlan({ read, given, sources: said, table: by, who, strict: false }), given }
}

const byReference = (part: GraphQLSchema, fields: string, who: AccessClass, by?: AccessTable) =>
  planOf(part, subgraphSources, `{ _entities(representations: [{ __typename: "Child", id: "${ID}" }]) { ... on Child ${fields} } }`, who, by) // prettier-ignore
const byId = (fields: string, who: AccessClass) =>
  planOf(schema, sources, `{ _entities: child(id: "${ID}") ${fields} }`, who)
const byIds = (fields: string, who: AccessClass, by?: AccessTable) =>
  planOf(schema, sources, `{ _entities: childrenByIds(ids: ["${ID}"]) ${fields} }`, who, by)

/** Everything that a plan decides, in every scope a child can stand in. */
function decided({ plan, given }: PlannedOperation) {
  return {
    denied: [...deniedOf(plan)].map(([key, { decision }]) => [key, decision.level, decision.row.rule, decision.needed]),
    entries: [...childrenOf(plan).values()].map((entry) => ({
      key: entry.key,
      identity: entry.identity,
      links: entry.links,
      caseload: entry.caseload,
      lookedUpBy: entry.lookedUpBy,
      existence: entry.existence,
      held: entry.held(given),
      size: entry.size,
      scopes: ALL_SCOPE_BITS.map((bits) => [entry.visible(bits), entry.openable(bits), entry.view(bits)]),
    })),
  }
}

describe.each(parts)('%s', (_name, part) => {
  const fields = everyField(part, 'Child')

  test.each(classes)('%s: one plan', (_who, who) => {
    expect(decided(byReference(part, fields, who))).toEqual(decided(byId(fields, who)))
  })

  test('one price for one child', () => {
    const world = { maxIds: new Map(), caseloads: sources.caseloads, within: () => null }
    for (const [, who] of classes) {
      const [one, other] = [byReference(part, fields, who), byId(fields, who)]
      const cost = ({ plan, given }: PlannedOperation) => costOf(plan, given, new Map(), world).points
      expect(cost(one)).toBe(cost(other))
    }
  })
})

test('the row of the query of many ids decides: whom it denies that one, it denies references', () => {
  const [, hub] = parts[0]!
  const approvers = changedTable('hub.yml', '    childrenByIds: lookup', '    childrenByIds: grant-decide')
  const denied = new Set<boolean>()
  for (const [, who] of classes) {
    const [one, other] = [byReference(hub, '{ id }', who, approvers), byIds('{ id }', who, approvers)]
    expect(decided(one)).toEqual(decided(other))
    denied.add(deniedOf(one.plan).has('_entities'))
  }
  expect([...denied].sort()).toEqual([false, true])
})

test('the access table opens references to nobody by itself', () => {
  expect(table.rows.has('Query._entities')).toBe(false)
  const [, hub] = parts[0]!
  const { asked } = subgraphSources
  const unruled = { ...asked['Query._entities']!, ruledBy: 'Query._entities' }
  const said = { ...subgraphSources, asked: { ...asked, 'Query._entities': unruled } }
  const query = '{ _entities(representations: []) { ... on Child { id } } }'
  for (const [, who] of classes) expect([...deniedOf(planOf(hub, said, query, who).plan).keys()]).toEqual(['_entities'])
})
