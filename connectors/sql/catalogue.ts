import knex from 'knex'
import { setSession } from '../../src/kit/session'

export interface CatalogueColumn {
  readonly name: string
  /** As PostgreSQL writes it: 'character varying(20)'. */
  readonly type: string
  readonly comment: string | null
  /** What an enumeration or a check allows in it. */
  readonly codes: readonly string[]
}

export interface CatalogueTable {
  readonly schema: string
  readonly name: string
  readonly comment: string | null
  readonly columns: readonly CatalogueColumn[]
  readonly primaryKey: readonly string[]
  /** The columns of each index, in order. */
  readonly indexes: readonly (readonly string[])[]
  readonly references: readonly { readonly table: string; readonly columns: readonly string[]; readonly targets: readonly string[] }[] // prettier-ignore
}

const MILLIS = 15_000

/** The tables and views of a database that the role may read, as its catalogue describes them. Reads no row of any of them. */
export async function readCatalogue(url: string): Promise<CatalogueTable[]> {
  const database = knex({
    client: 'pg',
    connection: { connectionString: url, application_name: 'tonglian registry new' },
    pool: { min: 0, max: 1, afterCreate: setSession({ timeoutMs: MILLIS, readOnly: true }) },
    acquireConnectionTimeout: MILLIS,
  })
  try {
    const { rows } = await database.raw<{ rows: Row[] }>(TABLES)
    return rows.map(toTable)
  } finally {
    await database.destroy()
  }
}

interface Row extends Omit<CatalogueTable, 'columns'> {
  readonly columns: readonly (Omit<CatalogueColumn, 'codes'> & { labels: string[] | null; checks: string[] | null })[]
}

function toTable({ columns, ...table }: Row): CatalogueTable {
  return {
    ...table,
    columns: columns.map(({ labels, checks, ...column }) => ({
      ...column,
      codes: labels ?? (checks ?? []).flatMap(codesOf),
    })),
  }
}

/** `CHECK ((state = ANY (ARRAY['A'::bpchar, 'L'::bpchar])))`, or `CHECK ((state = 'A'::bpchar))`. */
function codesOf(check: string): string[] {
  if (!/ = ANY \(+ARRAY\[| = '/.test(check) || /<|>|!|~/.test(check)) return []
  return [...check.matchAll(/'((?:[^']|'')*)'/g)].map(([, code]) => code!.replaceAll("''", "'"))
}

const COLUMNS_OF = (numbers: string, relation: string) =>
  `(SELECT json_agg(a.attname ORDER BY n.place) FROM unnest(${numbers}) WITH ORDINALITY n (number, place) JOIN pg_attribute a ON a.attrelid = ${relation} AND a.attnum = n.number)`

const TABLES = `
  SELECT s.nspname AS schema, c.relname AS name, obj_description(c.oid, 'pg_class') AS comment,
    coalesce((SELECT json_agg(json_build_object('name', a.attname, 'type', CASE WHEN y.typtype = 'd' THEN format_type(y.typbasetype, y.typtypmod) ELSE format_type(a.atttypid, a.atttypmod) END, 'comment', col_description(c.oid, a.attnum),
      'labels', (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = a.atttypid),
      'checks', (SELECT json_agg(pg_get_constraintdef(k.oid)) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]))
      ORDER BY a.attnum) FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege(c.oid, a.attnum, 'SELECT')), '[]') AS columns,
    coalesce((SELECT ${COLUMNS_OF('k.conkey', 'c.oid')} FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p'), '[]') AS "primaryKey",
    coalesce((SELECT json_agg(${COLUMNS_OF('(i.indkey::int2[])[0:i.indnkeyatts - 1]', 'c.oid')}) FROM pg_index i WHERE i.indrelid = c.oid AND i.indisvalid AND i.indpred IS NULL AND NOT 0 = ANY (i.indkey)), '[]') AS indexes,
    coalesce((SELECT json_agg(json_build_object('table', f.relname, 'columns', ${COLUMNS_OF('k.conkey', 'c.oid')}, 'targets', ${COLUMNS_OF('k.confkey', 'f.oid')}))
      FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid WHERE k.conrelid = c.oid AND k.contype = 'f'), '[]') AS references
  FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND s.nspname !~ '^(pg_|information_schema$)' AND NOT c.relispartition
    AND has_any_column_privilege(c.oid, 'SELECT') AND has_schema_privilege(s.oid, 'USAGE')
  ORDER BY 1, 2`.replaceAll('?', '\\?')
