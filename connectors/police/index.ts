import { SqlConnector, type SqlSettings } from '../sql/sql-connector'
import { policeMapping } from './mapping'

export function policeConnector(settings: SqlSettings, today: () => string): SqlConnector {
  return new SqlConnector(policeMapping, settings, today)
}
