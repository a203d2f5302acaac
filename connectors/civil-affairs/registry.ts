import { migrations } from '../../migrations/civil-affairs'
import type { RegistryDefinition } from '../contract/registry'
import { civilAffairsConnector } from '.'
import * as conclusions from './conclusions'

export const civilAffairs = {
  name: 'civil-affairs',
  words: {
    short: '民政 register of left-behind children and children in difficulty 登记表',
    title: '农村留守儿童和困境儿童登记 registry of left-behind children and children in difficulty',
    settings: 'civil affairs',
  },
  childField: 'welfare',
  types: ['WelfareRecord', 'ParentAway', 'Carer', 'CareAgreement', 'Aid', 'Visit', 'SignOff'],
  required: ['fileNumber', 'categories'],
  // Village child directors visit the home every month: nobody knows better where a child lives.
  precedence: {
    name: 2,
    sex: 2,
    birth_date: 2,
    ethnicity: 2,
    id_number: 2,
    registered_division: 2,
    residence_division: 1,
  },
  indexed: {
    asOf: 'welfare_as_of',
    columns: [
      { column: 'guardianshipType', filter: 'guardianshipType', stored: 'guardianship_type', kind: 'enum' },
      { column: 'leftBehind', filter: 'welfareLeftBehind', stored: 'welfare_left_behind', kind: 'enum' },
      { column: 'categories', filter: 'welfareCategory', stored: 'welfare_categories', kind: 'enums', added: true },
      { column: 'receivesAid', filter: 'receivesAid', stored: 'receives_aid', kind: 'boolean' },
    ],
  },
  dropout: { aid: 'receivesAid', groups: 'categories' },
  knowsCaseloads: true,
  conclusions: { ...conclusions },
  connect: civilAffairsConnector,
  migrations,
} as const satisfies RegistryDefinition
