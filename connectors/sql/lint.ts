/** They fail on no value that a registry can hold. */
const SAFE_FUNCTIONS = [
  ...['coalesce', 'exists', 'json_agg', 'json_build_array', 'max', 'min', 'replace'],
  ...['nullif', 'lower', 'upper', 'trim', 'btrim', 'concat', 'string_agg'],
]
const WORDS = ['and', 'any', 'by', 'from', 'in', 'not', 'on', 'or', 'select', 'then', 'when', 'where']
/** To text anything can be cast, and a char(n) cuts. */
const SAFE_CASTS = /::(text|char\(\d+\))/g
/** Parameters are checked before they are sent: a day is a day. */
const PARAMETERS = /(\$\d|:today)(::date)?/g
const TEXTS = /'(?:[^']|'')*'/g

/** What in a fragment of SQL may fail on what a registry wrote. One bad cell would fail the statement for every child in it. */
export function raisingParts(fragment: string): string[] {
  const bare = fragment.replace(TEXTS, "''").replace(PARAMETERS, 'parameter').replace(SAFE_CASTS, '')
  return [
    ...(bare.match(/::\s*\w+/g) ?? []),
    ...(bare.match(/\bcast\s*\(/gi) ?? []),
    ...[...bare.matchAll(/\b(\w+)\s*\(/g)]
      .map(([, name]) => name!.toLowerCase())
      .filter((name) => name !== 'cast' && !SAFE_FUNCTIONS.includes(name) && !WORDS.includes(name)),
    ...(bare.match(/[-+*/%^]|\binterval\b/gi) ?? []),
  ]
}

/** What keeps a fragment from being one within the hub's own statement: an end, a remark, what is opened and not closed. */
export function strayParts(fragment: string): string[] {
  const bare = fragment.replace(TEXTS, "''")
  const stray = bare.match(/;|--|\/\*|\\|\$(?!\d)/g) ?? []
  let open = 0
  for (const sign of bare.replace(/[^()]/g, '')) {
    open += sign === '(' ? 1 : -1
    if (open < 0) break
  }
  return [
    ...stray,
    ...(open === 0 ? [] : ['a bracket without its other half']),
    ...(bare.replaceAll("''", '').includes("'") ? ['a text without its end'] : []),
  ]
}
