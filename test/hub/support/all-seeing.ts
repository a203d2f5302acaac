import { Client } from 'pg'
import type { Connector } from '../../../connectors/contract/connector'
import type { Entry, RegistryName } from '../../../connectors/contract/records'
import { REGISTRIES } from '../../../connectors/registries'
import type { ExpectedActor } from '../../auth/support/demo-actors'
import type { TestHub } from '../../support/hub'
import type { Standing } from './naive-access'
import { VERDICTS_OF, wholeVerdict } from './whole-verdict'

/** One child with everything that is known of it anywhere, read past the hub. */
export interface WholeChild {
  readonly id: string
  readonly identity: Readonly<Record<string, unknown>>
  readonly parts: Readonly<Record<RegistryName, { readonly values: Entry; readonly asOf: string | null } | null>>
  readonly links: readonly Readonly<Record<string, unknown>>[]
  /** What the hub itself concludes of it. */
  readonly verdict: Readonly<Record<string, unknown>> | null
  readonly divisions: readonly (string | null)[]
  readonly school: string | null
  readonly workers: readonly string[]
}

const NAMES: readonly RegistryName[] = REGISTRIES.map(({ name }) => name)

const AT_ONCE = 20

/** Runs one statement as the owner of one of the hub's databases. */
export async function asOwner(
  hub: TestHub,
  database: keyof TestHub['urls'],
  sql: string,
  values: unknown[] = [],
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- rows of any table
): Promise<any[]> {
  const client = new Client({ connectionString: hub.urls[database].owner })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows as unknown[]
  } finally {
    await client.end()
  }
}

/** Reads children by uuid: the hub's rows by SQL, the registries by asking each connector for every column it has. */
export async function readWhole(
  hub: TestHub,
  connectors: readonly Connector[],
  uuids: readonly string[],
  today: string,
): Promise<WholeChild[]> {
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT *, birth_date::text AS birth_date FROM child WHERE id = ANY($1::uuid[])`,
    [uuids],
  )
  const links = await asOwner(
    hub,
    'hub',
    `SELECT *, to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS decided
     FROM link WHERE NOT gone AND child_id = ANY($1::uuid[]) ORDER BY registry, record_id`,
    [uuids],
  )
  const verdicts = await asOwner(hub, 'hub', VERDICTS_OF, [uuids])
  const lists = await asOwner(hub, 'civil_affairs', 'SELECT dabh, etzr, ddy FROM et_djb')
  const whole = async (uuid: string): Promise<WholeChild> => {
    const row = rows.find(({ id }) => id === uuid) as Record<string, string | null>
    const records = row['records'] as unknown as Record<string, string>
    const key = (registry: RegistryName) => records[registry] ?? null
    const parts = await Promise.all(
      NAMES.map(async (registry) => [registry, await everything(connectors, registry, key(registry))] as const),
    )
    const form = lists.find(({ dabh }) => dabh === key('civil-affairs'))
    return {
      id: `child:${uuid}`,
      identity: identityOf(row, today),
      parts: Object.fromEntries(parts) as WholeChild['parts'],
      links: links
        .filter(({ child_id }) => child_id === uuid)
        .map((link) => ({
          registry: String(link.registry).toUpperCase().replaceAll('-', '_'),
          recordId: link.record_id,
          state: link.state,
          rule: link.rule,
          decidedBy: link.decided_by,
          decidedAt: link.decided,
          primary: NAMES.some((registry) => key(registry) === link.record_id),
        })),
      verdict: verdicts.filter(({ child_id: of }) => of === uuid).map((one) => wholeVerdict(one, today))[0] ?? null,
      divisions: [row['registered_division'], row['residence_division'], row['school_division']].map((d) => d ?? null),
      school: row['school_code'] ?? null,
      workers: form ? [form.etzr, form.ddy] : [],
    }
  }
  const children: WholeChild[] = []
  // Some at a time: on a busy machine hundreds of calls at once wait for a connection longer than one may.
  for (let i = 0; i < uuids.length; i += AT_ONCE)
    children.push(...(await Promise.all(uuids.slice(i, i + AT_ONCE).map(whole))))
  return children
}

async function everything(connectors: readonly Connector[], registry: RegistryName, key: string | null) {
  if (key === null) return null
  const connector = connectors.find((one) => one.registry === registry)!
  const { columns, collections } = connector.capabilities
  const [record] = await connector.fetch([key], { columns, collections }, AbortSignal.timeout(5_000))
  if (!record) return null
  if (record instanceof Error) throw record
  return { values: record.values, asOf: record.asOf }
}

function identityOf(row: Record<string, string | null>, today: string): Record<string, unknown> {
  const born = row['birth_date'] ?? null
  const years = (date: string) => Number(today.slice(0, 4)) - Number(date.slice(0, 4))
  return {
    name: row['name'],
    formerNames: row['former_names'] ? (JSON.parse(row['former_names']) as unknown) : null,
    sex: row['sex'],
    birthDate: born,
    age: born === null ? null : years(born) - (today.slice(5) < born.slice(5) ? 1 : 0),
    ethnicity: row['ethnicity'],
    idNumber: row['id_number'],
    registeredDivision: row['registered_division'],
    residenceDivision: row['residence_division'],
    schoolDivision: row['school_division'],
    possibleDuplicate: row['possible_duplicate'],
  }
}

export function standingOf(child: WholeChild, actor: ExpectedActor): Standing {
  const inside = (code: string, division: string) => {
    let known = division
    while (known.length <= 6 && known.length > 0 && known.endsWith('00')) known = known.slice(0, -2)
    return code.startsWith(known)
  }
  return {
    area: child.divisions.some((code) => code !== null && actor.divisions.some((one) => inside(code, one))),
    school: actor.school !== null && child.school === actor.school,
    caseload: actor.worker !== null && child.workers.includes(actor.worker),
  }
}
