import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'
import { pick } from './seeded'

export interface Operation {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface Material {
  readonly schema: GraphQLSchema
  readonly ids: readonly string[]
  readonly idNumbers: readonly string[]
  readonly rollNumbers: readonly string[]
  readonly names: readonly string[]
  readonly divisions: readonly string[]
}

type Random = () => number

/** A document: any root field that looks at children, any fields, aliases, fragments, directives, introspection. */
export function randomDocument(material: Material, random: Random): string {
  const { schema } = material
  let fragments = ''
  let named = 0
  const set = (typeName: string, depth: number): string => {
    const type = schema.getType(typeName) as GraphQLObjectType
    const fields = Object.values(type.getFields())
    const out: string[] = []
    for (let i = 0; i < 1 + Math.floor(random() * 4); i += 1) {
      const field = pick(random, fields)
      const below = getNamedType(field.type)
      if (isObjectType(below) && depth <= 0) continue
      const inner = isObjectType(below) ? ` ${set(below.name, depth - 1)}` : ''
      const alias = random() < 0.25 ? `x${i}_${depth}_${(named += 1)}: ` : ''
      const args = field.args.length > 0 && random() < 0.5 ? '(from: $from)' : ''
      const unique = args && !alias ? `y${(named += 1)}: ` : alias
      const condition = pick(random, ['', '', '', '', ' @include(if: $yes)', ' @skip(if: $no)', ' @skip(if: $yes)'])
      out.push(`${unique}${field.name}${args}${condition}${inner}`)
    }
    if (random() < 0.1) out.push('__typename')
    if (out.length === 0) out.push('__typename')
    const text = `{ ${out.join(' ')} }`
    if (random() > 0.15) return text
    const name = `F${(named += 1)}`
    fragments += ` fragment ${name} on ${typeName} ${text}`
    return random() < 0.5 ? `{ ...${name} }` : `{ __typename ... on ${typeName} { ...${name} } }`
  }
  const root = (i: number): string => {
    const child = set('Child', 3)
    const key = `r${i}: `
    const kind = random()
    if (kind < 0.2) return `${key}child(id: $id) ${child}`
    if (kind < 0.35) return `${key}childrenByIds(ids: $ids) ${child}`
    if (kind < 0.45) return `${key}node(id: $id) { id ... on Child ${child} }`
    if (kind < 0.5) return `${key}childByIdNumber(idNumber: $idNumber) ${child}`
    if (kind < 0.55) return `${key}childByRollNumber(rollNumber: $rollNumber) ${child}`
    if (kind < 0.6)
      return `${key}enrolmentStatus(students: $students) { rollState attendanceBand dropoutState error { code } }`
    if (kind < 0.65)
      return `${key}statistics(by: $by${random() < 0.5 ? ', where: $where' : ''}) { total cells { values count } }`
    const count = random() < 0.5 ? 'totalCount ' : ''
    const order = random() < 0.4 ? ', orderBy: $orderBy' : ''
    const where = random() < 0.75 ? ', where: $where' : ''
    return `${key}children(first: $first${where}${order}) { ${count}pageInfo { hasNextPage endCursor } edges { cursor node ${child} } }`
  }
  const roots = Array.from({ length: random() < 0.7 ? 1 : 2 }, (_, i) => root(i))
  if (random() < 0.05) roots.push('__schema { __typename }')
  if (random() < 0.05) roots.push(REGISTRIES)
  const declared = Object.entries(VARIABLES).filter(([name]) =>
    new RegExp(`\\$${name}\\b`).test(roots.join() + fragments),
  )
  const head = declared.map(([name, type]) => `$${name}: ${type}`).join(', ')
  // A subscription has one root field; its first answer is compared.
  const live = roots.length === 1 && /^r0: child(ren)?\(/.test(roots[0]!) && random() < 0.15
  return `${live ? 'subscription' : 'query'}${head ? ` (${head})` : ''} { ${roots.join(' ')} }${fragments}`
}

/** All of them but their state: which is slow may be another at the same time. */
const REGISTRIES = 'registries { name title asOf lagSeconds indexedAt indexLagSeconds indexUnread capabilities }'

const VARIABLES = {
  id: 'ID!', ids: '[ID!]!', idNumber: 'String!', rollNumber: 'String!', students: '[String!]!', first: 'Int', by: '[StatisticsBy!]',
  where: 'ChildFilter', orderBy: 'ChildOrder', from: 'Month', yes: 'Boolean!', no: 'Boolean!',
} as const // prettier-ignore

export function randomVariables(material: Material, random: Random): Record<string, unknown> {
  const ids = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, material.ids))
  return {
    id: pick(random, material.ids),
    ids,
    idNumber: pick(random, material.idNumbers),
    rollNumber: pick(random, material.rollNumbers),
    students: [pick(random, random() < 0.5 ? material.idNumbers : material.rollNumbers)],
    first: Math.floor(random() * 6),
    where: randomFilter(material, random, 2),
    by: randomFacts(material, random),
    orderBy: { by: pick(random, ['ID', 'NAME', 'BIRTH_MONTH']), direction: pick(random, ['ASC', 'DESC']) },
    from: pick(random, ['2020-01', '2026-06', null]),
    yes: true,
    no: false,
  }
}

function randomFacts({ schema }: Material, random: Random): unknown[] {
  const words = schema.getType('StatisticsFact')
  const levels = schema.getType('DivisionLevel')
  if (!isEnumType(words) || !isEnumType(levels)) throw new TypeError('the schema has no StatisticsFact')
  const names = (type: typeof words) => type.getValues().map(({ name }) => name)
  return Array.from({ length: Math.floor(random() * 3) }, () => ({
    ...{ fact: pick(random, names(words)), level: pick(random, names(levels)) },
  }))
}

function randomFilter(material: Material, random: Random, depth: number): Record<string, unknown> {
  const type = material.schema.getType('ChildFilter') as GraphQLInputObjectType
  const field = pick(random, Object.values(type.getFields()))
  if (['and', 'or', 'not'].includes(field.name)) {
    if (depth === 0) return {}
    const below = randomFilter(material, random, depth - 1)
    return { [field.name]: field.name === 'not' ? below : [below, randomFilter(material, random, depth - 1)] }
  }
  const condition = getNamedType(field.type)
  if (!isInputObjectType(condition)) return {}
  const operator = pick(random, Object.values(condition.getFields()))
  const named = getNamedType(operator.type)
  const one = (): unknown => {
    if (isEnumType(named)) return pick(random, named.getValues()).name
    if (named.name === 'Boolean') return random() < 0.5
    if (named.name === 'Int') return 1 + Math.floor(random() * 12)
    if (field.name === 'schoolCode') return pick(random, ['2143042101', '2143042114', '2243042111'])
    if (field.name === 'className') return pick(random, ['三年级(2)班', '六年级(1)班'])
    if (named.name === 'Month') return pick(random, ['2011-11', '2014-03', '2018-08'])
    if (operator.name === 'within') return pick(random, material.divisions)
    if (operator.name === 'pinyin') return pick(random, ['zhou', 'li', 'zyt', 'w'])
    const name = pick(random, material.names)
    return operator.name === 'prefix' ? name.slice(0, 1) : name
  }
  const value = operator.name === 'in' ? [one(), one()] : one()
  return { [field.name]: { [operator.name]: random() < 0.03 ? null : value } }
}
