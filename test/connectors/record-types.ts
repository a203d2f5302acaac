import { civilAffairsConnector } from '../../connectors/civil-affairs'
import { educationConnector } from '../../connectors/education'
import { healthConnector } from '../../connectors/health'
import { policeConnector } from '../../connectors/police'
import { SHOWCASE } from '../../src/demo'

/** The four registries of the demo: how each is built, its type in the schema, where its records lie, and the showcase's record. */
export const REGISTRIES = [
  {
    registry: 'education',
    make: educationConnector,
    type: 'EducationRecord',
    table: 'xs_jbxx',
    key: 'xsid',
    showcase: SHOWCASE.records.education,
  },
  {
    registry: 'police',
    make: policeConnector,
    type: 'HouseholdRecord',
    table: 'ck_wcnr',
    key: 'rybh',
    showcase: SHOWCASE.records.police,
  },
  {
    registry: 'health',
    make: healthConnector,
    type: 'HealthRecord',
    table: 'et_da',
    key: 'dah',
    showcase: SHOWCASE.records.health,
  },
  {
    registry: 'civil-affairs',
    make: civilAffairsConnector,
    type: 'WelfareRecord',
    table: 'et_djb',
    key: 'dabh',
    showcase: SHOWCASE.records.civilAffairs,
  },
] as const
