import type { RegistryName } from '../../connectors/contract/records'

/**
 * Survivorship: whose word counts for a fact that several registries record, best first. The police hold the legal
 * identity (户口登记条例); civil affairs and health see where a child lives; the roll alone knows the school.
 */
export const PRECEDENCE: Readonly<Record<string, readonly RegistryName[]>> = {
  name: ['police', 'civil-affairs', 'education', 'health'],
  former_names: ['police', 'education'],
  sex: ['police', 'civil-affairs', 'education', 'health'],
  birth_date: ['police', 'civil-affairs', 'education', 'health'],
  ethnicity: ['police', 'civil-affairs', 'education', 'health'],
  registered_division: ['police', 'civil-affairs', 'education', 'health'],
  residence_division: ['civil-affairs', 'health', 'education', 'police'],
  school_division: ['education'],
  school_code: ['education'],
  roll_number: ['education'],
}
