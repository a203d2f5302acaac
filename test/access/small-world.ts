import { buildSchema, getOperationAST, parse, validate, type GraphQLSchema } from 'graphql'
import { accessClass, type AccessClass, type Claims } from '../../src/access/decide'
import { buildPlan, type Plan, type PlannedOperation } from '../../src/access/plan'
import { NONE, type AskedField, type Sources } from '../../src/access/sources'
import { parseTable } from '../../src/access/parse-table'
import type { AccessTable } from '../../src/access/table'
import type { View } from '../../src/access/view'
import { SCOPE_BIT, type ScopeBits } from '../../src/access/words'
import { readArguments, readOperation } from '../../src/document/read-operation'
import { childrenOf } from '../support/roots'

/** A hub of two registries and a few fields: enough for every way a field can be asked for. */
export const schema: GraphQLSchema = buildSchema(`
  interface Node { id: ID }
  type Query { child(id: ID): Child  childByNumber(number: String!): Child  node(id: ID): Node  everyChild: [Child]  me: String }
  type Child implements Node { id: ID  name: String  birthDate: String  idNumber: String  school: School  household: Household  links: [Link]  sources: [Source] }
  type School { rollState: String  phone: String  diary: String  months(from: String): [Month]  place: Place }
  type Month { month: String  daysDue: Int }
  type Household { address: String  members: [Member] }
  type Member { name: String  idNumber: String }
  type Link { registry: String }
  type Source { registry: String }
  type Place { code: String }
`)

export const sources: Sources = {
  registries: ['education', 'police', 'health', 'civil-affairs'],
  sealed: [],
  caseloads: 'civil-affairs',
  existence: 'Child.id',
  recordTypes: { School: 'education', Month: 'education', Household: 'police', Member: 'police' },
  structural: new Set(['Place']),
  fields: {
    ...Object.fromEntries(
      ['name', 'birthDate', 'idNumber'].map((column) => [`Child.${column}`, { kind: 'identity' as const, column }]),
    ),
    'Child.school': { kind: 'part', registry: 'education' },
    'Child.household': { kind: 'part', registry: 'police' },
    'Child.links': { kind: 'links' },
    'Child.sources': { kind: 'sources' },
  },
  asked: {
    'Query.child': { answers: 'Child', arguments: { id: NONE } },
    'Query.node': { answers: 'Child', arguments: { id: NONE } },
    'Query.childByNumber': {
      answers: 'Child',
      arguments: { number: { position: 'lookup', field: 'Child.idNumber' } },
    },
    'School.months': { arguments: { from: { position: 'filter', field: 'Month.month' } } },
  },
}

/** The same where one root field says something else. */
export function asking(field: string, said: Partial<AskedField>): Sources {
  return { ...sources, asked: { ...sources.asked, [field]: { ...sources.asked[field]!, ...said } as AskedField } }
}

/**
 * education: full in its area. police: knows the child, its household, its masked birth date; of the school only the state
 * of the roll. school: its pupils. health: only the name. The village's director: the name, masked outside the caseload.
 */
export const TABLE = `
owner: hub
groups:
  open: { title: 公开 Open, class: public, basis: 法 1, permissions: { everyone: { level: full, scope: all } } }
  existence:
    title: 编号 Id
    class: public
    basis: 法 2
    permissions:
      education: { level: full, scope: area }
      police: { level: full, scope: area }
      health: { level: full, scope: area }
      school: { level: full, scope: school }
      village-director: [{ level: full, scope: area }, { level: full, scope: caseload }]
  name:
    title: 姓名 Name
    class: internal
    basis: 法 3
    permissions:
      education: { level: full, scope: area }
      police: { level: full, scope: area }
      health: { level: full, scope: area }
      school: { level: full, scope: school }
      village-director: [{ level: masked, mask: surname, scope: area }, { level: full, scope: caseload }]
  birth:
    title: 出生日期 Birth
    class: internal
    basis: 法 4
    permissions:
      education: { level: full, scope: area }
      police: { level: masked, mask: year, scope: area }
  number:
    title: 证件号 Number
    class: sensitive
    basis: 法 5
    permissions:
      education: { level: full, scope: area, purposes: [dropout-control] }
      school: [{ level: masked, mask: id-number, scope: area }, { level: full, scope: school }]
  school:
    title: 学籍 School
    class: internal
    basis: 法 6
    permissions:
      education: { level: full, scope: area }
      police: { level: full, scope: area }
      health: { level: full, scope: area }
      school: { level: full, scope: school }
  school-detail:
    title: 学籍细目 School detail
    class: sensitive
    basis: 法 7
    permissions:
      education: { level: full, scope: area }
      school: { level: full, scope: school }
      analyst: { may: [statistics] }
  school-phone:
    title: 电话 Phone
    class: sensitive
    basis: 法 8
    permissions: { education: { level: masked, mask: phone, scope: area } }
  diary:
    title: 日记 Diary
    class: secret
    basis: 法 9
    permissions: { education: { level: granted, scope: area } }
  household:
    title: 户籍 Household
    class: sensitive
    basis: 法 10
    permissions: { police: { level: full, scope: area } }
  member-number:
    title: 成员证件号 Number of a member
    class: sensitive
    basis: 法 11
    permissions: { police: { level: masked, mask: id-number, scope: area } }
types:
  Query: { child: open, childByNumber: open, node: open, everyChild: diary, me: open }
  Child: { id: existence, name: name, birthDate: birth, idNumber: number, school: school, household: household, links: household, sources: open }
  School: { rollState: school, phone: school-phone, diary: diary, months: school-detail, place: school-detail }
  Month: { month: school-detail, daysDue: school-detail }
  Household: { address: household, members: household }
  Member: { name: household, idNumber: member-number }
  Link: { registry: open }
  Source: { registry: open }
  Place: { code: open }
`

export const table: AccessTable = parseTable([{ name: 'small.yml', text: TABLE }])

export const AREA: ScopeBits = SCOPE_BIT.area
export const SCHOOL: ScopeBits = SCOPE_BIT.school
export const CASELOAD: ScopeBits = SCOPE_BIT.caseload

export function who(claims: Partial<Claims>): AccessClass {
  return accessClass({
    department: null,
    roles: ['officer'],
    divisions: ['430421'],
    school: null,
    worker: null,
    purpose: '',
    ...claims,
  })
}

export const education = who({ department: 'education' })
export const police = who({ department: 'police' })
export const health = who({ department: 'health' })
export const schoolAccount = who({ department: 'education', roles: ['school'], divisions: [], school: '2143042101' })

export function planOf(
  query: string,
  actor: AccessClass,
  options: { variables?: Record<string, unknown>; strict?: boolean; sources?: Sources } = {},
): Plan {
  return plannedOf(query, actor, options).plan
}

/** The same with the argument values. */
export function plannedOf(
  query: string,
  actor: AccessClass,
  options: { variables?: Record<string, unknown>; strict?: boolean; sources?: Sources } = {},
): PlannedOperation {
  const document = parse(query)
  const faults = validate(schema, document)
  if (faults.length > 0) throw new TypeError(faults.join('; '))
  const variables = options.variables ?? {}
  const read = readOperation(schema, document, getOperationAST(document)!, variables)
  const given = readArguments(read, variables)
  const rights = { sources: options.sources ?? sources, table, who: actor, strict: options.strict ?? false }
  return { plan: buildPlan({ read, given, ...rights }), given }
}

/** The view of the only entry, for a child of the actor's area unless said otherwise. */
export function viewOf(query: string, actor: AccessClass, bits: ScopeBits = AREA): View {
  const [entry] = childrenOf(planOf(query, actor)).values()
  return entry!.view(bits)
}

export const fieldsOf = (all: View['withheld']) => all.map(({ decision }) => decision.field)
