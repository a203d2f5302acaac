import type { Client } from 'pg'
import { checkDigit } from '../id-number'
import type { RegistryName } from '../tables'
import type { Clients, PoolChild } from './pool'
import type { SpoiltPerson } from './sheet'

type Changes = Readonly<Record<string, string | null>>
type Fate = SpoiltPerson['fate']

/** A person told of wrongly: what is done to a child's rows, and what must become of which record. */
interface Act {
  readonly kind: string
  readonly registry: RegistryName
  /** Further registries that must know the child. */
  readonly also?: readonly RegistryName[]
  readonly run: (
    hands: Hands,
    key: string,
    child: PoolChild,
  ) => Promise<readonly (readonly [record: string, fate: Fate])[]>
}

interface Hands {
  /** A second row like the first, with changes, under another key. */
  copy(table: string, keyColumn: string, key: string, changes: Changes): Promise<void>
  change(table: string, keyColumn: string, key: string, changes: Changes): Promise<void>
  readonly clients: Clients
  readonly today: string
}

const TIMES = 3
/** A school that the roll does not know. */
const ELSEWHERE = '9900000001'

/** Duplicates, borrowed numbers, contradictions and people who have grown up: some children each, who bear no other fault. */
export async function spoilPersons(
  clients: Clients,
  pool: readonly PoolChild[],
  today: string,
): Promise<SpoiltPerson[]> {
  const spoilt: SpoiltPerson[] = []
  const hands = handsOn(clients, today)
  for (const { kind, registry, also = [], run } of acts(`${today} 00:00:00+08`)) {
    const children = pool.filter(
      (child) =>
        !child.closed && child.onlyChild && [registry, ...also].every((each) => child.truth.records[each].length === 1),
    )
    for (const child of children.slice(0, TIMES)) {
      child.closed = true
      const fates = await run(hands, child.truth.records[registry][0]!, child)
      for (const [record, fate] of fates)
        spoilt.push({ sort: 'person', registry, kind, child: child.truth.child, record, fate })
    }
  }
  return spoilt
}

/** `newer`: a time of change behind all others. */
const acts = (newer: string): readonly Act[] => [
  second('a newer temporary roll elsewhere', 'education', 'linked', ({ truth }) => ({
    xjh: `L${truth.idNumber.slice(0, 14)}9999`,
    xxbsm: ELSEWHERE,
    gxsj: newer,
  })),
  second('a newer roll that was transferred out', 'education', 'linked', () => ({
    xsztm: '10',
    lxdh: '13900000000',
    xxbsm: ELSEWHERE,
    gxsj: newer,
  })),
  second('a newer roll of a pupil who died', 'education', 'gone', () => ({ xsztm: '11', gxsj: newer })),
  second('two archives', 'health', 'linked', () => ({ gxsj: '2020-01-01 00:00:00+08' })),
  second('two files', 'civil-affairs', 'linked', () => ({ gxsj: '2020-01-01 00:00:00+08' })),
  second('a cancelled duplicate in the household register', 'police', 'gone', () => ({ ryzt: '9', gxsj: newer })),
  second('a dead duplicate in the household register', 'police', 'gone', () => ({ ryzt: '1', gxsj: newer })),
  {
    kind: 'a cancelled duplicate of an adult of the book',
    registry: 'police',
    async run({ clients, copy }, key) {
      for (const adult of await adultsOf(clients.police, key))
        await copy('rk_ryxx', 'rybh', adult, { rybh: `${adult}-9`, ryzt: '9', gxsj: newer })
      return [[key, 'family']]
    },
  },
  {
    kind: 'a number of another child, with a birth date that cannot be read',
    registry: 'police',
    also: ['education'],
    async run({ change, clients }, key, child) {
      const number = await numberOfAnother(clients.police, child)
      await change('rk_ryxx', 'rybh', key, { gmsfhm: number, csrq: '2015-5-2' })
      return [[key, 'apart']]
    },
  },
  {
    kind: 'a number and birth date of a child of the other sex',
    registry: 'health',
    also: ['police'],
    async run({ change, clients }, key, child) {
      const number = await numberOfAnother(clients.police, child, child.truth.idNumber)
      await change('et_da', 'dah', key, { sfzh: number, csrq: dayIn(number), gxsj: newer })
      return [[key, 'apart']]
    },
  },
  {
    kind: 'the own number, and another birth date',
    registry: 'health',
    also: ['police'],
    async run({ change }, key, { truth }) {
      await change('et_da', 'dah', key, { csrq: nextDay(dayIn(truth.idNumber)) })
      return [[key, 'apart']]
    },
  },
  {
    kind: 'the own number, and the other sex',
    registry: 'civil-affairs',
    also: ['police'],
    async run({ change }, key, { truth }) {
      await change('et_djb', 'dabh', key, { xb: Number(truth.idNumber[16]) % 2 === 1 ? '2' : '1' })
      return [[key, 'apart']]
    },
  },
  {
    kind: 'a person of 19',
    registry: 'health',
    also: ['police', 'civil-affairs'],
    async run({ change, today }, key, { truth }) {
      const birth = `${Number(today.slice(0, 4)) - 19}-01-15`
      const body = truth.idNumber.slice(0, 6) + birth.replaceAll('-', '') + truth.idNumber.slice(14, 17)
      const number = body + checkDigit(body)
      await change('et_da', 'dah', key, { csrq: birth, sfzh: number })
      await change('et_djb', 'dabh', truth.records['civil-affairs'][0]!, { csrq: birth, sfzh: number })
      const police = truth.records.police[0]!
      await change('rk_ryxx', 'rybh', police, { csrq: birth.replaceAll('-', ''), gmsfhm: number })
      return [[key, 'gone']]
    },
  },
]

const KEY = { education: 'xsid', police: 'rybh', health: 'dah', 'civil-affairs': 'dabh' } as const
const ROOT = { education: 'xs_jbxx', police: 'rk_ryxx', health: 'et_da', 'civil-affairs': 'et_djb' } as const

/** A second record of one person: the first is the one that is shown. */
function second(kind: string, registry: RegistryName, fate: Fate, changes: (child: PoolChild) => Changes): Act {
  return {
    kind,
    registry,
    also: ['police'],
    async run({ copy }, key, child) {
      const other = registry === 'health' ? `9${key.slice(1)}` : `${key}-2`
      await copy(ROOT[registry], KEY[registry], key, { ...changes(child), [KEY[registry]]: other })
      return [
        [key, 'shown'],
        [other, fate],
      ]
    },
  }
}

function handsOn(clients: Clients, today: string): Hands {
  const client = (table: string) => clients[(Object.keys(ROOT) as RegistryName[]).find((name) => ROOT[name] === table)!]
  const change: Hands['change'] = async (table, keyColumn, key, changes) => {
    const setting = Object.keys(changes).map((name, at) => `${name} = $${at + 2}`)
    await client(table).query(`UPDATE ${table} SET ${setting.join(', ')} WHERE ${keyColumn} = $1`, [
      key,
      ...Object.values(changes),
    ])
  }
  const copy: Hands['copy'] = async (table, keyColumn, key, changes) => {
    const other = changes[keyColumn]!
    await client(table).query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('${keyColumn}', $2::text))).* FROM ${table} t WHERE ${keyColumn} = $1`,
      [key, other],
    )
    await change(table, keyColumn, other, changes)
  }
  return { clients, today, change, copy }
}

async function adultsOf(police: Client, key: string): Promise<string[]> {
  const { rows } = await police.query<{ rybh: string }>(
    'SELECT a.rybh FROM rk_ryxx a JOIN rk_ryxx p ON p.hh = a.hh AND p.rybh <> a.rybh WHERE p.rybh = $1 ORDER BY 1',
    [key],
  )
  return rows.map(({ rybh }) => rybh)
}

/** The number of another child of the register; of the other sex than the one whose number is given. */
async function numberOfAnother(police: Client, child: PoolChild, unlike?: string): Promise<string> {
  const { rows } = await police.query<{ gmsfhm: string }>(
    `SELECT gmsfhm FROM rk_ryxx WHERE gmsfhm <> $1 AND csrq > '20120101' AND ryzt = '0'
       AND ($2::text IS NULL OR substr(gmsfhm, 17, 1)::int % 2 <> substr($2, 17, 1)::int % 2) ORDER BY rybh LIMIT 1 OFFSET 40`,
    [child.truth.idNumber, unlike ?? null],
  )
  return rows[0]!.gmsfhm
}

function dayIn(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
