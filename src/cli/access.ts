import { readFileSync } from 'node:fs'
import { getOperationAST, GraphQLError, parse, validate } from 'graphql'
import { buildHubSchema } from '../../resolvers/schema'
import { sources } from '../../resolvers/sources'
import { checkGuarded, checkTable } from '../access/check-table'
import { accessClass, type AccessClass } from '../access/decide'
import { explainPlan } from '../access/explain'
import { explainField, matrixHtml, matrixMarkdown } from '../access/matrix'
import { buildPlan } from '../access/plan'
import type { AccessTable } from '../access/table'
import { AUDIENCES } from '../access/words'
import type { Config } from '../config/load-config'
import { readTable } from '../config/read-table'
import { loadDivisions } from '../divisions'
import { CliError } from './fail'

export function matrix(config: Config, html: boolean): void {
  const table = readTable(config.access.tableDir)
  process.stdout.write(html ? matrixHtml(table) : matrixMarkdown(table))
}

/** Throws HubError ACCESS_TABLE_INVALID with every fault. */
export function check(config: Config): void {
  const table = readTable(config.access.tableDir)
  const schema = buildHubSchema(loadDivisions())
  checkTable(table, schema)
  checkGuarded(table, schema, sources)
  process.stdout.write(`${table.rows.size} rows match the schema; version ${table.version}\n`)
}

export function explain(config: Config, what: string, as: string, purpose: string): void {
  const table = readTable(config.access.tableDir)
  const who = classNamed(as, purpose)
  if (/^\w+\.\w+$/.test(what)) {
    if (!table.rows.has(what)) throw new CliError(`No row for ${what} in the access table.`)
    const answers = new Set(who.reachable.map((bits) => explainField(table, what, who, bits).join('\n')))
    process.stdout.write(`${[...answers].join('\n\n')}\n`)
  } else {
    explainOperation(table, what.startsWith('@') ? readFileSync(what.slice(1), 'utf8') : what, who)
  }
}

function explainOperation(table: AccessTable, text: string, who: AccessClass): void {
  const schema = buildHubSchema(loadDivisions())
  const document = parsed(text)
  const fault = validate(schema, document)[0]
  if (fault) throw new CliError(`The operation does not fit the schema: ${fault.message}`)
  const operation = getOperationAST(document)
  if (!operation) throw new CliError('Expected one operation.')
  const plan = buildPlan({ schema, sources, table, document, operation, variables: {}, who, strict: false })
  const { decisions, calls } = explainPlan(plan, who)
  for (const one of decisions) {
    const shown = one.mask ? `${one.level} (${one.mask})` : one.level
    process.stdout.write(
      `${one.path}\t${shown}\t${one.scope ?? '-'}\t${one.rule} (${one.file}:${one.line})\t${one.basis}${one.needed ? `\tneeded: ${one.needed}` : ''}\n`,
    )
  }
  for (const call of calls)
    process.stdout.write(`call ${call.registry}${call.scope ? ` for ${call.scope}` : ''}: ${call.columns.join(', ')}\n`)
}

function parsed(text: string) {
  try {
    return parse(text)
  } catch (cause) {
    throw new CliError(
      `Expected Type.field or a GraphQL operation: ${cause instanceof GraphQLError ? cause.message : 'not readable'}`,
    )
  }
}

/** An actor of this audience with every reach: what the table can say of it at best, scope by scope. */
function classNamed(audience: string, purpose: string): AccessClass {
  if (!AUDIENCES.includes(audience as never))
    throw new CliError(`Expected one of ${AUDIENCES.join(', ')}; got ${audience}.`)
  const department = !ROLES.includes(audience)
  return accessClass({
    department: department ? audience : null,
    roles: [department ? 'officer' : audience],
    divisions: ['000000'],
    school: '0000000000',
    worker: '0',
    purpose,
  })
}

const ROLES = ['school', 'township-supervisor', 'village-director', 'analyst', 'auditor', 'steward', 'approver']
