import { Client } from 'pg'
import { civilAffairsConnector } from '../../connectors/civil-affairs'
import type { Sample, Subject } from '../../connectors/contract/conformance'
import type { Connector, Criteria } from '../../connectors/contract/connector'
import { REGISTRY_NAMES, type RegistryName } from '../../connectors/contract/records'
import { educationConnector } from '../../connectors/education'
import { healthConnector } from '../../connectors/health'
import { policeConnector } from '../../connectors/police'
import type { SqlSettings } from '../../connectors/sql/sql-connector'
import { migrations as civilAffairs } from '../../migrations/civil-affairs'
import { migrations as education } from '../../migrations/education'
import { migrations as health } from '../../migrations/health'
import { grantReader, migrate } from '../../migrations/migrate'
import { migrations as police } from '../../migrations/police'
import { generateDemo, SHOWCASE } from '../../src/demo'
import { systemClock, today } from '../../src/kit/clock'
import { createTestServerDatabases } from '../support/postgres'

interface Registry {
  readonly database: 'education' | 'police' | 'health' | 'civil_affairs'
  readonly migrations: Parameters<typeof migrate>[1]
  readonly connect: (settings: SqlSettings, today: () => string) => Connector
  /** The record ids, asked in the registry's own words: what the mapping has to agree with. */
  readonly ids: string
  /** The expected answer to each criterion, in the registry's own words too. */
  readonly find: readonly { readonly criteria: Criteria; readonly sql: string; readonly values: readonly string[] }[]
  /** Puts a value outside the registry's own code table into row $1. */
  readonly spoil: { readonly sql: string; readonly column: string }
}

const byName: Criteria = { by: 'name-and-birth-date', name: SHOWCASE.name, birthDate: SHOWCASE.birthDate }
const byIdNumber: Criteria = { by: 'id-number', idNumber: SHOWCASE.idNumber }
const person = [SHOWCASE.name, SHOWCASE.birthDate]

const REGISTRIES: Readonly<Record<RegistryName, Registry>> = {
  education: {
    database: 'education',
    migrations: education,
    connect: educationConnector,
    ids: 'SELECT xsid AS id FROM xs_jbxx',
    find: [
      { criteria: byIdNumber, sql: 'SELECT xsid AS id FROM xs_jbxx WHERE sfzjh = $1', values: [SHOWCASE.idNumber] },
      {
        criteria: { by: 'roll-number', rollNumber: SHOWCASE.rollNumber },
        sql: 'SELECT xsid AS id FROM xs_jbxx WHERE xjh = $1',
        values: [SHOWCASE.rollNumber],
      },
      { criteria: byName, sql: 'SELECT xsid AS id FROM xs_jbxx WHERE xm = $1 AND csrq = $2', values: person },
    ],
    spoil: { sql: `UPDATE xs_jbxx SET lsetm = '?' WHERE xsid = $1`, column: 'leftBehind' },
  },
  police: {
    database: 'police',
    migrations: police,
    connect: policeConnector,
    ids: 'SELECT rybh AS id FROM ck_wcnr',
    find: [
      { criteria: byIdNumber, sql: 'SELECT rybh AS id FROM ck_wcnr WHERE gmsfhm = $1', values: [SHOWCASE.idNumber] },
      {
        criteria: byName,
        sql: `SELECT rybh AS id FROM ck_wcnr WHERE xm = $1 AND csrq = replace($2, '-', '')`,
        values: person,
      },
    ],
    spoil: { sql: `UPDATE rk_ryxx SET ryzt = '?' WHERE rybh = $1`, column: 'registrationState' },
  },
  health: {
    database: 'health',
    migrations: health,
    connect: healthConnector,
    ids: 'SELECT dah AS id FROM et_da',
    find: [
      { criteria: byIdNumber, sql: 'SELECT dah AS id FROM et_da WHERE sfzh = $1', values: [SHOWCASE.idNumber] },
      { criteria: byName, sql: 'SELECT dah AS id FROM et_da WHERE xm = $1 AND csrq = $2', values: person },
    ],
    spoil: { sql: `UPDATE et_da SET wyfs = '?' WHERE dah = $1`, column: 'feeding' },
  },
  'civil-affairs': {
    database: 'civil_affairs',
    migrations: civilAffairs,
    connect: civilAffairsConnector,
    ids: 'SELECT dabh AS id FROM et_djb',
    find: [
      { criteria: byIdNumber, sql: 'SELECT dabh AS id FROM et_djb WHERE sfzh = $1', values: [SHOWCASE.idNumber] },
      { criteria: byName, sql: 'SELECT dabh AS id FROM et_djb WHERE xm = $1 AND csrq = $2', values: person },
      ...[SHOWCASE.directorCode, SHOWCASE.supervisorCode].map((worker) => ({
        criteria: { by: 'responsible', worker } as const,
        sql: 'SELECT dabh AS id FROM et_djb WHERE etzr = $1 OR ddy = $1',
        values: [worker],
      })),
    ],
    spoil: { sql: `UPDATE et_djb SET jhlx = '?' WHERE dabh = $1`, column: 'guardianshipType' },
  },
}

export interface DemoConnectors {
  /** A connector of its own each time, with a sample found in the registry's own words. */
  subject(registry: RegistryName): Promise<Subject>
  drop(): Promise<void>
}

/** The four demo registries with `children` synthetic children, read as the hub reads them: through the reader role. */
export async function openDemoConnectors(children: number): Promise<DemoConnectors> {
  const day = today(systemClock)
  const { urls, drop } = await createTestServerDatabases(['education', 'police', 'health', 'civil_affairs'])
  for (const name of REGISTRY_NAMES) {
    const { database, migrations } = REGISTRIES[name]
    await migrate(urls[database].owner, migrations)
    await grantReader(urls[database].owner, `${database}_reader`)
  }
  const targets = Object.fromEntries(
    REGISTRY_NAMES.map((name) => [name, urls[REGISTRIES[name].database].owner]),
  ) as Record<RegistryName, string>
  await generateDemo({ children, seed: 1, today: day, targets, truthFile: null })
  return {
    drop,
    async subject(name) {
      const { database, connect, spoil, ids, find } = REGISTRIES[name]
      const owner = new Client({ connectionString: urls[database].owner })
      await owner.connect()
      const idsOf = async (sql: string, values: readonly string[] = []) =>
        (await owner.query<{ id: string }>(sql, [...values])).rows.map(({ id }) => id)
      const connector = connect({ url: urls[database].reader, poolSize: 2, timeoutMs: 10_000 }, () => day)
      const examples: Sample['find'][number][] = []
      for (const { criteria, sql, values } of find) examples.push({ criteria, ids: await idsOf(sql, values) })
      const sample: Sample = {
        ids: await idsOf(`${ids} ORDER BY 1 LIMIT 40`),
        unknownId: 'nobody',
        find: examples,
      }
      return {
        connector,
        sample,
        async breakRow() {
          const id = sample.ids[1]!
          await owner.query(spoil.sql, [id])
          return { id, column: spoil.column }
        },
        close: () => owner.end(),
      }
    },
  }
}
