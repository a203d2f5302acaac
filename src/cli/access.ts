import { buildHubSchema } from '../../resolvers/schema'
import { sources } from '../../resolvers/sources'
import { checkCommands, checkGuarded, checkTable } from '../access/check-table'
import { differences } from '../access/differences'
import { matrixHtml, matrixMarkdown } from '../access/matrix'
import type { Config } from '../config/load-config'
import { readTable } from '../config/read-table'
import { loadDivisions } from '../divisions'

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
  checkCommands(table, sources)
  process.stdout.write(`${table.rows.size} rows match the schema; version ${table.version}\n`)
}

/** A line for each cell that differs. Throws HubError ACCESS_TABLE_INVALID. */
export function diff(config: Config, before: string, after?: string): void {
  const all = differences(readTable(before), readTable(after ?? config.access.tableDir))
  const cell = (text: string | null) => text ?? '–'
  for (const one of all)
    process.stdout.write(`${one.field} ${one.audience}: ${cell(one.before)} -> ${cell(one.after)} (${one.rule})\n`)
  process.stdout.write(`${all.length} cells differ\n`)
  if (all.length > 0) process.exitCode = 1
}
