import {
  executeSync,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  parse,
  responsePathAsArray,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql'
import { parse as parseYaml } from 'yaml'
import { applyMask } from '../../src/access/masks'
import type { View } from '../../src/access/view'
import { childrenOf } from '../support/roots'
import { AREA, CASELOAD, planOf, schema, SCHOOL, TABLE, who } from './small-world'

/** The table as a lawyer reads it, with no help from src/access. */
interface WrittenPermission {
  readonly level?: string
  readonly scope?: string
  readonly purposes?: readonly string[]
}
const written = parseYaml(TABLE) as {
  groups: Record<string, { permissions: Record<string, WrittenPermission | WrittenPermission[]> }>
  types: Record<string, Record<string, string>>
}

const ORDER = ['full', 'masked', 'granted', 'none']

function naiveLevel(field: string, audiences: readonly string[], purpose: string, scopes: readonly string[]): string {
  const [type = '', name = ''] = field.split('.')
  const permissions = written.groups[written.types[type]?.[name] ?? '']?.permissions ?? {}
  const levels = audiences
    .flatMap((audience) => permissions[audience] ?? [])
    .filter(({ scope = 'all' }) => scope === 'all' || scopes.includes(scope))
    .filter(({ purposes }) => !purposes || purposes.includes(purpose))
    .map(({ level = 'none' }) => level)
  return levels.sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))[0] ?? 'none'
}

/** Which field stands at which place, found by running the query with graphql-js itself. */
function placesOf(query: string, variables: Record<string, unknown>): Map<string, string> {
  const places = new Map<string, string>()
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (_root, _args, _context, info) => {
    const path = responsePathAsArray(info.path).filter((part) => typeof part === 'string')
    places.set(path.join('.'), `${info.parentType.name}.${info.fieldName}`)
    const named = getNamedType(info.returnType)
    const value = isObjectType(named) || isInterfaceType(named) ? {} : 1
    return isListType(getNullableType(info.returnType)) ? [value] : value
  }
  const { errors } = executeSync({
    schema,
    document: parse(query),
    variableValues: variables,
    fieldResolver,
    typeResolver: () => 'Child',
  })
  if (errors) throw new TypeError(errors.join('; '))
  return places
}

/** A seeded source of whole numbers below `n` (mulberry32). */
function seeded(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }
}

const DIRECTIVES = ['', '', '', '', ' @include(if: $yes)', ' @skip(if: $yes)', ' @include(if: $no)', ' @skip(if: $no)']

/** A random operation: aliases, inline and named fragments, conditions on interface and type, directives. */
function randomQuery(pick: (n: number) => number): string {
  const fragments: string[] = []
  let aliases = 0
  const set = (type: GraphQLObjectType, depth: number): string => {
    const fields = Object.values(type.getFields())
    const parts = Array.from({ length: 1 + pick(4) }, () => {
      const directive = DIRECTIVES[pick(DIRECTIVES.length)]!
      const kind = pick(6)
      if (kind === 0 && depth > 0) return `... on ${type.name}${directive} ${set(type, depth - 1)}`
      if (kind === 1 && depth > 0) return `...${directive} ${set(type, depth - 1)}`
      if (kind === 2 && depth > 0) {
        const name = `F${fragments.length}`
        const at = fragments.push('') - 1
        fragments[at] = `fragment ${name} on ${type.name} ${set(type, depth - 1)}`
        return `...${name}${directive}`
      }
      if (kind === 3 && type.name === 'Child') return `... on Node${directive} { id }`
      const field = fields[pick(fields.length)]!
      const below: GraphQLNamedType = getNamedType(field.type)
      const alias = pick(3) === 0 ? `a${(aliases += 1)}: ` : ''
      if (!isObjectType(below)) return `${alias}${field.name}${directive}`
      return `${alias}${field.name}${directive} ${depth > 0 ? set(below, depth - 1) : '{ __typename }'}`
    })
    return `{ ${parts.join(' ')}${pick(2) ? ' __typename' : ''} }`
  }
  const child = schema.getType('Child') as GraphQLObjectType
  const root = pick(2) ? `child(id: "1") ${set(child, 4)}` : `node(id: "1") { ... on Child ${set(child, 4)} }`
  return `query ($yes: Boolean!, $no: Boolean!) { ${root} t: __typename @include(if: $yes) @skip(if: $no) } ${fragments.join(' ')}`
}

const ACTORS = [
  { audiences: ['education'], actor: { department: 'education' } },
  { audiences: ['education'], actor: { department: 'education', purpose: 'dropout-control' } },
  { audiences: ['police'], actor: { department: 'police' } },
  { audiences: ['health'], actor: { department: 'health' } },
  { audiences: ['school'], actor: { department: 'education', roles: ['school'], school: 's' } },
  { audiences: ['school', 'education'], actor: { department: 'education', roles: ['school', 'officer'], school: 's' } },
  { audiences: ['village-director'], actor: { roles: ['village-director'], worker: 'w' } },
  { audiences: ['analyst'], actor: { roles: ['analyst'] } },
] as const

/** Fields with a value of their own in the hub or a registry. */
const FETCHED =
  /^(Child\.(name|birthDate|idNumber)|School\.(rollState|phone|diary|place)|Month\.\w+|Household\.address|Member\.\w+)$/

/** What a view really asks for, as fields of the schema. */
function fetchedFields(view: View): string[] {
  const fields = view.identity.map((column) => `Child.${column}`)
  for (const { registry, shape } of view.parts.values()) {
    const type = registry === 'education' ? 'School' : 'Household'
    fields.push(...(shape?.columns ?? []).map((column) => `${type}.${column}`))
    for (const [list, columns] of Object.entries(shape?.collections ?? {}))
      fields.push(...columns.map((column) => `${list === 'months' ? 'Month' : 'Member'}.${column}`))
  }
  return fields.sort()
}

const SCOPES = { area: AREA, school: SCHOOL, caseload: CASELOAD }

test.each([1, 2, 3, 4, 5])(
  'seed %i: 200 random operations are decided as the table reads and graphql-js runs',
  (seed) => {
    const pick = seeded(seed)
    const variables = { yes: true, no: false }
    for (let round = 0; round < 200; round += 1) {
      const query = randomQuery(pick)
      const { audiences, actor } = ACTORS[pick(ACTORS.length)]!
      const scopes = (Object.keys(SCOPES) as (keyof typeof SCOPES)[]).filter(() => pick(2) === 0)
      const bits = scopes.reduce((all, scope) => all | SCOPES[scope], 0)
      const view = [...childrenOf(planOf(query, who(actor as never), { variables })).values()][0]!.view(bits)
      const level = (field: string) =>
        naiveLevel(field, ['everyone', ...audiences], 'purpose' in actor ? actor.purpose : '', scopes)

      const expected = new Map<string, string>()
      const hidden: string[] = []
      for (const [path, field] of placesOf(query, variables)) {
        if (!path.includes('.') || field.startsWith('Place.') || hidden.some((above) => path.startsWith(`${above}.`)))
          continue
        expected.set(path, `${field} ${level(field)}`)
        if (!['full', 'masked'].includes(level(field))) hidden.push(path)
      }
      const decided = new Map(
        view.decisions.map(({ path, decision }) => [path.join('.'), `${decision.field} ${decision.level}`]),
      )
      expect({ query, decided: [...decided].sort() }).toEqual({ query, decided: [...expected].sort() })
      expect(view.decisions).toHaveLength(decided.size)

      const shown = [...expected.values()].filter((one) => / (full|masked)$/.test(one)).map((one) => one.split(' ')[0]!)
      expect({ query, fetched: fetchedFields(view) }).toEqual({
        query,
        fetched: [...new Set(shown.filter((field) => FETCHED.test(field)))].sort(),
      })
    }
  },
)

test('a masked value never equals the value, unless there was nothing to hide', () => {
  const pick = seeded(9)
  for (let round = 0; round < 500; round += 1) {
    const value = Array.from({ length: 8 + pick(11) }, () => String(pick(10))).join('')
    for (const mask of ['id-number', 'surname', 'division-county', 'year', 'phone', 'text'] as const)
      expect([mask, applyMask(mask, value)]).not.toEqual([mask, value])
  }
})
