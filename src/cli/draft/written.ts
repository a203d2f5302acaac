/** Words of SQL that a table or an alias may not be without quotes. */
const RESERVED = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate collation column ' +
    'concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp ' +
    'current_user default deferrable desc distinct do else end except exists false fetch for foreign freeze from full grant group having ' +
    'ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull ' +
    'null offset on only or order outer overlaps placing primary references returning right row select session_user similar some ' +
    'symmetric system_user table tablesample then to trailing true union unique user using values variadic verbose when where window with'
  ).split(' '),
)

/** A name as SQL takes it. */
export function identifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`
}

/** A text as YAML reads it back, in a flow of keys and values too: in quotes where a sign of YAML is in it. */
export function scalar(text: string): string {
  const isPlain = /^[A-Za-z_\p{sc=Han}][\w.$"= ()\p{sc=Han}]*$/u.test(text) && !/ $|^(null|true|false)$/i.test(text)
  if (isPlain) return text
  return SPECIAL.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`
}

/** A name within a remark, which ends with its line. */
export function shown(name: string): string {
  return SPECIAL.test(name) ? JSON.stringify(name) : name
}

const SPECIAL = /[\p{Cc}\u2028\u2029]/u

/** An alias that is not t, and no word of SQL. */
export function aliasOf(table: string): string {
  const letters = table.toLowerCase().replace(/[^a-z]/g, '')
  return letters === '' || letters.startsWith('t') ? `x_${letters.slice(0, 6)}` : `${letters.slice(0, 1)}1`
}

/** A type of the catalogue in the mapping's word. */
export function typeWord(type: string): string {
  if (type.startsWith('timestamp')) return type.endsWith('without time zone') ? 'timestamp' : 'timestamptz'
  return ['integer', 'bigint', 'uuid'].find((one) => one === type) ?? (type === 'smallint' ? 'integer' : 'text')
}

/** A table of codes on one line of YAML. A code whose meaning is not known stands without one, which the check names. */
export function codeTable(table: readonly (readonly [code: string, word: string | boolean | null])[]): string {
  if (table.length === 0) return '{}'
  return `{ ${table.map(([code, word]) => `${quoted(code)}: ${word ?? ''}`.trimEnd()).join(', ')} }`
}

/** A code is in quotes always: it is a text. */
function quoted(code: string): string {
  return SPECIAL.test(code) ? JSON.stringify(code) : `'${code.replaceAll("'", "''")}'`
}
