import { SqlConnector, type SqlSettings } from '../sql/sql-connector'
import { justiceMapping } from './mapping'

export function justiceConnector(settings: SqlSettings, today: () => string): SqlConnector {
  return new SqlConnector(justiceMapping, settings, today)
}
