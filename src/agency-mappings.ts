import { readFileSync } from 'node:fs'
import type { DeclaredColumn } from '../connectors/contract/declared'
import type { RegistryName } from '../connectors/contract/records'
import type { RegistryDefinition } from '../connectors/contract/registry'
import { faultsOfDeclared } from '../connectors/sql/mapping-file/check-declared'
import type { MappingFault } from '../connectors/sql/mapping-file/placed'
import { readMapping } from '../connectors/sql/mapping-file/read-mapping'
import type { SqlMapping } from '../connectors/sql/mapping'
import { buildHubSchema } from '../resolvers/schema'
import type { Config } from './config/load-config'
import { registryConfig } from './config/registry-config'
import { declaredRecord } from './declared-record'
import { loadDivisions } from './divisions'
import { HubError } from './errors/hub-error'

/** A mapping's text, checked whole: its form, its SQL, and the columns that the schema declares of the registry. */
export function checkMapping(
  text: string,
  { name, conclusions = {} }: Pick<RegistryDefinition, 'name' | 'conclusions'>,
  declared: readonly DeclaredColumn[],
): { mapping: SqlMapping | null; faults: readonly MappingFault[] } {
  const file = readMapping(text, { registry: name, conclusions })
  // A file that is no YAML has no columns that could be missing.
  const more = file.mapping === null && file.found.length === 0 ? [] : faultsOfDeclared(file, declared)
  const faults = [...file.faults, ...more].sort((a, b) => a.line - b.line)
  return { mapping: faults.length === 0 ? file.mapping : null, faults }
}

/** The agencies' own mappings that the settings name. Throws HubError START_FAILED with the faults of all of them, line by line. */
export function agencyMappings(
  config: Config,
  registries: readonly RegistryDefinition[],
): ReadonlyMap<RegistryName, SqlMapping> {
  const named = registries.flatMap((definition) => {
    const file = registryConfig(config, definition.name).mapping
    return file === null ? [] : [{ definition, file }]
  })
  const mappings = new Map<RegistryName, SqlMapping>()
  if (named.length === 0) return mappings
  const schema = buildHubSchema(loadDivisions())
  const told: string[] = []
  for (const { definition, file } of named) {
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch (cause) {
      told.push(`${file}: expected a file that can be read, got ${(cause as { code?: string }).code ?? 'an error'}`)
      continue
    }
    const { mapping, faults } = checkMapping(text, definition, declaredRecord(schema, definition))
    if (mapping) mappings.set(definition.name, mapping)
    else told.push(`${file}:`, ...faults.map(({ line, sentence }) => `  line ${line}: ${sentence}`))
  }
  if (told.length > 0) throw new HubError('START_FAILED', ['The mapping cannot be used.', ...told].join('\n'))
  return mappings
}
