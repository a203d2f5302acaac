import { SqlConnector, type SqlSettings } from '../sql/sql-connector'
import { educationMapping } from './mapping'

export function educationConnector(settings: SqlSettings, today: () => string): SqlConnector {
  return new SqlConnector(educationMapping, settings, today)
}
