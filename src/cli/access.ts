import { buildHubSchema } from '../../resolvers/schema'
import { sources } from '../../resolvers/sources'
import { checkCommands, checkGuarded, checkTable } from '../access/check-table'
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
