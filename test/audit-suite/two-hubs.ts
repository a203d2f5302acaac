import type { RegistryName } from '../../connectors/contract/records'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import { ACCOUNTS } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { HeldClock } from '../support/held-clock'
import { startTestHub, type TestHub } from '../support/hub'
import { isFull, type Person } from './oracle'
import type { Material } from './random-operations'
import { isWithheld, Veil, type Difference } from './veil'
import { veilVerdicts } from './veiled-verdicts'

/** Two hubs over two sets of registries that differ in what is withheld from one person, and in nothing else. */
export interface TwoHubs {
  readonly plain: TestHub
  readonly other: TestHub
  readonly material: Material
  /** Of the plain hub. */
  readonly rows: readonly Row[]
  /** Makes the other set differ for this person; gives how many values of the hub's own rows are others. */
  differFor(person: Person): Promise<void>
  stop(): Promise<void>
}

export type Row = Record<string, string | null> & { id: string }

export async function startTwoHubs(options: { children: number; seed: number }): Promise<TwoHubs> {
  const undo: (() => unknown)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    let difference: Difference | null = null
    const clock = new HeldClock()
    const settings = {
      ...options,
      surely: 8,
      clock,
      overrides: { 'audit.key': 'noninterference '.repeat(4), 'webhooks.allow': '127.0.0.1' },
    }
    const plain = await startTestHub(settings)
    undo.push(() => plain.stop())
    const other: TestHub = await startTestHub({
      ...settings,
      registriesOf: plain,
      wrap: (connector) => new Veil(connector, () => other.app.schema, () => difference), // prettier-ignore
    })
    undo.push(() => other.stop())
    for (const hub of [plain, other]) for (const { name, as } of ACCOUNTS) if (!name.includes('-system')) await as(hub)
    for (const hub of [plain, other]) for (const { name } of ACCOUNTS.slice(0, 17)) await hub.token(name)
    clock.hold()
    const rows = (await asOwner(plain, 'hub', 'SELECT *, birth_date::text FROM child ORDER BY id')) as Row[]
    const secretLinks = await asOwner(plain, 'hub', 'SELECT * FROM link WHERE registry = ANY($1)', [SEALED.map(({ name }) => name)]) // prettier-ignore
    const levelled = async () => {
      for (const hub of [plain, other]) {
        await asOwner(hub, 'hub', `UPDATE link SET decided_at = '2026-01-01'`)
        await asOwner(hub, 'hub', `UPDATE index_state SET caught_up_at = '2026-01-01'`)
        await asOwner(hub, 'hub', `UPDATE feed SET caught_up_at = '2026-01-01'`)
      }
    }
    return {
      plain,
      other,
      material: materialOf(plain, rows),
      rows,
      async differFor(person) {
        const beyond = rows.filter((row) => !isFull('Child.id', person, standing(row, person)))
        difference = { person, beyondReach: recordsOf(beyond) }
        const secret = SEALED.filter(({ childField }) => isWithheld(`Child.${childField}`, person)).map(
          ({ name }) => name,
        )
        const changed = rows.map((row) => without(beyond.includes(row) ? strange(row) : veiled(row, person), secret))
        await asOwner(other, 'hub', UPDATE, [JSON.stringify(changed)])
        await relink(other, secretLinks, secret)
        await asOwner(other, 'hub', `UPDATE link SET changed_at = changed_at + interval '1 day'`)
        // From nothing: what could not be read would keep the value from before, which is the same in both.
        await asOwner(other, 'hub', `TRUNCATE child_index; UPDATE index_state SET answering = NULL, building = NULL`)
        await other.app.indexFollower.rebuild()
        await veilVerdicts(plain, other, person, new Set(beyond.map(({ id }) => id)))
        await levelled()
      },
      stop,
    }
  } catch (fault) {
    await stop()
    throw fault
  }
}

const UPDATE = `UPDATE child SET name = g.name, former_names = g.former_names, sex = g.sex, birth_date = g.birth_date,
    ethnicity = g.ethnicity, records = g.records, id_number = g.id_number, roll_number = g.roll_number, retired = g.retired, school_code = g.school_code,
    changed_in = pg_current_xact_id()
  FROM json_populate_recordset(NULL::child, $1::json) g WHERE g.id = child.id`

/** Of a registry in which being known is a secret, the other hub has no record and no link at all. */
const SEALED = (REGISTRIES as readonly RegistryDefinition[]).filter(({ sealed }) => sealed)

function without(row: Row, registries: readonly string[]): Row {
  const records = Object.entries(row['records'] as unknown as object).filter(([name]) => !registries.includes(name))
  return { ...row, records: Object.fromEntries(records) as unknown as string }
}

async function relink(hub: TestHub, links: readonly { registry: string }[], but: readonly string[]): Promise<void> {
  await asOwner(hub, 'hub', 'DELETE FROM link WHERE registry = ANY($1)', [SEALED.map(({ name }) => name)])
  const kept = JSON.stringify(links.filter(({ registry }) => !but.includes(registry)))
  await asOwner(hub, 'hub', 'INSERT INTO link SELECT * FROM json_populate_recordset(NULL::link, $1::json)', [kept])
}

/** Scope here is the county alone or a school or a list: what the row itself tells. */
export function standing(row: Row, { actor }: Person) {
  const codes = ['registered_division', 'residence_division', 'school_division'].map((column) => row[column] ?? '')
  const stems = actor.divisions.map((code) => (code === '000000' ? '' : code))
  return {
    area: codes.some((code) => code !== '' && stems.some((stem) => code.startsWith(stem))),
    school: actor.school !== null && row['school_code'] === actor.school,
    // Whose list a child is on the registry tells; nobody is taken for beyond reach who might be on it.
    caseload: actor.worker !== null,
  }
}

const ANOTHER_SCHOOL = '9999999999'

/** A child whose existence is withheld: another one, or none at all. */
function strange(row: Row): Row {
  const gone = row.id.charCodeAt(0) % 3 === 0
  return {
    ...row,
    name: '某某某',
    former_names: '["某某"]',
    sex: row['sex'] === 'MALE' ? 'FEMALE' : 'MALE',
    birth_date: '2011-11-11',
    ethnicity: '其他',
    id_number: null,
    roll_number: null,
    school_code: ANOTHER_SCHOOL,
    retired: gone as unknown as string,
  }
}

function veiled(row: Row, person: Person): Row {
  const hidden = (...fields: string[]) => fields.every((field) => isWithheld(`Child.${field}`, person))
  return {
    ...row,
    ...(hidden('name') ? { name: '某某某' } : {}),
    ...(hidden('formerNames') ? { former_names: row['former_names'] === null ? '["某某"]' : null } : {}),
    ...(hidden('sex') ? { sex: row['sex'] === 'MALE' ? 'FEMALE' : 'MALE' } : {}),
    ...(hidden('birthDate', 'age') ? { birth_date: '2011-11-11' } : {}),
    ...(hidden('ethnicity') ? { ethnicity: '其他' } : {}),
    ...(hidden('idNumber') ? { id_number: null } : {}),
    // Who reaches children by their school knows the code: nobody's scope moves with it.
    ...(isWithheld('EducationRecord.schoolCode', person) && row['school_code'] !== null ? { school_code: ANOTHER_SCHOOL } : {}), // prettier-ignore
  }
}

function recordsOf(rows: readonly Row[]): Record<RegistryName, ReadonlySet<string>> {
  const of = (name: string) => rows.flatMap(({ records }) => (records as unknown as Record<string, string>)[name] ?? [])
  return Object.fromEntries(REGISTRIES.map(({ name }) => [name, new Set(of(name))]))
}

export function materialOf({ app }: TestHub, rows: readonly Row[]): Material {
  const of = (column: string) => rows.flatMap((row) => row[column] ?? [])
  return {
    schema: app.schema,
    ids: [...rows.map(({ id }) => `child:${id}`), 'child:00000000-0000-4000-8000-000000000000'],
    idNumbers: of('id_number'),
    rollNumbers: of('roll_number'),
    names: of('name'),
    divisions: [...new Set(of('residence_division').flatMap((code) => [code.slice(0, 6), code]))],
  }
}
