import type { ChangePage, IdentityFacts } from '../../connectors/contract/connector'
import type { RegistryName } from '../../connectors/contract/records'
import { certainKey } from '../linkage/certain'
import type { HubStore } from '../store/hub-store'
import { mintChildId } from './child-id'
import { PRECEDENCE } from './precedence'

const COLUMNS = [
  'record_id', 'founder', 'rule', 'id_key', 'gone', 'changed_at', 'id_number', 'roll_number', 'name', 'former_names', 'sex',
  'birth_date', 'ethnicity', 'registered_division', 'residence_division', 'school_division', 'school_code',
] as const // prettier-ignore

/**
 * Writes one page of a registry's feed into the links: each record to its child, then the survivors of every child it
 * touched. One transaction, so that a killed process repeats the page or has done it. The same page twice changes nothing.
 */
export class LinkWriter {
  constructor(
    private readonly store: HubStore,
    private readonly secret: string,
  ) {}

  /** False when another process had written this page already: the feed's cursor is no longer `from`. */
  async write(registry: RegistryName, page: ChangePage, from: string | null): Promise<boolean> {
    const { records, next, more } = page
    return this.store.transaction(async (tx) => {
      await tx.raw('INSERT INTO feed (registry) VALUES (?) ON CONFLICT DO NOTHING', [registry])
      const at = await tx.raw<{ rows: { cursor: string | null }[] }>(
        'SELECT cursor FROM feed WHERE registry = ? FOR UPDATE',
        [registry],
      )
      if (at.rows[0]?.cursor !== from) return false
      if (records.length > 0) {
        await tx.raw(STAGE)
        await tx.raw(FILL, [JSON.stringify(records.map((facts) => this.row(registry, facts)))])
        for (const statement of LINK) await tx.raw(statement, { registry })
        await tx.raw(SURVIVORS)
      }
      await tx.raw(
        'UPDATE feed SET cursor = ?, updated_at = now(), caught_up_at = CASE WHEN ? THEN now() ELSE caught_up_at END WHERE registry = ?',
        [next, !more, registry],
      )
      return true
    })
  }

  private row(registry: RegistryName, facts: IdentityFacts): Record<(typeof COLUMNS)[number], unknown> {
    const key = certainKey(facts)
    return {
      record_id: facts.id,
      founder: mintChildId(this.secret, key ? `id-number ${key.idNumber}` : `${registry} ${facts.id}`),
      rule: key?.rule ?? 'alone',
      id_key: key?.idNumber ?? null,
      gone: facts.gone,
      changed_at: facts.changedAt,
      id_number: facts.idNumber,
      roll_number: facts.rollNumber,
      name: facts.name,
      former_names: facts.formerNames.length > 0 ? JSON.stringify(facts.formerNames) : null,
      sex: facts.sex,
      birth_date: facts.birthDate,
      ethnicity: facts.ethnicity,
      registered_division: facts.registeredDivision,
      residence_division: facts.residenceDivision,
      school_division: facts.schoolDivision,
      school_code: facts.schoolCode,
    }
  }
}

const STAGE = `
  CREATE TEMP TABLE IF NOT EXISTS page (
    record_id text, founder uuid, rule text, id_key text, gone boolean, changed_at timestamptz, id_number text, roll_number text,
    name text, former_names text, sex text, birth_date date, ethnicity text, registered_division text, residence_division text,
    school_division text, school_code text, child_id uuid, was uuid
  ) ON COMMIT DELETE ROWS`

const FILL = `INSERT INTO page (${COLUMNS.join(', ')}) SELECT ${COLUMNS.join(', ')} FROM json_populate_recordset(NULL::page, ?::json)`

const LINK = [
  `UPDATE page p SET was = l.child_id, child_id = CASE WHEN l.id_key IS NOT DISTINCT FROM p.id_key THEN l.child_id END
   FROM link l WHERE l.registry = :registry AND l.record_id = p.record_id`,
  `INSERT INTO child_key (id_key, child_id) SELECT DISTINCT ON (id_key) id_key, founder FROM page
   WHERE id_key IS NOT NULL AND child_id IS NULL ORDER BY id_key ON CONFLICT DO NOTHING`,
  `UPDATE page p SET child_id = k.child_id FROM child_key k WHERE k.id_key = p.id_key AND p.child_id IS NULL`,
  `UPDATE page SET child_id = founder WHERE child_id IS NULL`,
  `INSERT INTO link (registry, record_id, child_id, state, rule, decided_by, id_key, gone, changed_at, id_number, roll_number, name,
     former_names, sex, birth_date, ethnicity, registered_division, residence_division, school_division, school_code)
   SELECT :registry, record_id, child_id, 'CERTAIN', rule, 'rule', id_key, gone, changed_at, id_number, roll_number, name,
     former_names, sex, birth_date, ethnicity, registered_division, residence_division, school_division, school_code FROM page
   ON CONFLICT (registry, record_id) DO UPDATE SET
     decided_at = CASE WHEN link.child_id = excluded.child_id THEN link.decided_at ELSE excluded.decided_at END,
     child_id = excluded.child_id, rule = excluded.rule, id_key = excluded.id_key, gone = excluded.gone,
     changed_at = excluded.changed_at, id_number = excluded.id_number, roll_number = excluded.roll_number, name = excluded.name,
     former_names = excluded.former_names, sex = excluded.sex, birth_date = excluded.birth_date, ethnicity = excluded.ethnicity,
     registered_division = excluded.registered_division, residence_division = excluded.residence_division,
     school_division = excluded.school_division, school_code = excluded.school_code`,
]

/** The best word for a column: by precedence, then the newest record, then the key, so that the order of loading never shows. */
function best(column: string, registries: readonly RegistryName[]): string {
  const order = registries.map((registry, i) => `WHEN '${registry}' THEN ${i}`).join(' ')
  const known = registries.map((registry) => `'${registry}'`).join(', ')
  return `(array_agg(l.${column} ORDER BY CASE l.registry ${order} END, l.gone, l.changed_at DESC, l.record_id)
    FILTER (WHERE l.${column} IS NOT NULL AND l.registry IN (${known})))[1]`
}

/** Of several records in one registry the one that stands, formal rolls (G, J) before temporary ones (L), newest first. */
function primary(registry: RegistryName): string {
  return `(array_agg(l.record_id ORDER BY l.gone, coalesce(l.roll_number LIKE 'L%', false), l.changed_at DESC, l.record_id)
    FILTER (WHERE l.registry = '${registry}'))[1]`
}

const SURVIVING = Object.keys(PRECEDENCE)
const CHILD_COLUMNS = [
  ...SURVIVING,
  'id_number',
  'education_record',
  'police_record',
  'health_record',
  'civil_affairs_record',
  'retired',
]
const ID_NUMBER_ORDER: readonly RegistryName[] = ['police', 'civil-affairs', 'education', 'health']

const SURVIVORS = `
  WITH touched AS (SELECT child_id FROM page UNION SELECT was FROM page WHERE was IS NOT NULL)
  INSERT INTO child (id, ${CHILD_COLUMNS.join(', ')})
  SELECT t.child_id, ${SURVIVING.map((column) => best(column, PRECEDENCE[column]!)).join(',\n    ')},
    coalesce(${best('id_key', ID_NUMBER_ORDER)}, ${best('id_number', ID_NUMBER_ORDER)}),
    ${primary('education')}, ${primary('police')}, ${primary('health')}, ${primary('civil-affairs')},
    bool_and(coalesce(l.gone, true))
  FROM touched t LEFT JOIN link l ON l.child_id = t.child_id AND l.state = 'CERTAIN'
  GROUP BY t.child_id
  ON CONFLICT (id) DO UPDATE SET ${CHILD_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}, updated_at = now(), changed_in = pg_current_xact_id()`
