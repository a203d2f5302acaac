import { SqlConnector, type SqlSettings } from '../sql/sql-connector'
import { civilAffairsMapping } from './mapping'

export function civilAffairsConnector(settings: SqlSettings, today: () => string): SqlConnector {
  return new SqlConnector(civilAffairsMapping, settings, today)
}
