import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }

/** What one argument or input field is asked with. `undefined` is absent. */
export interface Trial {
  /** 'absent', 'null', 'member MALE', 'right 1', 'wrong type: number' … */
  readonly what: string
  readonly value: Json | undefined
  /**
   * right: nobody is blamed, or policy. refused: the caller is told, or policy keeps the field back. odd: it is a text or
   * number of the right type that may find nobody or be refused; the hub or a registry must not be blamed.
   */
  readonly expects: 'right' | 'refused' | 'odd'
  /** It makes the whole document, or its variables, invalid: it must not take others with it. */
  readonly alone: boolean
  /** Only one form can say it: an enumeration's member in quotes is wrong in a document and right in variables. */
  readonly only?: 'literal'
}

/** Texts that other systems fell over. The first must never be compiled (test/known-reports, marker strings of graphql-jit). */
const ODD_TEXTS: Readonly<Record<string, string>> = {
  'marker of a code generator': '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d(',
  empty: '',
  blank: ' \t\n',
  'very long': 'x'.repeat(10_000),
  'long in Chinese': '周'.repeat(3_000),
  NUL: '\u0000',
  'NUL inside': 'ab\u0000cd',
  'lone surrogate': 'a\ud800',
  'line separator': '\u2028',
  'byte order mark': '\ufeffa',
  'direction override': '\u202eabc',
  'beyond the first plane': '𠮷🧒',
  SQL: `' OR 1=1 --`,
  'SQL pattern': '%_\\',
  template: '${1}{{1}}$1$$',
  prototype: '__proto__',
  constructor: 'constructor',
  'full-width digits': '４３０４２１',
  'id of a grant': 'grant:00000000-0000-4000-8000-000000000000',
  'id of a filter': 'filter:00000000-0000-4000-8000-000000000000',
  'id of an unknown child': 'child:00000000-0000-8000-8000-000000000000',
}

const WRONG_DATES = ['', '2026', '2026-13', '2026-00', '2026-1', '2026-02-30', '0000-00-00', '２０２６-０１', ' 2026-01', '2026-01\u0000'] // prettier-ignore

const right = (what: string, value: Json | undefined): Trial => ({ what, value, expects: 'right', alone: false })
const odd = (what: string, value: Json): Trial => ({ what, value, expects: 'odd', alone: false })
const wrong = (what: string, value: Json | undefined): Trial => ({ what, value, expects: 'refused', alone: true })

/** All that a place of this type is asked with. `known` are right values of it. */
export function trialsOf(type: GraphQLInputType, known: readonly Json[], hasDefault: boolean): readonly Trial[] {
  const required = isNonNullType(type)
  const absent = required && !hasDefault ? wrong('absent', undefined) : right('absent', undefined)
  const none = required ? wrong('null', null) : right('null', null)
  return [absent, none, ...given(getNullableType(type), known)]
}

function given(type: GraphQLInputType, known: readonly Json[]): readonly Trial[] {
  if (isListType(type)) return listTrials(type.ofType, known)
  if (isEnumType(type)) {
    const members = type.getValues().map(({ name }) => name)
    return [
      ...members.map((name) => right(`member ${name}`, name)),
      { ...wrong('member in quotes', { quoted: members[0]! }), only: 'literal' },
      ...['NO_SUCH_MEMBER', members[0]!.toLowerCase(), ''].map((text) => wrong(`no member '${text}'`, text)),
      ...[0, true, [], {}].map((value) => wrong(`wrong type: ${JSON.stringify(value)}`, value)),
    ]
  }
  const known1 = known.map((value, i) => right(`right ${i}`, value))
  if (isInputObjectType(type))
    return [...known1, odd('empty object', {}), ...['x', 1, true].map((value) => wrong(`wrong type: ${value}`, value)), wrong('unknown field', { noSuchField: 1 })] // prettier-ignore
  switch (getNamedType(type).name) {
    case 'Boolean':
      return [right('true', true), right('false', false), ...['true', 1, 0, '', {}].map((value) => wrong(`wrong type: ${JSON.stringify(value)}`, value))] // prettier-ignore
    case 'Int':
      return [
        ...known1,
        ...[0, -1, 2_147_483_647, -2_147_483_648].map((value) => odd(`number ${value}`, value)),
        ...[2_147_483_648, -2_147_483_649, 1.5, 1e21, '1', true, {}].map((value) => wrong(`wrong number ${JSON.stringify(value)}`, value)), // prettier-ignore
      ]
    case 'Month':
    case 'Date':
    case 'DateTime':
      return [...known1, ...[...WRONG_DATES, 202_601, true, {}].map((value) => wrong(`wrong date ${JSON.stringify(value)}`, value))] // prettier-ignore
    case 'JSONObject':
      return [
        ...known1,
        odd('nested', { a: [1, null, { b: 'x' }] }),
        ...[1, true, 'x'].map((value) => wrong(`wrong type: ${value}`, value)),
      ]
    case 'ID':
      return [...known1, ...oddTexts(), odd('a number', 7), ...[1.5, true, {}].map((value) => wrong(`wrong type: ${JSON.stringify(value)}`, value))] // prettier-ignore
    case 'String':
      return [...known1, ...oddTexts(), ...[7, 1.5, true, {}].map((value) => wrong(`wrong type: ${JSON.stringify(value)}`, value))] // prettier-ignore
    default:
      throw new TypeError(`no values are known for ${String(type)}: name some in values.ts`)
  }
}

/** What no text may hold refuses the whole request. */
function oddTexts(): Trial[] {
  return Object.entries(ODD_TEXTS).map(([what, value]) => ({ ...odd(what, value), alone: /NUL|surrogate/.test(what) }))
}

/** A list as a list of none, one, two, and one that is no list (GraphQL makes it a list of one); then each value inside one. */
function listTrials(of: GraphQLInputType, known: readonly Json[]): readonly Trial[] {
  const inside = given(getNullableType(of), known)
  const one = inside.find(({ expects }) => expects === 'right')?.value ?? null
  return [
    odd('empty list', []),
    right('one item without a list', one),
    right('the same twice', [one, one]),
    isNonNullType(of) ? wrong('null inside', [null]) : odd('null inside', [null]),
    isNonNullType(of) ? wrong('null beside', [one, null]) : odd('null beside', [one, null]),
    wrong('list in a list', [[one]]),
    ...inside.map((trial) => ({ ...trial, what: `[${trial.what}]`, value: [trial.value ?? null] })),
  ]
}

/** A value as it is written in a document. */
export function literalOf(value: Json, type: GraphQLInputType): string {
  const bare = getNullableType(type)
  if (value === null) return 'null'
  if (isListType(bare)) {
    return Array.isArray(value)
      ? `[${(value as readonly Json[]).map((item) => literalOf(item, bare.ofType)).join(', ')}]`
      : literalOf(value, bare.ofType)
  }
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map((item) => literalOf(item, bare)).join(', ')}]`
  if (typeof value === 'object') {
    if ('quoted' in value) return JSON.stringify(value['quoted'])
    const fields = isInputObjectType(bare) ? bare.getFields() : {}
    const parts = Object.entries(value).flatMap(([name, inner]) =>
      inner === undefined ? [] : [`${name}: ${literalOf(inner, fields[name]?.type ?? bare)}`],
    )
    return `{${parts.join(', ')}}`
  }
  if (typeof value === 'string' && isEnumType(bare) && /^[_A-Za-z]\w*$/.test(value)) return value
  return JSON.stringify(value)
}
