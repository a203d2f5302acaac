import { migrations } from '../../migrations/police'
import type { RegistryDefinition } from '../contract/registry'
import { policeConnector } from '.'

export const police = {
  name: 'police',
  words: { short: '公安 household register 户籍', title: '户籍 household registry', settings: 'police' },
  childField: 'household',
  types: [
    'HouseholdRecord',
    'HouseholdMember',
    'DerivedParent',
    'DerivedGuardian',
    'RegistrationEvent',
    'LibertyRestriction',
  ],
  required: ['registrationState'],
  // The household register holds the legal identity (户口登记条例); where a child lives others see better.
  precedence: {
    name: 1,
    former_names: 1,
    sex: 1,
    birth_date: 1,
    ethnicity: 1,
    id_number: 1,
    registered_division: 1,
    residence_division: 4,
  },
  indexed: null, // its facts are survivors
  dropout: { household: 'registrationState' },
  connect: policeConnector,
  migrations,
} as const satisfies RegistryDefinition
