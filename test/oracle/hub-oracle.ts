import { execute, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLArgument } from 'graphql'
import type { Actor } from '../../src/auth/actor'
import type { LiveCarrier } from '../../src/execute/executor'
import type { RequestContext } from '../../src/execute/request-context'
import { Walker } from '../../src/execute/walk'
import { asOwner } from '../hub/support/all-seeing'
import { ACCOUNTS } from '../hub/support/accounts'
import { pick, seeded } from '../audit-suite/seeded'
import { randomVariables, type Material } from '../audit-suite/random-operations'
import { publish } from '../numbers/support/publish'
import { startTestHub, type TestHub } from '../support/hub'
import { HeldClock } from '../support/held-clock'
import { randomDocument } from './random-document'

export interface Different {
  readonly account: string
  readonly text: string
  readonly operation: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly ours: string
  readonly theirs: string
}

export interface OracleResult {
  readonly documents: number
  readonly operations: number
  /** Operations that both refuse for their variables, before anything runs. */
  readonly refused: number
  readonly different: readonly Different[]
}

/** What moves by itself between two answers. */
const MOVING = new Set([
  'RegistryStatus.lagSeconds',
  'RegistryStatus.indexLagSeconds',
  'Query.registries',
  // Each answer of either executor adds an entry.
  'Query.auditTrail',
  'Query.auditVerification',
  // No two positions look alike.
  'Query.events',
  'Subscription.events',
])
/** Months with a release. */
const RELEASED = ['2026-01', '2026-02']
const OF_NOBODY = ['child:00000000-0000-4000-8000-000000000000', 'child:x', '']
const LIVE: LiveCarrier = { admit: async () => undefined, shows: () => undefined }
const AS_USUAL = { strict: false, language: 'en', live: LIVE } as const

/**
 * Asks the hub's executor random documents, each operation twice: executed by the walker, and by graphql-js, which reads the
 * document and the raw variables itself. Both run with the plan, the resolvers and the registries of a real hub.
 */
export async function runOracle(options: {
  readonly documents: number
  readonly seed: number
  readonly children: number
  readonly onProgress?: (documents: number) => void
}): Promise<OracleResult> {
  const clock = new HeldClock()
  const hub = await startTestHub({ children: options.children, seed: options.seed, clock })
  try {
    clock.hold()
    for (const month of RELEASED) await publish(hub, { month })
    return await compareAll(hub, await materialOf(hub), options)
  } finally {
    await hub.stop()
  }
}

async function compareAll(
  { app }: TestHub,
  material: Material,
  { documents, seed, onProgress }: Parameters<typeof runOracle>[0],
): Promise<OracleResult> {
  const random = seeded(seed)
  const people = ACCOUNTS.flatMap(({ name, actor }) => {
    return actor.purposes.map((purpose): Actor => ({ ...actor, subject: name, name, client: 'oracle', purpose }))
  })
  const world = { schema: app.schema, random, without: MOVING, argument: argumentsOf(material, random), depth: 5 }
  const different: Different[] = []
  let [done, operations, refused] = [0, 0, 0]
  while (done < documents && different.length < 5) {
    const batch: Request[] = []
    while (batch.length < AT_ONCE && done < documents) {
      const { text, operations: all } = randomDocument(world)
      const document = parse(text)
      if (validate(app.schema, document).length > 0) continue
      done += 1
      if (done % 1_000 === 0) onProgress?.(done)
      // In random order, and again with other values: what is kept of one must not show in another.
      for (let asked = 0; asked < all.length; asked += 1) {
        const { name: operation, variables } = pick(random, all)
        const requestId = `oracle-${operations + batch.length}`
        batch.push({ requestId, text, document, operation, variables: variables(), actor: pick(random, people) })
      }
    }
    operations += batch.length
    const ours = await Promise.all(batch.map((request) => answer(app, request)))
    const theirs = await byGraphqlJs(batch, () => Promise.all(batch.map((request) => answer(app, request))))
    batch.forEach(({ text, operation, variables, actor }, i) => {
      if (ours[i]!.includes('"GRAPHQL_VARIABLES"')) refused += 1
      if (ours[i] !== theirs[i])
        different.push({ text, operation, variables, account: actor.subject, ours: ours[i]!, theirs: theirs[i]! })
    })
  }
  return { documents: done, operations, refused, different }
}

const AT_ONCE = 50

interface Request {
  readonly requestId: string
  readonly text: string
  readonly document: DocumentNode
  readonly operation: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly actor: Actor
}

/** The answer as it leaves. Without data nothing was shown, and what of it was known when it failed is a matter of turns. */
async function answer({ executor }: TestHub['app'], request: Request): Promise<string> {
  const { document, operation, variables, requestId, actor } = request
  const asked = { document, operationName: operation, variables, requestId, actor, ...AS_USUAL }
  const { data, errors, extensions } = await executor.execute(asked)
  // Fields that ask the hub's database fail in whichever order it answers: the specification prescribes none. When one of them takes the
  // whole answer with it, whether the others had failed by then is a matter of turns.
  const inOrder = errors && [...errors].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (data === null) return JSON.stringify({ data, failed: errors !== undefined && errors.length > 0 })
  return JSON.stringify({ data, errors: inOrder, ...(data ? { extensions } : {}) })
}

/** Runs `work` with graphql-js in the walker's place. */
async function byGraphqlJs<T>(batch: readonly Request[], work: () => Promise<T>): Promise<T> {
  const requests = new Map(batch.map((request) => [request.requestId, request]))
  const own = Walker.prototype.walk
  Walker.prototype.walk = async function (this: { schema: never }, _read, { context }): Promise<ExecutionResult> {
    const { document, operation, variables } = requests.get((context as RequestContext).requestId)!
    const request = { document, operationName: operation, variableValues: variables, contextValue: context }
    return execute({ schema: this.schema, ...request })
  } as typeof own
  try {
    return await work()
  } finally {
    Walker.prototype.walk = own
  }
}

async function materialOf(hub: TestHub): Promise<Material> {
  const rows = (await asOwner(hub, 'hub', 'SELECT id, id_number, roll_number, name, residence_division FROM child ORDER BY id')) as Record<string, string | null>[] // prettier-ignore
  const of = (column: string) => rows.flatMap((row) => row[column] ?? [])
  return {
    schema: hub.app.schema,
    ids: [...of('id').map((id) => `child:${id}`), ...OF_NOBODY.slice(0, 1)],
    idNumbers: of('id_number'),
    rollNumbers: of('roll_number'),
    names: of('name'),
    divisions: [...new Set(of('residence_division'))],
  }
}

const ROSTER: Readonly<Record<string, readonly unknown[]>> = {
  of: ['PUPILS', 'CLASSES', 'SCHOOLS'],
  orderBy: ['ID', 'NAME', 'BIRTH_MONTH', 'CHANGED', null],
  direction: ['ASC', 'DESC', null],
  offset: [0, 1, 20, -1, null],
  pupil: [null, null, ...OF_NOBODY],
  changed: [null, { since: '2020-01-01T00:00:00Z' }, { before: '2020-01-01T00:00:00Z' }],
}

/** Values for the arguments of this schema; of one that is not known here, none. */
function argumentsOf(material: Material, random: () => number): (field: string, argument: GraphQLArgument) => unknown {
  const known = (name: string): unknown => {
    const values = randomVariables(material, random)
    switch (name) {
      case 'to':
        return values['from']
      case 'division':
      case 'under':
        return pick(random, ['430421', '430000', '999999'])
      case 'month':
      case 'compareTo':
        return pick(random, [...RELEASED, '2020-01'])
      case 'measures':
        return pick(random, [['COUNT'], ['SHARE', 'CHANGE'], []])
      case 'search':
        return pick(random, ['衡阳', 'xidu', 'xdz', '4304', ''])
      case 'saved':
        return 'filter:x'
      case 'period':
        return pick(random, ['2026-11', '2026-autumn', '2026-2027', '2026-13'])
      case 'division':
        return pick(random, ['430421', '430000', 'x'])
      case 'query':
        return pick(random, ['{ me { name } }', '{ child(id: "child:x") { name } }', '{ chil }'])
      case 'name':
        return pick(random, ['Child', 'Query', 'ChildFilter', 'Nothing'])
      case 'id':
        return random() < 0.9 ? values['id'] : pick(random, OF_NOBODY)
      default:
        return values[name]
    }
  }
  return (field, { name, type }) => {
    if (field === 'Query.roster' && name in ROSTER) return pick(random, ROSTER[name]!)
    if (field === 'Query.accessDifferences') return pick(random, [0, 1, 2, 2_147_483_647])
    return String(type).endsWith('!') || random() < 0.6 ? known(name) : undefined
  }
}
