import { migrations } from '../../migrations/health'
import type { RegistryDefinition } from '../contract/registry'
import { healthConnector } from '.'
import * as conclusions from './conclusions'

export const health = {
  name: 'health',
  words: { short: '卫生健康 health archive 健康档案', title: '健康档案 health archive', settings: 'health' },
  childField: 'health',
  types: ['HealthRecord', 'FollowUp', 'Immunisation', 'Diagnosis', 'MentalHealthScreening'],
  required: ['archiveNumber'],
  // Health workers visit the home: they see where a child lives.
  precedence: {
    name: 4,
    sex: 4,
    birth_date: 4,
    ethnicity: 4,
    id_number: 4,
    registered_division: 4,
    residence_division: 2,
  },
  indexed: {
    asOf: 'health_as_of',
    columns: [{ column: 'disabilityClass', filter: 'disabilityClass', stored: 'disability_class', kind: 'enum' }],
  },
  conclusions: { ...conclusions },
  connect: healthConnector,
  migrations,
} as const satisfies RegistryDefinition
