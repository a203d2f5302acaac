import { migrations } from '../../migrations/justice'
import type { RegistryDefinition } from '../contract/registry'
import { justiceConnector } from '.'
import * as conclusions from './conclusions'
import { demo } from './demo'

export const justice = {
  name: 'justice',
  words: {
    short: '司法 survey of minor children of people in prison or compulsory treatment 两类人员未成年子女',
    title: '两类人员未成年子女调查 survey of minor children of people in prison or in compulsory treatment',
    settings: 'justice',
  },
  childField: 'justice',
  types: ['JusticeRecord', 'ParentMeasure', 'JusticeSupport'],
  required: ['childNumber'],
  // Who is in it has a parent in prison or in treatment (未成年人保护法 4, 103).
  sealed: true,
  precedence: {},
  indexed: {
    asOf: 'justice_as_of',
    columns: [
      { column: 'measureInForce', filter: 'parentHeld', stored: 'justice_parent_held', kind: 'boolean', added: true },
      {
        column: 'qualifyingGround',
        filter: 'parentQualifyingGround',
        stored: 'justice_qualifying_ground',
        kind: 'boolean',
        added: true,
      },
      {
        column: 'guardianArrangement',
        filter: 'guardianArrangement',
        stored: 'justice_guardian_arrangement',
        kind: 'enum',
        added: true,
      },
    ],
  },
  conclusions: { ...conclusions },
  connect: justiceConnector,
  migrations,
  demo,
} as const satisfies RegistryDefinition
