import { type Token, tokensOf } from './fragment'

/** They fail on no value that a registry can hold. */
const SAFE_FUNCTIONS = [
  ...['coalesce', 'exists', 'json_agg', 'json_build_array', 'max', 'min', 'replace'],
  ...['nullif', 'lower', 'upper', 'trim', 'btrim', 'concat', 'string_agg'],
]
/** Words of SQL that a bracket may follow: no functions. */
const WORDS = [
  ...['all', 'and', 'any', 'array', 'between', 'by', 'case', 'distinct', 'else', 'except', 'filter', 'from', 'having', 'in'],
  ...['intersect', 'join', 'lateral', 'limit', 'not', 'offset', 'on', 'or', 'select', 'some', 'then', 'union', 'using'],
  ...['values', 'when', 'where'],
] // prettier-ignore
/** A pattern or a zone that a registry wrote may be none. */
const NEEDS_A_TEXT = ['like', 'ilike', 'zone', '~']

/** What in a fragment of SQL may fail on what a registry wrote. One bad cell would fail the statement for every child in it. */
export function raisingParts(fragment: string): string[] {
  const tokens = tokensOf(fragment)
  const safe = new Set<Token>()
  const casts = tokens.flatMap((token, i) => (token.written === '::' ? castAt(tokens, i, safe) : []))
  const calls = tokens.flatMap((token, i) => (safe.has(token) ? [] : callAt(tokens, i)))
  const words = tokens.flatMap((token, i) => wordAt(tokens, i, token))
  return [...casts, ...calls, ...words]
}

/** What keeps a fragment from being one within the hub's own statement: an end, a remark, what is opened and not closed. */
export function strayParts(fragment: string): string[] {
  const tokens = tokensOf(fragment)
  const stray = tokens.flatMap(({ kind, written }) => (kind === 'stray' ? [written] : []))
  return depths(tokens) === null ? [...stray, 'a bracket without its other half'] : stray
}

/** A comma that parts two expressions where one is expected: the cells behind it would be read as those of other columns. */
export function hasComma(fragment: string): boolean {
  const tokens = tokensOf(fragment)
  const deep = depths(tokens)
  return deep !== null && tokens.some(({ kind, written }, i) => kind === 'sign' && written === ',' && deep[i] === 0)
}

/** The numbers of the parameters, each once; 0 is a `$0`, which there is none of. */
export function parametersOf(fragment: string): number[] {
  const numbers = tokensOf(fragment).flatMap(({ kind, written }) =>
    kind === 'parameter' && written.startsWith('$') ? [Number(written.slice(1))] : [],
  )
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/** Whether a word, or a name of that form, is in it: a table's alias. */
export function names(fragment: string, word: string): boolean {
  return tokensOf(fragment).some(({ kind, written }) => (kind === 'word' ? written.toLowerCase() === word : kind === 'name' && written === `"${word}"`)) // prettier-ignore
}

/** To text anything can be cast, and a char(n) cuts. A parameter was checked before it is sent: a day is a day. */
function castAt(tokens: readonly Token[], at: number, safe: Set<Token>): string[] {
  const [before, type, then] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]]
  const word = type?.kind === 'word' ? type.written.toLowerCase() : null
  let after = at + 2
  let isSafe = word === 'text' || (word === 'date' && before?.kind === 'parameter')
  if (
    word === 'char' &&
    then?.written === '(' &&
    tokens[at + 3]?.kind === 'number' &&
    tokens[at + 4]?.written === ')'
  ) {
    isSafe = true
    after = at + 5
  }
  if (isSafe && type && tokens[after]?.written !== '[') {
    safe.add(type)
    return []
  }
  if (type) safe.add(type) // told once
  return [`::${type?.written ?? ''}`]
}

/** A function by any name but a safe one: in quotes, of another schema, in any script. */
function callAt(tokens: readonly Token[], at: number): string[] {
  const { kind, written } = tokens[at]!
  if ((kind !== 'word' && kind !== 'name') || tokens[at + 1]?.written !== '(') return []
  const isQualified = tokens[at - 1]?.written === '.'
  const name = kind === 'word' ? written.toLowerCase() : written.slice(1, -1)
  if (isQualified) return [`${tokens[at - 2]?.written ?? ''}.${name}`]
  if (kind === 'word' && name === 'cast') return [`${written}(`]
  if (SAFE_FUNCTIONS.includes(name) || (kind === 'word' && WORDS.includes(name))) return []
  return [name]
}

function wordAt(tokens: readonly Token[], at: number, { kind, written }: Token): string[] {
  if (kind === 'sign' && /^[-+*/%^]$/.test(written)) return [written]
  const word = written.toLowerCase()
  const isBare = kind === 'sign' || (kind === 'word' && tokens[at - 1]?.written !== '.')
  if (!isBare) return []
  if (word === 'interval' || word === 'similar') return [word]
  return NEEDS_A_TEXT.includes(word) && tokens[at + 1]?.kind !== 'text' ? [word] : []
}

const HALVES: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

/** How many brackets are open at each token; null when one has no other half. */
function depths(tokens: readonly Token[]): number[] | null {
  const open: string[] = []
  const deep: number[] = []
  for (const { kind, written } of tokens) {
    const half = kind === 'sign' ? HALVES[written] : undefined
    if (half) open.push(half)
    else if (kind === 'sign' && (written === ')' || written === ']') && open.pop() !== written) return null
    deep.push(open.length)
  }
  return open.length === 0 ? deep : null
}
