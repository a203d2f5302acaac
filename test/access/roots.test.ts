import {
  getNamedType,
  getOperationAST,
  getNullableType,
  isLeafType,
  isListType,
  isRequiredArgument,
  parse,
  type OperationTypeNode,
} from 'graphql'
import { sources } from '../../resolvers/sources'
import { costOf, POINTS } from '../../src/access/cost'
import { accessClass, type AccessClass } from '../../src/access/decide'
import { explainPlan } from '../../src/access/explain'
import { buildPlan, type PlannedOperation } from '../../src/access/plan'
import { alwaysWithheld, argumentRights, lookingRoot, type CommandRoot, type Root } from '../../src/access/roots'
import { readArguments, readOperation } from '../../src/document/read-operation'
import { HubError } from '../../src/errors/hub-error'
import { deniedFields } from '../../src/execute/audit-records'
import { watchedKeysOf } from '../../src/live/watched-keys'
import { DEMO_USERS } from '../auth/support/demo-actors'
import { writtenTable } from '../hub/support/changed-table'
import { schema } from '../schema/built-schema'

/** What each root field of the schema is in a plan: by this it is judged, weighed, explained and recorded. */
const KINDS: Readonly<Record<string, Root['kind']>> = {
  'Query.child': 'children',
  'Query.childByIdNumber': 'children',
  'Query.childByRollNumber': 'children',
  'Query.children': 'children',
  'Query.childrenByIds': 'children',
  'Query.enrolmentStatus': 'children',
  'Query.node': 'children',
  'Query.roster': 'children',
  'Query.statistics': 'numbers',
  'Query.statisticsReleases': 'own',
  'Query.events': 'records',
  'Query.grantsInForce': 'records',
  'Query.grantsToDecide': 'records',
  'Query.grantsToReview': 'records',
  'Query.myGrants': 'records',
  'Query.return': 'own',
  'Query.returns': 'own',
  'Query.ledgerItem': 'records',
  'Query.ledgerItems': 'records',
  'Query.ledgerBrakes': 'own',
  'Query.ledgerFigures': 'own',
  'Query.accessDifferences': 'own',
  'Query.accessMatrix': 'own',
  'Query.accessVersions': 'own',
  'Query.auditTrail': 'own',
  'Query.auditVerification': 'own',
  'Query.divisions': 'own',
  'Query.eventTypes': 'own',
  'Query.explain': 'own',
  'Query.me': 'own',
  'Query.myRights': 'own',
  'Query.registries': 'own',
  'Query.savedFilters': 'own',
  'Query.webhookDeadLetters': 'records',
  'Query.webhooks': 'own',
  'Mutation.createWebhook': 'command',
  'Mutation.rotateWebhookSecret': 'command',
  'Mutation.pauseWebhook': 'command',
  'Mutation.resumeWebhook': 'command',
  'Mutation.replayWebhook': 'command',
  'Mutation.testWebhook': 'command',
  'Mutation.deleteWebhook': 'command',
  'Mutation.decideGrant': 'command',
  'Mutation.deleteFilter': 'command',
  'Mutation.requestGrant': 'command',
  'Mutation.reviewGrant': 'command',
  'Mutation.revokeGrant': 'command',
  'Mutation.saveFilter': 'command',
  'Mutation.draftReturn': 'command',
  'Mutation.recountReturn': 'command',
  'Mutation.fillReturn': 'command',
  'Mutation.reviewReturn': 'command',
  'Mutation.signReturn': 'command',
  'Mutation.sendBackReturn': 'command',
  'Mutation.openLedgerItem': 'command',
  'Mutation.recordLedgerVisit': 'command',
  'Mutation.reportLedgerItem': 'command',
  'Mutation.orderLedgerItem': 'command',
  'Mutation.penaliseLedgerItem': 'command',
  'Mutation.claimLedgerOutcome': 'command',
  'Mutation.closeLedgerItem': 'command',
  'Mutation.reopenLedgerItem': 'command',
  'Mutation.handOverLedgerItem': 'command',
  'Mutation.answerLedgerHandOver': 'command',
  'Mutation.pauseLedgerClock': 'command',
  'Mutation.resumeLedgerClock': 'command',
  'Mutation.decideLedgerBrake': 'command',
  'Subscription.child': 'children',
  'Subscription.children': 'children',
  'Subscription.events': 'records',
}

const table = writtenTable()
const accounts = Object.entries(DEMO_USERS).flatMap(([name, actor]) =>
  actor.purposes.map((purpose) => [`${name} ${purpose}`, accessClass({ ...actor, purpose })] as const),
)
const account = (name: string) => accounts.find(([one]) => one === name)![1]
const civilAffairs = account('civil-affairs case')

function planned(
  text: string,
  who: AccessClass,
  variables: Record<string, unknown> = {},
  strict = false,
): PlannedOperation {
  const document = parse(text)
  const read = readOperation(schema, document, getOperationAST(document)!, variables)
  const given = readArguments(read, variables)
  return { plan: buildPlan({ read, given, sources, table, who, strict }), given }
}

/** The kind that an account is given for a root field; null where the operation as a whole is refused to it. */
function kindOf(name: string, who: AccessClass): Root['kind'] | null {
  const [parent, field] = name.split('.') as [string, string]
  const { args, type } = rootFields(parent)[field]!
  const needed = args.filter(isRequiredArgument)
  const head = needed.map((one) => `$${one.name}: ${String(one.type)}`).join(', ')
  const call = needed.map((one) => `${one.name}: $${one.name}`).join(', ')
  const below = isLeafType(getNamedType(type)) ? '' : ' { __typename }'
  const text = `${parent.toLowerCase()} ${head && `(${head})`} { ${field}${call && `(${call})`}${below} }`
  const variables = Object.fromEntries(needed.map((one) => [one.name, isListType(getNullableType(one.type)) ? [] : {}]))
  try {
    return planned(text, who, variables).plan.roots.get(field)!.kind
  } catch (thrown) {
    if (thrown instanceof HubError) return null
    throw thrown
  }
}

function rootFields(parent: string) {
  return schema.getRootType(parent.toLowerCase() as OperationTypeNode)!.getFields()
}

test('each root field of the schema is said to be of a kind', () => {
  const names = ['Query', 'Mutation', 'Subscription'].flatMap((parent) =>
    Object.keys(rootFields(parent)).map((field) => `${parent}.${field}`),
  )
  expect(Object.keys(KINDS).sort()).toEqual(names.sort())
})

test.each(Object.entries(KINDS))('%s is %s for whoever may call it, and denied or refused to others', (name, kind) => {
  const given = new Set(accounts.map(([, who]) => kindOf(name, who)))
  expect(given).toContain(kind)
  for (const other of given) expect([kind, kind === 'command' ? null : 'denied', null]).toContain(other)
})

describe('an operation of several kinds', () => {
  const text = `{ b: me { name } denied: grantsToDecide { id reason } a: child(id: "child:x") { name }
    registries { missing } mine: myGrants { id reason } _: __typename c: childrenByIds(ids: []) { id } }`
  const { plan, given } = planned(text, civilAffairs)

  test('has one root for each response key, in the order asked; introspection is none', () => {
    expect([...plan.roots].map(([key, root]) => [key, root.key, root.field, root.kind])).toEqual([
      ['b', 'b', 'Query.me', 'own'],
      ['denied', 'denied', 'Query.grantsToDecide', 'denied'],
      ['a', 'a', 'Query.child', 'children'],
      ['registries', 'registries', 'Query.registries', 'own'],
      ['mine', 'mine', 'Query.myGrants', 'records'],
      ['c', 'c', 'Query.childrenByIds', 'children'],
    ])
    expect(plan.rootFields).toEqual([...plan.roots.values()].map(({ field }) => field))
  })

  test('waits with its audit record for those alone that look at somebody', () => {
    expect([...plan.roots.values()].filter(lookingRoot).map(({ key }) => key)).toEqual(['a', 'mine', 'c'])
  })

  test('judges the values of arguments where one can be refused', () => {
    expect([...plan.roots.values()].filter(argumentRights).map(({ key }) => key)).toEqual(['a', 'c'])
  })

  test('tells of each what it withholds whoever is looked at, in the order asked', () => {
    const withheld = [...plan.roots.values()].flatMap(alwaysWithheld)
    expect(withheld.map(({ path }) => path.join('.'))).toEqual(['denied', 'registries.missing'])
    expect(deniedFields(plan.roots)).toEqual(['Query.grantsToDecide'])
  })

  test('weighs what it measures, a call for each other root that runs, and nothing for one that does not', () => {
    const world = { maxIds: new Map(), caseloads: null, within: () => null }
    const { points, entries } = costOf(plan, given, new Map(), world)
    expect(entries.map(({ key }) => key)).toEqual(['a', 'c'])
    expect(points).toBe(entries.reduce((sum, one) => sum + one.points, 0) + 3 * POINTS.other)
  })

  test('explains denied roots, children and records; its own answers have nothing that differs by scope', () => {
    const { decisions } = explainPlan(plan, civilAffairs)
    expect([...new Set(decisions.map(({ path }) => path.split('.')[0]))]).toEqual(['denied', 'a', 'mine', 'c'])
  })

  test('is refused by strict access for what is always withheld', () => {
    expect(() => planned(text, civilAffairs, {}, true)).toThrow(
      expect.objectContaining({ code: 'ACCESS_STRICT' }) as Error,
    )
    expect(planned('{ me { name } child(id: "1") { id } }', civilAffairs, {}, true).plan.roots.size).toBe(2)
  })
})

describe('a command', () => {
  const root = (name: string, below: string) => {
    const input = rootFields('Mutation')[name]!.args[0]!.type
    const text = `mutation ($input: ${String(input)}) { ${name}(input: $input) ${below} }`
    return planned(text, civilAffairs, { input: {} }).plan.roots.get(name)!
  }

  test('that makes a record of the hub is looked at as such a record', () => {
    const command = root('requestGrant', '{ grant { id reason } }')
    expect(command).toMatchObject({ kind: 'command', command: 'create', answers: { kind: 'records' } })
    expect(lookingRoot(command)).toBe((command as CommandRoot).answers)
  })

  test('that makes none looks at nobody', () => {
    const command = root('saveFilter', '{ filter { id } }')
    expect(command).toMatchObject({ kind: 'command', command: 'create', answers: { kind: 'own', withheld: [] } })
    expect(lookingRoot(command)).toBeNull()
  })
})

test('a live query watches what its children are, and nothing else', () => {
  const id = 'child:84805553-7c07-8bd2-bad7-f79686b41cd3'
  const watched = watchedKeysOf(planned(`subscription { child(id: "${id}") { name } }`, civilAffairs), 's')
  expect(watched).toEqual({ subject: 's', children: [id.slice(6)], index: false, filters: [] })
  expect(watchedKeysOf(planned('{ me { name } myGrants { id } }', civilAffairs), 's')).toEqual({
    ...watched,
    children: [],
  })
})
