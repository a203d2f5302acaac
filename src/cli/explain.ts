import { readFileSync } from 'node:fs'
import { GraphQLError, Kind, parse, validate } from 'graphql'
import { buildHubSchema } from '../../resolvers/schema'
import { sources } from '../../resolvers/sources'
import { UNKNOWN_LIST } from '../access/cost'
import { accessClass, type Claims } from '../access/decide'
import { explainPlan } from '../access/explain'
import { explainField } from '../access/matrix'
import type { Plan } from '../access/plan'
import { argumentRights, type Root } from '../access/roots'
import { silentFields } from '../access/silent'
import type { AccessTable } from '../access/table'
import { AUDIENCES, SCOPE_BIT } from '../access/words'
import { ROLES, type Role } from '../auth/actor'
import { limitSettings } from '../config/limit-settings'
import type { Config } from '../config/load-config'
import { readTable } from '../config/read-table'
import { caseloadsOf, declared, maxIdsOf } from '../connect'
import { loadDivisions } from '../divisions'
import type { Variables } from '../document/read-operation'
import { CostLimiter, type Judged, type Pays } from '../plan/cost-limiter'
import { Planner } from '../plan/planner'
import { operationIn, Preparer, usesOf, type FilterReader, type PreparedOperation } from '../plan/prepare'
import { CliError } from './fail'

export interface ExplainOptions {
  /** A department (its officer) or a role. */
  readonly as: string
  readonly purpose: string
  /** JSON, or @file with it; none when left out. */
  readonly variables?: string
  /** Which of area, school and caseload the account has, by commas; all when left out. */
  readonly reach?: string
}

/** What the table says of a field, or of an operation; of an operation also what it costs, as far as that is known without the hub. */
export async function explain(config: Config, what: string, options: ExplainOptions): Promise<void> {
  const table = readTable(config.access.tableDir)
  const claims = claimsOf(options)
  if (!/^\w+\.\w+$/.test(what)) return explainOperation(config, table, textOf(what), claims, options)
  if (!table.rows.has(what)) throw new CliError(`No row for ${what} in the access table.`)
  const who = accessClass(claims)
  const answers = new Set(who.reachable.map((bits) => explainField(table, what, who, bits).join('\n')))
  process.stdout.write(`${[...answers].join('\n\n')}\n`)
}

async function explainOperation(
  config: Config,
  table: AccessTable,
  text: string,
  claims: Claims & { readonly roles: readonly Role[] },
  options: ExplainOptions,
): Promise<void> {
  const schema = buildHubSchema(loadDivisions())
  const document = parsed(text)
  const fault = validate(schema, document)[0]
  if (fault) throw new CliError(`The operation does not fit the schema: ${fault.message}`)
  if (document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length !== 1)
    throw new CliError('Expected one operation.')
  const connected = await declared(config)
  // How many children the hub's index has is not known here: a page is taken as asked.
  const costs = new CostLimiter(
    limitSettings(config),
    { maxIds: maxIdsOf(connected), caseloads: caseloadsOf(connected)?.registry ?? null },
    { within: () => null },
  )
  const who = accessClass(claims)
  const planner = new Planner(schema, sources, table)
  const silent = silentFields(schema, sources, connected)
  const prepared = await new Preparer(schema, planner, HOLDING_NOTHING, costs, silent).prepare({
    document,
    operation: operationIn(document, null),
    variables: options.variables === undefined ? {} : json(options.variables),
    actor: claims,
    who,
    strict: false,
  })
  const lines = [
    ...decisionLines(prepared.plan, who),
    ...useLines(prepared),
    ...costLines(prepared.judged),
    ...refusalLines(prepared),
    ...unknownLines(prepared, options.reach === undefined),
  ]
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
}

function decisionLines(plan: Plan, who: ReturnType<typeof accessClass>): string[] {
  const { decisions, calls } = explainPlan(plan, who)
  return [
    ...decisions.map((one) => {
      const shown = one.mask ? `${one.level} (${one.mask})` : one.level
      return `${one.path}\t${shown}\t${one.scope ?? '-'}\t${one.rule} (${one.file}:${one.line})\t${one.basis}${one.needed ? `\tneeded: ${one.needed}` : ''}`
    }),
    ...calls.map(
      ({ registry, scope, columns }) => `call ${registry}${scope ? ` for ${scope}` : ''}: ${columns.join(', ')}`,
    ),
  ]
}

/** What a saved filter holds lies in the hub's database: it is taken to hold nothing, and that is said. */
const HOLDING_NOTHING: FilterReader<Pays> = {
  read: async (_account, named) => ({
    held: new Map([...named.keys()].map((key) => [key, { where: null, orderBy: null }])),
    versions: new Map(),
  }),
}

function useLines(prepared: PreparedOperation): string[] {
  return usesOf(prepared).map(
    ({ key, field, position, scopes }) =>
      `use ${key}: ${field} ${position}, ${scopes.length > 0 ? `in ${scopes.join('+')}` : 'not allowed'}`,
  )
}

function costLines({ cost, limits }: Judged): string[] {
  const counts = (calls: Judged['cost']['calls']) =>
    Object.entries(calls).map(([registry, count]) => `${registry} ${count}`).join(' + ') || 'none' // prettier-ignore
  return [
    `cost ${cost.points} points, limit ${limits.cost}; calls ${counts(cost.calls)}`,
    ...cost.entries.map(
      ({ key, field, points, rows, columns, listColumns, counted, calls }) =>
        `cost ${key} (${field}): ${points} points; rows ${rows}, columns ${columns}, listColumns ${listColumns}, counted ${counted}; calls ${counts(calls)}`,
    ),
  ]
}

function refusalLines({ refusal }: PreparedOperation): string[] {
  return refusal ? [`refusal ${refusal.code}: ${refusal.message}`] : []
}

function unknownLines({ plan, given, judged: { cost } }: PreparedOperation, everyReach: boolean): string[] {
  const lines: string[] = []
  const judged = [...plan.roots.values()].flatMap((root) => argumentRights(root) ?? [])
  const counting = cost.entries.filter(({ key, amount }) => amount.kind === 'page' && countable(plan.roots.get(key)!))
  if (counting.length > 0)
    lines.push(
      `not known here: how many children are within reach, which only the hub counts. The rows of ${counting.map(({ key }) => key).join(', ')} are as many as the page asks for, a totalCount counts ${UNKNOWN_LIST}; the hub takes the number within reach for a total, and for a page that is larger.`,
    )
  for (const { key } of judged.filter(({ saved }) => saved(given) !== null))
    lines.push(`not known here: what the saved filter of ${key} holds. The hub judges it whenever it is used.`)
  if (everyReach && cost.entries.length > 0)
    lines.push('not known here: the reach of the account. It is taken to have all of --reach area,school,caseload; one with less costs no more.') // prettier-ignore
  return lines
}

/** Whether the hub would count the children within reach for it. */
function countable(root: Root): boolean {
  switch (root.kind) {
    case 'children':
      return root.size.countable !== null
    case 'numbers':
      return true
    case 'records':
    case 'command':
    case 'own':
    case 'denied':
      return false
  }
}

/** An actor of this audience with this reach: what the table can say of it at best, scope by scope. */
function claimsOf({ as, purpose, reach }: ExplainOptions): Claims & { readonly roles: readonly Role[] } {
  if (!AUDIENCES.includes(as as never)) throw new CliError(`Expected one of ${AUDIENCES.join(', ')}; got ${as}.`)
  const scopes = reach === undefined ? Object.keys(SCOPE_BIT) : reach.split(',').map((word) => word.trim())
  const strange = scopes.find((word) => !(word in SCOPE_BIT))
  if (strange !== undefined) throw new CliError(`--reach: expected some of ${Object.keys(SCOPE_BIT).join(', ')}.`)
  const role = BY_NAME.find((one) => one === as)
  return {
    department: role ? null : as,
    roles: [role ?? 'officer'],
    divisions: scopes.includes('area') ? ['000000'] : [],
    school: scopes.includes('school') ? '0000000000' : null,
    worker: scopes.includes('caseload') ? '0' : null,
    purpose,
  }
}

/** The roles that the table addresses by their own name; an officer is addressed by the department. */
const BY_NAME: readonly Role[] = ROLES.filter((role) => role !== 'officer')

function parsed(text: string) {
  try {
    return parse(text)
  } catch (cause) {
    throw new CliError(
      `Expected Type.field or a GraphQL operation: ${cause instanceof GraphQLError ? cause.message : 'not readable'}`,
    )
  }
}

function json(given: string): Variables {
  let held: unknown
  try {
    held = JSON.parse(textOf(given))
  } catch (cause) {
    if (cause instanceof CliError) throw cause
  }
  if (typeof held !== 'object' || held === null || Array.isArray(held))
    throw new CliError('--variables: expected a JSON object, or @file with one.')
  return held as Variables
}

function textOf(given: string): string {
  if (!given.startsWith('@')) return given
  try {
    return readFileSync(given.slice(1), 'utf8')
  } catch {
    throw new CliError(`The file ${given.slice(1)} cannot be read.`)
  }
}
