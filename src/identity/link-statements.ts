import type { RegistryName } from '../../connectors/contract/records'
import { caseloadRegistry, SURVIVING_FACTS, type RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import { PRECEDENCE } from './precedence'

const FACTS = [
  'gone', 'closed', 'changed_at', 'id_number', 'roll_number', 'name', 'former_names', 'sex', 'birth_date', 'ethnicity',
  'registered_division', 'residence_division', 'school_division', 'school_code',
] as const // prettier-ignore
const JUDGED = ['rule', 'id_key', 'doubt_key', 'hash', ...FACTS]
const GIVEN = ['record_id', 'founder', ...JUDGED]

/** Where a page of records is laid down, beside the children it touches. */
export const STAGE = `
  CREATE TEMP TABLE IF NOT EXISTS page (
    record_id text, founder uuid, rule text, id_key text, doubt_key text, hash text, gone boolean, closed boolean,
    changed_at timestamptz, id_number text, roll_number text, name text, former_names text, sex text, birth_date date,
    ethnicity text, registered_division text, residence_division text, school_division text, school_code text,
    child_id uuid, was uuid, before_name text, before_birth date, before_key text
  ) ON COMMIT DELETE ROWS`

export const FILL = `INSERT INTO page (${GIVEN.join(', ')}) SELECT ${GIVEN.join(', ')} FROM json_populate_recordset(NULL::page, ?::json)`

const TOUCHED = 'SELECT child_id FROM page UNION SELECT was FROM page WHERE was IS NOT NULL'

/** Whom the touched children were taken for before, so that those who were like them are told anew as well. */
const BEFORE = `
  INSERT INTO page (before_name, before_birth, before_key)
  SELECT name, birth_date, NULL FROM child WHERE id IN (${TOUCHED}) AND name IS NOT NULL AND birth_date IS NOT NULL
  UNION ALL SELECT NULL, NULL, doubt_key FROM link WHERE child_id IN (${TOUCHED}) AND doubt_key IS NOT NULL`

/** Each record to its child, by the certain rule. */
export const LINK = [
  `UPDATE page p SET was = l.child_id, child_id = CASE WHEN l.id_key IS NOT DISTINCT FROM p.id_key THEN l.child_id END
   FROM link l WHERE l.registry = :registry AND l.record_id = p.record_id`,
  `INSERT INTO child_key (id_key, child_id) SELECT DISTINCT ON (id_key) id_key, founder FROM page
   WHERE id_key IS NOT NULL AND child_id IS NULL ORDER BY id_key ON CONFLICT DO NOTHING`,
  `UPDATE page p SET child_id = k.child_id FROM child_key k WHERE k.id_key = p.id_key AND p.child_id IS NULL`,
  `UPDATE page SET child_id = founder WHERE child_id IS NULL`,
  BEFORE,
  `INSERT INTO link (registry, record_id, child_id, state, decided_by, ${JUDGED.join(', ')})
   SELECT :registry, record_id, child_id, 'CERTAIN', 'rule', ${JUDGED.join(', ')} FROM page WHERE record_id IS NOT NULL
   ON CONFLICT (registry, record_id) DO UPDATE SET
     decided_at = CASE WHEN link.child_id = excluded.child_id THEN link.decided_at ELSE excluded.decided_at END,
     child_id = excluded.child_id, ${JUDGED.map((column) => `${column} = excluded.${column}`).join(', ')}`,
]

/** Records that the registry no longer holds: they give nothing any more, and nothing of them is kept but the link. */
export const STRIKE = [
  `INSERT INTO page (record_id, child_id) SELECT record_id, child_id FROM link
   WHERE registry = :registry AND NOT gone AND record_id IN (SELECT json_array_elements_text(CAST(:ids AS json)))`,
  BEFORE,
  `UPDATE link SET doubt_key = NULL, gone = true, hash = NULL, ${FACTS.filter(
    (one) => one !== 'gone' && one !== 'closed' && one !== 'changed_at',
  )
    .map((column) => `${column} = NULL`)
    .join(', ')}
   FROM page WHERE link.registry = :registry AND link.record_id = page.record_id`,
]

/**
 * The one rule for the primary record of a child in a registry: open before closed, a formal roll (G, J) before a temporary one (L), then
 * the newest, then the key, so that the order of loading does not matter. Profile, scope, look-up, survivors and index use it.
 */
export const STANDING_ORDER = `l.closed, coalesce(l.roll_number LIKE 'L%', false), l.changed_at DESC, l.record_id`

/** The best word for a column: that of the first registry in order whose standing record has one. */
function best(column: string, registries: readonly RegistryName[]): string {
  return `coalesce(${registries.map((registry) => `max(l.${column}) FILTER (WHERE l.registry = '${registry}')`).join(', ')})`
}

const SURVIVING = SURVIVING_FACTS.filter((fact) => fact !== 'id_number')
const CHILD_COLUMNS = [...SURVIVING, 'id_number', 'records', 'caseload_record', 'retired']

/** What is told of every child that the page touched. A child without a record that stands is retired. */
export const SURVIVORS = `
  WITH touched AS (${TOUCHED}),
  standing AS (
    SELECT DISTINCT ON (l.child_id, l.registry) l.* FROM touched t JOIN link l ON l.child_id = t.child_id
    WHERE l.state = 'CERTAIN' AND NOT l.gone
    ORDER BY l.child_id, l.registry, ${STANDING_ORDER}
  )
  INSERT INTO child (id, ${CHILD_COLUMNS.join(', ')})
  SELECT t.child_id, ${SURVIVING.map((column) => best(column, PRECEDENCE[column])).join(',\n    ')},
    coalesce(${best('id_key', PRECEDENCE.id_number)}, ${best('id_number', PRECEDENCE.id_number)}),
    coalesce(jsonb_object_agg(l.registry, l.record_id) FILTER (WHERE l.registry IS NOT NULL), '{}'),
    max(l.record_id) FILTER (WHERE l.registry = '${caseloadRegistry(REGISTRIES) ?? ''}'),
    count(l.record_id) = 0
  FROM touched t LEFT JOIN standing l ON l.child_id = t.child_id
  WHERE t.child_id IS NOT NULL
  GROUP BY t.child_id
  ON CONFLICT (id) DO UPDATE SET ${CHILD_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}, updated_at = now(), changed_in = pg_current_xact_id()`

const SEALED = (REGISTRIES as readonly RegistryDefinition[])
  .filter(({ sealed }) => sealed)
  .map(({ name }) => `'${name}'`)
const SEALED_NAMES = `ARRAY[${SEALED.join(', ')}]::text[]`

/** Divisions of one county. */
const COUNTIES = (child: string) =>
  `ARRAY[left(${child}.registered_division, 6), left(${child}.residence_division, 6), left(${child}.school_division, 6)]`

/**
 * Children that may be one person with two entries: the same name, birth date and sex and a common county, or one has a number that it
 * contradicts and that belongs to the other. Nothing is linked by this: it is only reported, and lists count entries.
 * A record of a sealed registry makes nobody a duplicate: the mark would tell that the registry knows the child.
 */
export const POSSIBLE_DUPLICATES = `
  WITH person AS (
    SELECT before_name AS name, before_birth AS birth_date FROM page WHERE before_name IS NOT NULL
    UNION SELECT name, birth_date FROM child WHERE id IN (${TOUCHED})
  ),
  number AS (
    SELECT doubt_key AS id_key FROM link WHERE doubt_key IS NOT NULL AND child_id IN (${TOUCHED})
    UNION SELECT before_key FROM page WHERE before_key IS NOT NULL
    UNION SELECT id_key FROM link WHERE id_key IS NOT NULL AND child_id IN (${TOUCHED})
  ),
  asked AS (
    SELECT c.id FROM person p JOIN child c ON c.name = p.name AND c.birth_date = p.birth_date AND NOT c.retired
    UNION SELECT id FROM child WHERE id IN (${TOUCHED})
    UNION SELECT k.child_id FROM number n JOIN child_key k ON k.id_key = n.id_key
    UNION SELECT l.child_id FROM number n JOIN link l ON l.doubt_key = n.id_key
  ),
  told AS (
    SELECT c.id, NOT c.retired AND (
      EXISTS (SELECT FROM child o WHERE o.name = c.name AND o.birth_date = c.birth_date AND NOT o.retired AND o.id <> c.id
        AND o.sex IS NOT DISTINCT FROM c.sex AND array_remove(${COUNTIES('o')}, NULL) && array_remove(${COUNTIES('c')}, NULL))
      OR EXISTS (SELECT FROM link l JOIN child_key k ON k.id_key = l.doubt_key JOIN child o ON o.id = k.child_id AND o.records - ${SEALED_NAMES} <> '{}'
        WHERE l.child_id = c.id AND NOT l.gone AND l.registry <> ALL (${SEALED_NAMES}) AND o.id <> c.id)
      OR EXISTS (SELECT FROM child_key k JOIN link l ON l.doubt_key = k.id_key AND NOT l.gone AND l.registry <> ALL (${SEALED_NAMES})
        WHERE k.id_key = c.id_number AND k.child_id = c.id AND l.child_id <> c.id)
    ) AS mark
    FROM child c WHERE c.id IN (SELECT id FROM asked)
  )
  UPDATE child SET possible_duplicate = told.mark, changed_in = pg_current_xact_id()
  FROM told WHERE told.id = child.id AND child.possible_duplicate <> told.mark`
