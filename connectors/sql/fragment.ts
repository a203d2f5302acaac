/** One token of a fragment, as PostgreSQL's scanner parts it (standard_conforming_strings on, which the session sets). */
export interface Token {
  readonly kind: 'text' | 'name' | 'word' | 'number' | 'parameter' | 'sign' | 'stray'
  /** As it is written; of a stray one, what is wrong with it. */
  readonly written: string
}

type Kind = Exclude<Token['kind'], 'stray'>

// Every character beyond ASCII belongs to a word: blanks of other scripts too.
const FORMS: readonly (readonly [Kind | null, RegExp])[] = [
  [null, /[ \t\n\r\f\v]+/y],
  ['text', /'(?:[^']|'')*'/y],
  ['name', /"(?:[^"]|"")+"/y],
  ['parameter', /\$\d+|(?<!:):today(?![\w$\u0080-\uffff])/y],
  ['word', /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ['number', /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+/y],
  ['sign', /::/y],
]
/** E'\'', U&"…": what they hold is another text than what is written. Nothing that reads a registry needs one. */
const PREFIXED = /(?:[eEbBxXnN]|[uU]&)(?=')|[uU]&(?=")/y
const STRAY = /--|\/\*|[;\\$]/y

/** The tokens of a fragment. What no fragment may hold (an end, a remark, what is not closed) is a stray one. */
export function tokensOf(fragment: string): Token[] {
  const tokens: Token[] = []
  let place = 0
  const take = (form: RegExp): string | null => {
    form.lastIndex = place
    const found = form.exec(fragment)
    if (!found) return null
    place += found[0].length
    return found[0]
  }
  const next = (): Token | null => {
    const prefix = take(PREFIXED)
    if (prefix !== null) return { kind: 'stray', written: `${prefix}${fragment[place]!}` }
    for (const [kind, form] of FORMS) {
      const written = take(form)
      if (written === null) continue
      if (kind === 'text' && written.includes(':today')) return { kind: 'stray', written: ':today within a text' }
      return kind === null ? null : { kind, written }
    }
    const stray = take(STRAY)
    if (stray !== null) return { kind: 'stray', written: stray }
    const sign = fragment[place]!
    if (sign === "'" || sign === '"') {
      place = fragment.length
      return { kind: 'stray', written: sign === "'" ? 'a text without its end' : 'a name without its end' }
    }
    place += 1
    return sign < ' ' || sign === '\u007f'
      ? { kind: 'stray', written: 'a control character' }
      : { kind: 'sign', written: sign }
  }
  while (place < fragment.length) {
    const token = next()
    if (token) tokens.push(token)
  }
  return tokens
}
