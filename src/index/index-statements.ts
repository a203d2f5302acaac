import { INDEXED } from './columns'

const OWN: Readonly<Record<string, string>> = {
  registered_division: 'c.registered_division',
  residence_division: 'c.residence_division',
  school_division: 'c.school_division',
  school_code: 'c.school_code',
  civil_affairs_record: 'c.civil_affairs_record',
  name: 'c.name',
  former_names: 'ARRAY(SELECT json_array_elements_text(CAST(c.former_names AS json)))',
  sex: 'c.sex',
  birth_month: `coalesce(to_char(c.birth_date, 'YYYY-MM'), '')`,
}
const READING = ['pinyin', 'initials']
const DERIVED = Object.entries(INDEXED).flatMap(([registry, { asOf, columns }]) =>
  [...Object.values(columns), asOf].map((column) => ({ column, registry })),
)
const TYPES = [
  'id uuid',
  'unread text[]',
  ...READING.map((column) => `${column} text`),
  ...DERIVED.map(({ column }) => `${column} ${typeOf(column)}`),
]
const ALL = [...Object.keys(OWN), ...READING, ...DERIVED.map(({ column }) => column)]

/**
 * Puts rows (:json) into a generation (:generation). A child's own columns are read here and now, so that a child that moved
 * while the registries were asked is not put back. A column whose registry was not read keeps what the row of this
 * generation, or else of the one before, says.
 */
export const UPSERT = `
  INSERT INTO child_index (generation, id, ${ALL.join(', ')})
  SELECT :generation, c.id, ${Object.values(OWN).join(', ')}, ${READING.map((column) => `g.${column}`).join(', ')},
    ${DERIVED.map(({ column, registry }) => `CASE WHEN '${registry}' = ANY(g.unread) THEN o.${column} ELSE g.${column} END`).join(',\n    ')}
  FROM json_to_recordset(:json) AS g(${TYPES.join(', ')}) JOIN child c ON c.id = g.id AND NOT c.retired
  LEFT JOIN LATERAL (
    SELECT * FROM child_index i WHERE i.id = g.id AND i.generation <= :generation ORDER BY i.generation DESC LIMIT 1
  ) o ON cardinality(g.unread) > 0
  ON CONFLICT (generation, id) DO UPDATE SET ${ALL.map((column) => `${column} = excluded.${column}`).join(', ')}`

/** What the follower reads of a child. */
export const CHILDREN = `
  SELECT id, retired, name, education_record, police_record, health_record, civil_affairs_record, changed_in::text FROM child`

function typeOf(column: string): string {
  if (column.endsWith('_as_of')) return 'timestamptz'
  return column === 'receives_aid' ? 'boolean' : 'text'
}
