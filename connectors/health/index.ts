import { SqlConnector, type SqlSettings } from '../sql/sql-connector'
import { healthMapping } from './mapping'

export function healthConnector(settings: SqlSettings, today: () => string): SqlConnector {
  return new SqlConnector(healthMapping, settings, today)
}
