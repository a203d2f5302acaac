import { INDEX_FACTS, INDEX_FORM, INDEXED } from './columns'

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
 * generation, or else of the one before, says. Laid down in the order of names (reading-position.ts).
 */
export const UPSERT = `
  INSERT INTO child_index (generation, id, form, ${ALL.join(', ')})
  SELECT :generation, c.id, ${INDEX_FORM}, ${Object.values(OWN).join(', ')}, ${READING.map((column) => `g.${column}`).join(', ')},
    ${DERIVED.map(({ column, registry }) => `CASE WHEN '${registry}' = ANY(g.unread) THEN o.${column} ELSE g.${column} END`).join(',\n    ')}
  FROM json_to_recordset(:json) AS g(${TYPES.join(', ')}) JOIN child c ON c.id = g.id AND NOT c.retired
  LEFT JOIN LATERAL (
    SELECT * FROM child_index i WHERE i.id = g.id AND i.generation <= :generation ORDER BY i.generation DESC LIMIT 1
  ) o ON cardinality(g.unread) > 0
  ORDER BY g.pinyin, g.id
  ON CONFLICT (generation, id) DO UPDATE SET form = excluded.form, ${ALL.map((column) => `${column} = excluded.${column}`).join(', ')}`

const READ = [
  ...['id', 'retired', 'name', 'education_record', 'police_record', 'health_record', 'civil_affairs_record'],
  'changed_in::text',
]
  .map((column) => `child.${column}`)
  .join(', ')

/** What the follower reads of a child. */
export const CHILDREN = `SELECT ${READ} FROM child`

/** After a position ($1, $2), below a transaction ($3): only what no running transaction can still add to. */
export const BY_CHANGES = {
  text: `${CHILDREN} WHERE (child.changed_in, child.id) > ($1::xid8, $2::uuid) AND child.changed_in < $3::xid8`,
  order: 'ORDER BY child.changed_in, child.id', // of the table: the selected changed_in is a text
}

/** What a rebuild has not read by names, or too early: changed since ($4), or not in its generation ($5). */
export const UNWRITTEN = `(child.changed_in >= $4::xid8 OR NOT EXISTS (SELECT FROM child_index i WHERE i.generation = $5 AND i.id = child.id))`

/** After a name's reading and an id ($1, $2), with the reading. */
export const BY_NAMES = `
  SELECT ${READ}, i.pinyin FROM child_index i JOIN child ON child.id = i.id
  WHERE i.generation = (SELECT answering FROM index_state) AND (i.pinyin, i.id) > ($1, $2::uuid) ORDER BY i.pinyin, i.id`

function typeOf(column: string): string {
  if (column.endsWith('_as_of')) return 'timestamptz'
  const kind = INDEX_FACTS.find((fact) => fact.column === column)?.kind
  return kind === 'boolean' ? 'boolean' : kind === 'enums' ? 'text[]' : 'text'
}
