import { INDEX_COLUMNS, INDEX_FORM, INDEXED } from './columns'

const OWN: Readonly<Record<string, string>> = {
  registered_division: 'c.registered_division',
  residence_division: 'c.residence_division',
  school_division: 'c.school_division',
  school_code: 'c.school_code',
  caseload_record: 'c.caseload_record',
  sex: 'c.sex',
  born: `coalesce(c.birth_date, 'infinity')`,
  birth_month: `coalesce(to_char(c.birth_date, 'YYYY-MM'), '')`,
}
/** What a child is searched by, in the form that questions have too (src/normal). */
const NAMES: Readonly<Record<string, string>> = {
  name: 'text',
  former_names: 'text[]',
  pinyin: 'text',
  initials: 'text',
}
const DERIVED = [...INDEXED].flatMap(([registry, { asOf, columns }]) =>
  [...Object.values(columns), asOf].map((column) => ({ column, registry })),
)
const TYPES = [
  'id uuid',
  'unread text[]',
  ...Object.entries(NAMES).map(([column, type]) => `${column} ${type}`),
  ...INDEX_COLUMNS.map(({ name, type }) => `${name} ${type}`),
]
const ALL = [...Object.keys(OWN), ...Object.keys(NAMES), ...DERIVED.map(({ column }) => column)]

/** A column of a registry that was not read keeps its value. */
const derived = ({ column, registry }: { readonly column: string; readonly registry: string }) =>
  `CASE WHEN '${registry}' = ANY(g.unread) THEN o.${column} ELSE g.${column} END`

/** What rosters tell of a child, as it was and as it is: when one of these changes, `roster_changed` moves. */
const ROSTER: readonly (readonly [was: string, is: string])[] = [
  ['o.id', 'c.id'],
  ['o.name', 'g.name'],
  ...['school_code', 'sex', 'born'].map((column) => [`o.${column}`, OWN[column]!] as const),
  ...DERIVED.filter(({ column }) => ['roll_state', 'grade', 'class_name'].includes(column)).map(
    (one) => [`o.${one.column}`, derived(one)] as const,
  ),
]

/**
 * Writes rows (:json) into a generation (:generation). A child's own columns are read in this statement, so that a child that moved
 * while the registries were asked is not moved back. Columns of a registry that was not read keep the value of this generation, or of
 * the one before. Rows are written in the order of names (reading-position.ts).
 */
export const UPSERT = `
  INSERT INTO child_index (generation, id, form, roster_changed, ${ALL.join(', ')})
  SELECT :generation, c.id, ${INDEX_FORM}, CASE WHEN (${ROSTER.map(([was]) => was).join(', ')})
      IS NOT DISTINCT FROM (${ROSTER.map(([, is]) => is).join(', ')}) THEN o.roster_changed ELSE now() END, ${Object.values(OWN).join(', ')}, ${Object.keys(
        NAMES,
      )
        .map((column) => `g.${column}`)
        .join(', ')},
    ${DERIVED.map(derived).join(',\n    ')}
  FROM json_to_recordset(:json) AS g(${TYPES.join(', ')}) JOIN child c ON c.id = g.id AND NOT c.retired
  LEFT JOIN LATERAL (
    SELECT * FROM child_index i WHERE i.id = g.id AND i.generation <= :generation ORDER BY i.generation DESC LIMIT 1
  ) o ON true
  ORDER BY g.pinyin, g.id
  ON CONFLICT (generation, id) DO UPDATE SET form = excluded.form, roster_changed = excluded.roster_changed,
    ${ALL.map((column) => `${column} = excluded.${column}`).join(', ')}`

/** In the order in which a row comes; BY_NAMES adds the reading. */
const CELLS = ['id', 'retired', 'name', 'records', 'changed_in::text', 'former_names'] as const
/** Where a row's last change and its reading stand. */
export const CHANGED_IN = CELLS.indexOf('changed_in::text')
export const PINYIN = CELLS.length
const READ = CELLS.map((column) => `child.${column}`).join(', ')

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
