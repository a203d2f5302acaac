import {
  caseloadRegistry,
  faultsOfRegistries,
  tellersOf,
  type RegistryDefinition,
} from '../../connectors/contract/registry'
import { checkRegistries, databaseName, REGISTRIES, settingsName } from '../../connectors/registries'

const [education, police] = REGISTRIES as readonly RegistryDefinition[] as [RegistryDefinition, RegistryDefinition]
const like = (change: Partial<RegistryDefinition>): RegistryDefinition => ({ ...police, ...change })

test('the hub’s own list is whole', () => expect(faultsOfRegistries(REGISTRIES)).toEqual([]))

test.each<[string, RegistryDefinition[], string]>([
  ['a name that is none', [like({ name: 'Police 2' })], "registry Police 2: expected a name of a-z, words joined by '-'"],
  ['no rank for any fact: it would be linked to nobody without a word', [like({ precedence: {} })], 'registry police: precedence names no fact, so that nothing of it would reach a child'],
  ['sealed, and the last word on a name: it would tell everybody that it knows the child', [like({ sealed: true, precedence: { name: 9 } })], 'registry police: sealed, and precedence lets everybody see its word for a fact'],
  ['a rank that is none', [like({ precedence: { name: 0 } })], 'registry police: expected a rank from 1 for name'],
  ['one name twice', [police, like({ childField: 'other', types: ['Other'], precedence: { school_code: 1 } })], 'registry police stands twice'],
  ['one field of Child twice', [police, like({ name: 'second', types: ['Other'], precedence: { school_code: 1 } })], 'field of Child household stands twice'],
  ['one type twice', [police, like({ name: 'second', childField: 'other', precedence: { school_code: 1 } })], 'type HouseholdRecord stands twice'],
  ['one rank twice', [police, like({ name: 'second', childField: 'other', types: ['Other'], precedence: { name: 1 } })], 'rank for name: 1 stands twice'],
  ['one column of the index twice', [education, like({ precedence: { school_code: 2 }, indexed: { asOf: 'second_as_of', columns: [{ column: 'x', filter: 'x', stored: 'roll_state', kind: 'enum' }] } })], 'column of the index roll_state stands twice'],
  ['two that know caseloads', [like({ knowsCaseloads: true }), like({ name: 'second', childField: 'other', types: ['Other'], precedence: { school_code: 1 }, knowsCaseloads: true })], 'more than one registry knows caseloads'],
])('%s', (_what, registries, fault) => {
  expect(faultsOfRegistries(registries)).toContain(fault)
  expect(() => checkRegistries(registries)).toThrow(fault)
}) // prettier-ignore

test('who tells a fact, best first', () => {
  expect(tellersOf(REGISTRIES, 'name').slice(0, 4)).toEqual(['police', 'civil-affairs', 'education', 'health'])
  expect(tellersOf(REGISTRIES, 'residence_division').slice(0, 4)).toEqual([
    'civil-affairs',
    'health',
    'education',
    'police',
  ])
  expect(tellersOf(REGISTRIES, 'school_code')).toEqual(['education'])
  expect(caseloadRegistry(REGISTRIES)).toBe('civil-affairs')
  expect(caseloadRegistry([police])).toBeNull()
})

test('a registry’s name in settings and databases', () => {
  expect(settingsName('civil-affairs')).toBe('civilAffairs')
  expect(settingsName('a-b-c')).toBe('aBC')
  expect(databaseName('civil-affairs')).toBe('civil_affairs')
})
