import { isInputObjectType, type GraphQLSchema } from 'graphql'
import { type WholeChild } from '../hub/support/all-seeing'
import type { Answer } from '../support/hub'
import { bestStanding, FACTS, fits, forbidden, isFull, ORDERS, reachable, usesOf, type Use } from './oracle'
import type { Outcome, Tally } from './tally'
import type { Asker } from './asker'
import type { World } from './world'

export const LIST_FIELDS = '{ totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } }'
export const LIST = `query ($where: ChildFilter, $orderBy: ChildOrder, $first: Int, $after: String) {
  children(where: $where, orderBy: $orderBy, first: $first, after: $after) ${LIST_FIELDS} }`

/** A list that the account may ask so, and what came of it. */
export interface ListAsked {
  readonly asker: Asker
  readonly uses: readonly Use[]
  readonly where: unknown
  readonly answer: Answer
}

/** Says, at once or later, what to think of a list and of its count. */
export type ListJudge = (asked: ListAsked, note: (list: Outcome, count: Outcome) => void) => void

/** Filter, search and count: every field of the filter, in every place of a filter. */
export async function filterCells(
  world: World,
  asker: Asker,
  tally: Tally,
  random: () => number,
  judge: ListJudge = againstAll(world),
): Promise<void> {
  const whole = new Set<string>()
  for (const [name, asked] of conditions(world, random)) {
    const first = !whole.has(name)
    whole.add(name)
    const condition = { [name]: asked }
    const forms: readonly [string, Record<string, unknown>][] = [
      ['', condition],
      [' in and', { and: [condition] }],
      [' in or', { or: [condition, condition] }],
      [' in not', { not: condition }],
      [' deep', { and: [{ or: [{ not: condition }] }] }],
      [' held null', { [name]: Object.fromEntries(Object.keys(asked).map((operator) => [operator, null])) }],
    ]
    // One operator of each field in every form; the others plainly.
    for (const [form, where] of first ? forms : forms.slice(0, 1)) {
      const answer = await asker.ask(LIST, { where, first: 200 })
      judgeList({ asker, uses: usesOf(where), where, answer }, form, tally, judge)
    }
    if (!first) continue
    const literal = `query ($w: ChildFilter = ${toLiteral(condition)}) { children(where: $w, first: 200) { totalCount edges { node { id } } } }`
    const answer = await asker.ask(literal)
    judgeList({ asker, uses: usesOf(condition), where: condition, answer }, ' by default of a variable', tally, judge)
  }
}

/** One condition for each field and operator of the filter, with values that some child has. */
export function conditions(world: World, random: () => number): [string, Record<string, unknown>][] {
  const some = (of: (child: WholeChild) => unknown) => {
    const values = world.children.map(of).filter((value) => value !== null)
    return values[Math.floor(random() * values.length)]
  }
  return filterFields(world.schema).flatMap((name): [string, Record<string, unknown>][] => {
    if (name === 'name')
      return [
        ['name', { exact: some((child) => child.identity['name']) ?? '周' }],
        ['name', { former: some((child) => (child.identity['formerNames'] as string[] | null)?.[0] ?? null) ?? '周' }],
        ['name', { prefix: String(some((child) => child.identity['name']) ?? '周').slice(0, 1) }],
        ['name', { pinyin: 'zhou' }],
      ]
    const fact = FACTS[name]
    if (!fact) throw new RangeError(`the oracle does not know the filter field ${name}`)
    const value = [some(fact.of)].flat()[0]
    const isNull: [string, Record<string, unknown>] = [name, { isNull: true }]
    if (value === undefined) return [isNull]
    if (name.endsWith('Division')) return [[name, { within: String(value).slice(0, 9) }], isNull]
    if (name === 'birthMonth') return [[name, { from: value }], [name, { to: value }], isNull]
    if (typeof value === 'boolean') return [[name, { eq: value }], isNull]
    return [[name, { eq: value }], [name, { in: [value] }], isNull]
  })
}

/** Sort and cursor: each order, walked page by page; cursors read, bent and taken elsewhere. */
export async function orderCells(
  world: World,
  asker: Asker,
  tally: Tally,
  others: readonly Asker[],
  walked = walk,
): Promise<void> {
  for (const [by, field] of Object.entries(ORDERS)) {
    const uses: Use[] = [{ field, position: 'sort' }]
    const orderBy = { by, direction: 'ASC' }
    const first = await asker.ask(LIST, { orderBy, first: 5 })
    const cell = (position: string, outcome: Outcome) =>
      tally.cell({ role: asker.name, field, position, case: `by ${by}` }, outcome)
    if (barred(asker) || forbidden(uses, asker).length > 0) {
      cell('sort', refusedFor(uses, asker, first) ? 'right' : 'leak')
      const cursor = 'eyJ2IjoiMjAxNS0wNS0xMiJ9'
      cell('cursor', refusedFor(uses, asker, await asker.ask(LIST, { orderBy, after: cursor })) ? 'right' : 'leak')
      continue
    }
    const wanted = reachable(world.children, uses, asker)
    cell('sort', await walked(asker, orderBy, wanted))
    const cursor = first.data?.children?.pageInfo.endCursor as string | null
    if (!cursor) continue
    const plain = Buffer.from(cursor, 'base64url').toString('utf8')
    const came = first.data.children.edges.map(({ node }: { node: { id: string } }) => node.id.slice(6)) as string[]
    const values = came.concat(
      wanted.flatMap((child) => [child.id.slice(6), String(child.identity['birthDate']).slice(0, 7)]),
    )
    cell('cursor, decoded', values.some((value) => plain.includes(value)) ? 'leak' : 'right')
    const elsewhere: [string, Promise<Answer>][] = [
      ['cursor of another filter', asker.ask(LIST, { orderBy, after: cursor, where: { name: { prefix: '周' } } })],
      ['cursor of another order', asker.ask(LIST, { orderBy: { by: 'ID', direction: 'ASC' }, after: cursor })],
      ['cursor of another direction', asker.ask(LIST, { orderBy: { by, direction: 'DESC' }, after: cursor })],
      ['cursor, bent', asker.ask(LIST, { orderBy, after: bent(cursor) })],
      ...others.map((other): [string, Promise<Answer>] => [
        'cursor of another account',
        other.ask(LIST, { orderBy, after: cursor }),
      ]),
    ]
    for (const [position, asked] of elsewhere) {
      const answer = await asked
      cell(position, (answer.data?.children?.edges ?? []).length === 0 ? 'right' : 'leak')
    }
  }
}

async function walk(asker: Asker, orderBy: object, wanted: readonly WholeChild[]): Promise<Outcome> {
  const came: string[] = []
  let after: string | null = null
  do {
    const { data }: Answer = await asker.ask(LIST, { orderBy, first: 60, after })
    if (!data?.children) return 'wrong'
    came.push(...data.children.edges.map(({ node }: { node: { id: string } }) => node.id))
    after = data.children.pageInfo.hasNextPage ? (data.children.pageInfo.endCursor as string) : null
  } while (after && came.length <= wanted.length)
  return outcomeOf(came, wanted)
}

/** Refused where the table allows one of the uses for no child at all; otherwise what it must hold, and count. */
export function judgeList(asked: ListAsked, form: string, tally: Tally, judge: ListJudge): void {
  const { asker, uses, answer } = asked
  const fields: readonly Use[] = uses.length > 0 ? uses : [{ field: 'Child.id', position: 'filter' }]
  const cell = (use: Use, position: string, outcome: Outcome) =>
    tally.cell({ role: asker.name, field: use.field, position, case: `condition${form}` }, outcome)
  if (barred(asker) || forbidden(uses, asker).length > 0) {
    for (const use of fields) {
      const refused = refusedFor(uses, asker, answer)
      cell(use, use.position, refused ? 'right' : answer.data?.children ? 'leak' : 'wrong')
      cell(use, 'count', answer.data?.children?.totalCount == null ? 'right' : 'leak')
    }
    return
  }
  judge(asked, (list, count) => {
    for (const use of fields) {
      cell(use, use.position, list)
      cell(use, 'count', count)
    }
  })
}

/** With every child of the hub known, a list holds those that it must, and its count is theirs. */
export function againstAll(world: World): ListJudge {
  return ({ asker, uses, where, answer }, note) => {
    const wanted = reachable(world.children, uses, asker).filter((child) => fits(where, child))
    const connection = answer.data?.children
    const came = (connection?.edges ?? []).map(({ node }: { node: { id: string } }) => node.id)
    const outcome = connection ? outcomeOf(came, wanted.length > 200 ? null : wanted, asker, world) : 'wrong'
    const counted = connection?.totalCount === wanted.length
    note(outcome, counted ? 'right' : (connection?.totalCount ?? 0) > wanted.length ? 'leak' : 'wrong')
  }
}

/** More than a page (`wanted` null) is judged by whether each child is within reach. */
function outcomeOf(
  came: readonly string[],
  wanted: readonly WholeChild[] | null,
  asker?: Asker,
  world?: World,
): Outcome {
  const may = new Set((wanted ?? (world && asker ? reachable(world.children, [], asker) : [])).map(({ id }) => id))
  if (came.some((id) => !may.has(id))) return 'leak'
  return wanted === null || new Set(came).size === wanted.length ? 'right' : 'wrong'
}

/** Nobody of this account's kind may ask for lists. */
export function barred(asker: Asker): boolean {
  return !isFull('Query.children', asker, bestStanding(asker.actor))
}

/** No data; and where the account may list at all, the refusal names the field, the position and the rule. */
function refusedFor(uses: readonly Use[], asker: Asker, answer: Answer): boolean {
  if (answer.data?.children) return false
  if (barred(asker)) return true
  const told = answer.errors?.[0]?.extensions ?? {}
  const named = forbidden(uses, asker).some((use) => use.field === told['field'] && use.position === told['position'])
  return answer.status === 403 && told['code'] === 'ACCESS_FILTER' && named && typeof told['rule'] === 'string'
}

function filterFields(schema: GraphQLSchema): string[] {
  const filter = schema.getType('ChildFilter')
  if (!isInputObjectType(filter)) throw new TypeError('the schema has no ChildFilter')
  return Object.keys(filter.getFields()).filter((name) => !['and', 'or', 'not'].includes(name))
}

function toLiteral(value: unknown, key = ''): string {
  if (Array.isArray(value)) return `[${value.map((one) => toLiteral(one, key)).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, one]) => `${name}: ${toLiteral(one, name)}`)
      .join(', ')} }`
  const isEnum = typeof value === 'string' && /^[A-Z_]+$/.test(value) && (key === 'eq' || key === 'in')
  return isEnum ? String(value) : JSON.stringify(value)
}

function bent(cursor: string): string {
  const bytes = Buffer.from(cursor, 'base64url')
  bytes[bytes.length - 3]! ^= 1
  return bytes.toString('base64url')
}
