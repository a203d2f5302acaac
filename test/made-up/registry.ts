import type { Knex } from 'knex'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { date, pastDate } from '../../connectors/sql/calendar'
import type { SqlMapping } from '../../connectors/sql/mapping'
import { code, text } from '../../connectors/sql/readers'
import { SqlConnector } from '../../connectors/sql/sql-connector'
import { keepChangedAt } from '../../migrations/changed-at'

/**
 * A fifth registry, made up: the federation's cards of disabled persons and the aids that were lent. All that a hub knows of it stands in
 * this folder; test/made-up/made-up.test.ts shows that nothing else is needed.
 */
const NAME = 'disabled-persons-federation'

const STATE = code({ '1': 'VALID', '2': 'EXPIRED', '3': 'WITHDRAWN' })

const mapping: SqlMapping = {
  registry: NAME,
  root: { from: 'cl_kp t', key: 't.kh', changed: 't.gxsj' },
  columns: {
    cardNumber: { sql: 't.kh', read: text },
    grade: { sql: 't.jb', read: text },
    cardState: { sql: 't.zt', read: STATE },
    issuedOn: { sql: 't.fzrq', read: pastDate },
  },
  collections: {
    aids: {
      from: 'cl_fj f',
      on: 'f.kh = t.kh',
      orderBy: 'f.xh',
      columns: { name: { sql: 'f.mc', read: text }, lentOn: { sql: 'f.jyrq', read: pastDate } },
    },
  },
  identity: {
    idNumber: { sql: 't.sfzh', read: text },
    name: { sql: 't.xm', read: text },
    sex: { sql: 't.xb', read: code({ '1': 'MALE', '2': 'FEMALE' }) },
    birthDate: { sql: 't.csrq', read: date },
  },
  find: { 'id-number': 't.sfzh = $1' },
}

export const federation = {
  name: NAME,
  words: {
    short: '残联 cards of disabled persons 残疾人证',
    title: '残疾人证 cards of disabled persons',
    settings: "disabled persons' federation",
  },
  childField: 'disabilityCard',
  types: ['DisabilityCard', 'LentAid'],
  sealed: true,
  precedence: {},
  indexed: {
    asOf: 'federation_as_of',
    columns: [{ column: 'cardState', filter: 'cardState', stored: 'federation_card_state', kind: 'enum', added: true }],
  },
  connect: (settings, today) => new SqlConnector(mapping, settings, today),
  migrations: [
    {
      name: '001-cards',
      async up(knex: Knex): Promise<void> {
        await knex.raw(`
          CREATE TABLE cl_kp (
            kh text PRIMARY KEY, xm text NOT NULL, xb char(1) NOT NULL, csrq char(8) NOT NULL, sfzh varchar(18),
            jb char(1), zt char(1) NOT NULL, fzrq char(8), gxsj timestamptz NOT NULL DEFAULT now()
          );
          CREATE INDEX cl_kp_sfzh ON cl_kp (sfzh);
          CREATE TABLE cl_fj (kh text NOT NULL, xh smallint NOT NULL, mc text NOT NULL, jyrq char(8), PRIMARY KEY (kh, xh));`)
        await keepChangedAt(knex, 'cl_kp', 'kh', ['cl_fj'])
      },
      async down(knex: Knex): Promise<void> {
        await knex.raw('DROP TABLE cl_fj; DROP TABLE cl_kp')
      },
    },
  ],
} as const satisfies RegistryDefinition
