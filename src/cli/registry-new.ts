import { existsSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { civilAffairsMapping } from '../../connectors/civil-affairs/mapping'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { educationMapping } from '../../connectors/education/mapping'
import { healthMapping } from '../../connectors/health/mapping'
import { policeMapping } from '../../connectors/police/mapping'
import { REGISTRIES } from '../../connectors/registries'
import { readCatalogue } from '../../connectors/sql/catalogue'
import type { SqlMapping } from '../../connectors/sql/mapping'
import { buildHubSchema } from '../../resolvers/schema'
import { declaredRecord } from '../declared-record'
import { loadDivisions } from '../divisions'
import { draftMapping, type Draft } from './draft/draft-mapping'
import { findNamed } from './draft/find-tables'
import { CliError } from './fail'

export interface NewRegistry {
  readonly registry: string
  /** The database, as a role that may only read. */
  readonly url: string
  /** Where the mapping is written; `<registry>.mapping.yml` when left out. */
  readonly out?: string
  /** The table with one row a person, where the guess would be wrong: 'pupil', or with its schema 'roll.pupil'. */
  readonly table?: string
}

/** What the project's own mappings call their columns: hints, where there is one. */
const OWN: Readonly<Record<string, SqlMapping>> = Object.fromEntries(
  [educationMapping, policeMapping, healthMapping, civilAffairsMapping].map((mapping) => [mapping.registry, mapping]),
)

/** Writes a first mapping from a database's catalogue, with guesses marked. Reads no row, and overwrites no file. */
export async function registryNew({ registry, url, out, table }: NewRegistry): Promise<void> {
  const definitions: readonly RegistryDefinition[] = REGISTRIES
  const definition = definitions.find(({ name }) => name === registry)
  if (!definition)
    throw new CliError(`Expected one of ${definitions.map(({ name }) => name).join(', ')}; got ${registry}.`)
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new CliError('--url: expected an address such as postgresql://reader:password@host:5432/database.')
  const file = path.resolve(out ?? `${registry}.mapping.yml`)
  if (existsSync(file))
    throw new CliError(`${file} is there already: nothing was written. Name another file with --out.`)
  if (!statSync(path.dirname(file), { throwIfNoEntry: false })?.isDirectory())
    throw new CliError(
      `${path.dirname(file)} is no folder: nothing was written. Make it, or name another file with --out.`,
    )
  const tables = await readCatalogue(url)
  const meant = table === undefined ? [] : findNamed(tables, table)
  if (meant.length > 1)
    throw new CliError(
      `Several tables are called ${table}: say --table with its schema, one of ${meant.map(({ schema, name }) => `${schema}.${name}`).join(', ')}.`,
    )
  const draft = draftMapping({
    ...{ registry, tables, own: OWN[registry] ?? null, table: table ?? null },
    declared: declaredRecord(buildHubSchema(loadDivisions()), definition),
  })
  if (!draft)
    throw new CliError(
      table === undefined
        ? `None of the ${tables.length} tables that this role may read looks like one row a person. Name it with --table.`
        : `Expected a table that this role may read; got ${table}.`,
    )
  writeFileSync(file, draft.text, { flag: 'wx' })
  process.stdout.write(`${said(draft, file, definition)}\n`)
}

function said({ table, guessed, missing }: Draft, file: string, { name }: RegistryDefinition): string {
  const variable = `TONGLIAN_${name.toUpperCase().replaceAll('-', '_')}`
  return [
    `${file} is written: ${guessed} columns guessed, of ${table} and what points at it.`,
    missing.length > 0 ? `Needed and not found: ${missing.join(', ')}.` : 'Nothing that is needed is missing.',
    `Look at each line marked "# guess", then: ${variable}_URL=… ${variable}_MAPPING=${file} npm run tonglian -- conformance ${name}`,
  ].join('\n')
}
