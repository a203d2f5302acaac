import { Client } from 'pg'
import type { Sample, Subject } from '../../connectors/contract/conformance'
import type { Criteria } from '../../connectors/contract/connector'
import { databaseName, REGISTRIES, registryDatabases, type KnownRegistry } from '../../connectors/registries'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { buildHubSchema } from '../../resolvers/schema'
import { declaredRecord } from '../../src/declared-record'
import { loadDivisions } from '../../src/divisions'
import { grantReader, migrate } from '../../migrations/migrate'
import { generateDemo, joinedDemos, SHOWCASE } from '../../src/demo'
import { systemClock, today } from '../../src/kit/clock'
import { createTestServerDatabases } from '../support/postgres'

/** What each registry says in its own words. */
export interface Expected {
  /** The record ids, asked in the registry's own words: what the mapping has to agree with. */
  readonly ids: string
  /** The expected answer to each criterion, in the registry's own words too. */
  readonly find: readonly { readonly criteria: Criteria; readonly sql: string; readonly values: readonly string[] }[]
  /** Puts a value outside the registry's own code table into row $1. */
  readonly spoil: { readonly sql: string; readonly column: string }
  /** The same in an entry: `find` names a record that has one, `sql` spoils its newest or only one. */
  readonly spoilEntry: {
    readonly find: string
    readonly sql: string
    readonly collection: string
    readonly column: string
  }
}

const byName: Criteria = { by: 'name-and-birth-date', name: SHOWCASE.name, birthDate: SHOWCASE.birthDate }
const byIdNumber: Criteria = { by: 'id-number', idNumber: SHOWCASE.idNumber }
const person = [SHOWCASE.name, SHOWCASE.birthDate]

/** Of a registry that is not named here: `expected` of test/connectors/<registry>/expected.ts. */
const FOUND: Readonly<Partial<Record<string, Expected>>> = {
  education: {
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
    spoilEntry: {
      find: 'SELECT xsid AS id FROM xs_kq GROUP BY xsid HAVING count(*) > 2 ORDER BY 1 LIMIT 1',
      sql: `UPDATE xs_kq k SET kqny = '202613' WHERE xsid = $1 AND kqny = (SELECT max(kqny) FROM xs_kq WHERE xsid = $1)`,
      collection: 'attendance',
      column: 'month',
    },
  },
  police: {
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
    spoilEntry: {
      find: `SELECT t.rybh AS id FROM ck_wcnr t JOIN hk_sy b ON b.hh = t.hh AND b.hblx = '1' JOIN rk_ryxx m ON m.hh = t.hh GROUP BY 1 HAVING count(*) > 2 ORDER BY 1 LIMIT 1`,
      sql: `UPDATE rk_ryxx SET csrq = '19580000' WHERE rybh = (SELECT m.rybh FROM rk_ryxx m JOIN rk_ryxx t ON t.hh = m.hh WHERE t.rybh = $1 AND m.csrq < '2000' ORDER BY 1 LIMIT 1)`,
      collection: 'members',
      column: 'birthDate',
    },
  },
  health: {
    ids: 'SELECT dah AS id FROM et_da',
    find: [
      { criteria: byIdNumber, sql: 'SELECT dah AS id FROM et_da WHERE sfzh = $1', values: [SHOWCASE.idNumber] },
      { criteria: byName, sql: 'SELECT dah AS id FROM et_da WHERE xm = $1 AND csrq = $2', values: person },
    ],
    spoil: { sql: `UPDATE et_da SET wyfs = '?' WHERE dah = $1`, column: 'feeding' },
    spoilEntry: {
      find: 'SELECT dah AS id FROM et_xlsc ORDER BY 1 LIMIT 1',
      sql: `UPDATE et_xlsc SET scrq = 'infinity' WHERE dah = $1 AND xh = 1`,
      collection: 'mentalHealth',
      column: 'date',
    },
  },
  'civil-affairs': {
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
    spoilEntry: {
      find: 'SELECT dabh AS id FROM et_zf GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1',
      sql: `UPDATE et_zf SET zffs = '?' WHERE dabh = $1 AND xh = 1`,
      collection: 'visits',
      column: 'kind',
    },
  },
}

export async function expectedOf(name: string): Promise<Expected> {
  return FOUND[name] ?? ((await import(`./${name}/expected`)) as { expected: Expected }).expected
}

export interface DemoConnectors {
  /** A connector of its own each time, with a sample found in the registry's own words. */
  subject(registry: KnownRegistry): Promise<Subject>
  drop(): Promise<void>
}

/** The demo registries with `children` synthetic children, read as the hub reads them: through the reader role. */
export async function openDemoConnectors(children: number): Promise<DemoConnectors> {
  const day = today(systemClock)
  const schema = buildHubSchema(loadDivisions())
  const { urls, drop } = await createTestServerDatabases(registryDatabases())
  for (const { name, migrations } of REGISTRIES) {
    const database = databaseName(name)
    await migrate(urls[database].owner, migrations)
    await grantReader(urls[database].owner, `${database}_reader`)
  }
  const targets = Object.fromEntries(REGISTRIES.map(({ name }) => [name, urls[databaseName(name)].owner])) as Record<
    KnownRegistry,
    string
  >
  await generateDemo({
    children,
    seed: 1,
    today: day,
    targets,
    joined: joinedDemos(REGISTRIES, targets),
    surely: 40,
    truthFile: null,
  })
  return {
    drop,
    async subject(name) {
      const { spoil, spoilEntry, ids, find } = await expectedOf(name)
      const definition: RegistryDefinition = REGISTRIES.find((one) => one.name === name)!
      const { connect } = definition
      const database = databaseName(name)
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
        declared: declaredRecord(schema, definition),
        sample,
        async breakCell() {
          const id = sample.ids[1]!
          await owner.query(spoil.sql, [id])
          return { id, column: spoil.column }
        },
        async breakEntry() {
          const { find, sql, collection, column } = spoilEntry
          const [id] = await idsOf(find)
          await owner.query(sql, [id])
          return { id: id!, collection, column }
        },
        close: () => owner.end(),
      }
    },
  }
}
