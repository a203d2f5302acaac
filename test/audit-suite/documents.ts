import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { everyField } from '../hub/support/profile-query'

/** Fields that only other fields' answers make: judged by presence, in a position of their own. */
const WITHOUT = new Set(['Child.sources'])
/** Below the hub's own limit of aliases (60), two for a field. */
const ALIASED_AT_ONCE = 26

export interface OutputPosition {
  readonly name: string
  /** Takes $id, and answers with one child. */
  readonly query: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- data of any query
  readonly pick: (data: any) => unknown
}

/** Every position in which one child's fields can be asked, each asking for all of them. */
export function outputPositions(schema: GraphQLSchema): OutputPosition[] {
  const all = everyField(schema, 'Child', WITHOUT)
  const q = (body: string) => `query ($id: ID!) ${body}`
  return [
    { name: 'root', query: q(`{ child(id: $id) ${all} }`), pick: (d) => d.child },
    {
      name: 'subscription',
      query: `subscription ($id: ID!) { child(id: $id) ${all} }`,
      pick: (d) => d.child,
    },
    { name: 'list by ids', query: q(`{ childrenByIds(ids: [$id, $id]) ${all} }`), pick: (d) => d.childrenByIds[1] },
    { name: 'alias twice, first', query: q(`{ a: child(id: $id) ${all} b: child(id: $id) ${all} }`), pick: (d) => d.a },
    {
      name: 'alias twice, second',
      query: q(`{ a: child(id: $id) { id } b: child(id: $id) ${all} }`),
      pick: (d) => d.b,
    },
    { name: 'fragment', query: `${q('{ child(id: $id) { ...F } }')} fragment F on Child ${all}`, pick: (d) => d.child },
    {
      name: 'two fragments on one key',
      query: `${q('{ child(id: $id) { ...A } child(id: $id) { ...B } }')} fragment A on Child { id } fragment B on Child ${all}`,
      pick: (d) => d.child,
    },
    { name: 'node', query: q(`{ node(id: $id) { ... on Child ${all} } }`), pick: (d) => d.node },
    { name: 'interface', query: q(`{ node(id: $id) { ... on Node { ... on Child ${all} } } }`), pick: (d) => d.node },
    {
      name: 'introspection added',
      query: q(`{ __schema { __typename } child(id: $id) ${all.replace('{', '{ __typename')} }`),
      pick: (d) => d.child,
    },
    ...aliased(schema),
  ]
}

/** Each field twice in one selection, as `name_a` and `name_b`, some at a time. */
function aliased(schema: GraphQLSchema): OutputPosition[] {
  const paths = leafPaths(schema)
  const positions: OutputPosition[] = []
  for (let start = 0; start < paths.length; start += ALIASED_AT_ONCE) {
    const set = aliasedSet(schema, paths.slice(start, start + ALIASED_AT_ONCE))
    for (const name of ['first', 'second'])
      positions.push({
        name: `nested alias twice, ${name}`,
        query: `query ($id: ID!) { child(id: $id) { ${set} } }`,
        pick: (d) => unaliased(d.child, name === 'first' ? '_a' : '_b'),
      })
  }
  return positions
}

/** Every governed field below Child that holds a value, as the way to it. */
export function leafPaths(schema: GraphQLSchema): string[][] {
  const walk = (type: GraphQLObjectType, at: string[]): string[][] =>
    Object.values(type.getFields()).flatMap((field) => {
      if (WITHOUT.has(`${type.name}.${field.name}`)) return []
      const below = getNamedType(field.type)
      if (isObjectType(below) && below.name !== 'Division') return walk(below, [...at, field.name])
      return [[...at, below.name === 'Division' ? `${field.name}:Division` : field.name]]
    })
  return walk(schema.getType('Child') as GraphQLObjectType, [])
}

/** The governed fields on a way, 'Child.health', 'HealthRecord.diagnoses', 'Diagnosis.name'. */
export function fieldsAlong(schema: GraphQLSchema, path: readonly string[]): string[] {
  let type = schema.getType('Child') as GraphQLObjectType
  return path.map((step) => {
    const name = step.split(':')[0]!
    const governed = `${type.name}.${name}`
    type = getNamedType(type.getFields()[name]!.type) as GraphQLObjectType
    return governed
  })
}

/** Some ways as one selection set. */
export function selectionOf(paths: readonly (readonly string[])[]): string {
  const below = new Map<string, (readonly string[])[]>()
  for (const [first, ...rest] of paths) below.set(first!, [...(below.get(first!) ?? []), rest])
  const fields = [...below].map(([step, rests]) => {
    if (step.endsWith(':Division')) return `${step.split(':')[0]} { code }`
    return rests[0]!.length === 0 ? step : `${step} ${selectionOf(rests)}`
  })
  return `{ ${fields.join(' ')} }`
}

function aliasedSet(schema: GraphQLSchema, paths: readonly string[][]): string {
  const below = new Map<string, string[][]>()
  const out: string[] = []
  for (const [first, ...rest] of paths) {
    if (rest.length > 0) below.set(first!, [...(below.get(first!) ?? []), rest])
    else {
      const [name, division] = first!.split(':')
      const set = division ? everyField(schema, 'Division') : ''
      out.push(`${name}_a: ${name} ${set} ${name}_b: ${name} ${set}`)
    }
  }
  for (const [name, rests] of below) out.push(`${name} { ${aliasedSet(schema, rests)} }`)
  return out.join(' ')
}

function unaliased(answer: unknown, suffix: string): unknown {
  if (Array.isArray(answer)) return answer.map((one) => unaliased(one, suffix))
  if (typeof answer !== 'object' || answer === null) return answer
  return Object.fromEntries(
    Object.entries(answer).flatMap(([key, value]): [string, unknown][] => {
      if (key.endsWith(suffix)) return [[key.slice(0, -2), value]]
      return /_[ab]$/.test(key) ? [] : [[key, unaliased(value, suffix)]]
    }),
  )
}
