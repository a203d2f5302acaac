const ORDER = [
  'told',
  'value',
  'absent',
  'other',
  'left',
  'renamed',
  'identity',
  'state',
  'same',
  'concluded',
  'not read',
  'gone',
  'another shown',
  'of age',
  'of no place',
  'no minor there',
  'put aside',
]

/** What became of each kind of cell, as a table. */
export function fateTable(
  fates: readonly { readonly kind: string; readonly became: string }[],
  cells: number,
  persons: number,
  whole: number,
): string {
  const columns = ORDER.filter((name) => fates.some(({ became }) => became === name))
  const kinds = [...new Set(fates.map(({ kind }) => kind))].sort()
  const count = (kind: string | null, became: string | null) =>
    fates.filter((each) => (kind === null || each.kind === kind) && (became === null || each.became === became)).length
  const line = (name: string, kind: string | null) =>
    [
      name.padEnd(30),
      String(count(kind, null)).padStart(6),
      ...columns.map((became) => String(count(kind, became) || '').padStart(became.length + 2)),
    ].join('')
  return [
    `dirty cells: ${cells}; dirty persons: ${persons}; records as they must be: ${whole}`,
    ['kind'.padEnd(30), ' cells', ...columns.map((name) => `  ${name}`)].join(''),
    ...kinds.map((kind) => line(kind, kind)),
    line('all', null),
  ].join('\n')
}
