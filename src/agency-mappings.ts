import type { DeclaredColumn } from '../connectors/contract/declared'
import type { RegistryName } from '../connectors/contract/records'
import type { RegistryDefinition } from '../connectors/contract/registry'
import { faultsOfDeclared } from '../connectors/sql/mapping-file/check-declared'
import { MOST_BYTES } from '../connectors/sql/mapping-file/mapping-text'
import type { MappingFault } from '../connectors/sql/mapping-file/mapping-fault'
import { readMapping } from '../connectors/sql/mapping-file/read-mapping'
import type { SqlMapping } from '../connectors/sql/mapping'
import { buildHubSchema } from '../resolvers/schema'
import type { Config } from './config/load-config'
import { registryConfig } from './config/registry-config'
import { declaredRecord } from './declared-record'
import { loadDivisions } from './divisions'
import { HubError } from './errors/hub-error'
import { bytesOf } from './kit/bytes-of'

/** A mapping's text, checked whole: its form, its SQL, and the columns that the schema declares of the registry. */
export function checkMapping(
  written: string | Uint8Array,
  { name, conclusions = {} }: Pick<RegistryDefinition, 'name' | 'conclusions'>,
  declared: readonly DeclaredColumn[],
): { mapping: SqlMapping | null; faults: readonly MappingFault[] } {
  const file = readMapping(written, { registry: name, conclusions })
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
    const bytes = bytesOf(file, MOST_BYTES)
    if (typeof bytes === 'string') {
      told.push(`${file}: expected a file that can be read, got ${bytes}`)
      continue
    }
    const { mapping, faults } = checkMapping(bytes, definition, declaredRecord(schema, definition))
    if (mapping) mappings.set(definition.name, mapping)
    else told.push(`${file}:`, ...linesOf(faults))
  }
  if (told.length > 0)
    throw new HubError('START_FAILED', ['The mapping cannot be used. 映射文件无法使用。', ...told].join('\n'))
  return mappings
}

/** So many are told of one file: whoever mends them sees the next. */
const MOST_FAULTS = 100

function linesOf(faults: readonly MappingFault[]): string[] {
  const lines = faults.slice(0, MOST_FAULTS).map(({ line, sentence }) => `  line ${line}: ${sentence}`)
  return faults.length > MOST_FAULTS ? [...lines, `  and ${faults.length - MOST_FAULTS} more`] : lines
}
