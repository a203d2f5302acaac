import { HubError } from '../errors/hub-error'

export type Predicate = '=' | '!=' | '>' | '>=' | '<' | '<=' | '~'

/** One comparison: a dotted field, a predicate, and a value as it was written between the quotes. */
export interface Comparison {
  readonly field: string
  readonly predicate: Predicate
  readonly value: string
}

/** A filter: one of the alternatives must hold, of which all comparisons must. AND binds closer than OR. */
export type Alternatives = readonly (readonly Comparison[])[]

export const MOST_FILTER_CHARACTERS = 1_000
const MOST_COMPARISONS = 20

const BLANK = /[ \t]*/y
const FIELD = /[A-Za-z][A-Za-z0-9.]{0,60}/y
const PREDICATE = /!=|>=|<=|[=><~]/y
const JOIN = /[ \t]+(AND|OR)[ \t]+/y

/**
 * Reads a filter of OneRoster 1.2 (REST binding, "Filtering"): `field predicate 'value'`, joined by AND and OR, without parentheses; a
 * quote within a value is written twice. From left to right, each character once. Throws HubError ROSTER_FILTER, which tells the place
 * and never the value.
 */
export function parseFilter(text: string): Alternatives {
  if (text.length > MOST_FILTER_CHARACTERS)
    throw refusal(`expected at most ${MOST_FILTER_CHARACTERS} characters, got ${text.length}`)
  const alternatives: Comparison[][] = [[]]
  let at = 0
  let count = 0
  const take = (form: RegExp, expected: string): RegExpExecArray => {
    form.lastIndex = at
    const found = form.exec(text)
    if (!found) throw refusal(`expected ${expected} at character ${at + 1}`)
    at = form.lastIndex
    return found
  }
  for (;;) {
    take(BLANK, '')
    const field = take(FIELD, 'a field')[0]
    take(BLANK, '')
    const predicate = take(PREDICATE, 'one of = != > >= < <= ~')[0] as Predicate
    take(BLANK, '')
    const [value, next] = quoted(text, at)
    at = next
    alternatives.at(-1)!.push({ field, predicate, value })
    count += 1
    if (count > MOST_COMPARISONS) throw refusal(`expected at most ${MOST_COMPARISONS} comparisons`)
    if (text.slice(at).trim() === '') return alternatives
    if (take(JOIN, 'AND or OR')[1] === 'OR') alternatives.push([])
  }
}

function quoted(text: string, at: number): [value: string, next: number] {
  if (text[at] !== "'") throw refusal(`expected a value in single quotes at character ${at + 1}`)
  let value = ''
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] !== "'") value += text[i]
    else if (text[i + 1] === "'") {
      value += "'"
      i += 1
    } else return [value, i + 1]
  }
  throw refusal(`expected the quote at character ${at + 1} to be closed`)
}

function refusal(detail: string): HubError {
  return new HubError('ROSTER_FILTER', detail, { parameter: 'filter' })
}
