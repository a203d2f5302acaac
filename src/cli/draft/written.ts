/** Words of SQL that a table or an alias may not be without quotes. */
const RESERVED = new Set(
  'all and any array as asc between both case cast check collate column constraint create cross current_date current_user default desc distinct do else end except false fetch for foreign from full grant group having in inner into is join leading left like limit natural not null offset on only or order outer primary references right select session_user some table then to trailing true union unique user using when where window with'.split(
    ' ',
  ),
)

/** A name as SQL takes it. */
export function identifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`
}

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
  return `{ ${table.map(([code, word]) => `'${code.replaceAll("'", "''")}': ${word ?? ''}`.trimEnd()).join(', ')} }`
}
