import { isLeafType, Lexer } from 'graphql'
import type { TestHub } from '../support/hub'
import { all, patch } from './sabotage'
import type { Tally } from './tally'

/** Its one defence is a number, so that a hub without it is started rather than patched. */
export const WORK_BEFORE_THE_LIMIT = { name: 'work-before-the-limit', defence: 'src/document/raw-size.ts' }

/** The raw limits as wide as they go: what they refuse is then refused by the limits of cost, after it was read. */
export const WITHOUT_RAW_LIMITS = {
  'limits.variableNodes': 1_000_000,
  'limits.variableDepth': 10_000,
  'limits.documentLength': 10_000_000,
}

const LIST = 'query ($w: ChildFilter) { children(where: $w, first: 1) { totalCount } }'
const many = <T>(value: T): T[] => Array.from({ length: 6_000 }, () => value)
const EXPLAINED = { q: LIST, v: { w: { sex: { in: many('MALE') } } } }

/** Where, the document, the variables: each beyond what may be read. */
const TOO_LARGE: readonly [string, string, Record<string, unknown>][] = [
  ['list of ids', 'query ($i: [ID!]!) { childrenByIds(ids: $i) { id } }', { i: many('child:x') }],
  ['filter', LIST, { w: { sex: { in: many('MALE') } } }],
  ['filter, deep', LIST, { w: nested(1_200) }],
  ['explain', 'query ($q: String!, $v: JSONObject) { explain(query: $q, variables: $v) { tableVersion } }', EXPLAINED],
  ['document', `{ me { subject } } # ${'long '.repeat(30_000)}`, {}],
]

/** No value of a request that is too large is coerced, and no word of its document read: counted in the process of the hub. */
export async function limitCells(hub: TestHub, tally: Tally): Promise<void> {
  for (const [position, query, variables] of TOO_LARGE) {
    const { answer, work } = await counted(hub, () => hub.ask('education', query, variables))
    const refused = String(answer.errors?.[0]?.extensions['code']).startsWith('COST_')
    const outcome = work > 0 ? 'leak' : refused ? 'right' : 'wrong'
    tally.cell({ role: 'education', field: '-', position, case: 'too large' }, outcome, `${work} values and words read`)
  }
}

async function counted<T>(hub: TestHub, ask: () => Promise<T>): Promise<{ answer: T; work: number }> {
  await hub.token('education')
  let work = 0
  const counting = (old: (...given: never[]) => unknown) =>
    ((...given: never[]) => {
      work += 1
      return old(...given)
    }) as never
  const leaves = Object.values(hub.app.schema.getTypeMap()).filter(isLeafType)
  const undo = all(
    patch(Lexer.prototype, 'advance', counting),
    ...leaves.map((type) => patch(type, 'parseValue', counting)),
  )
  try {
    const answer = await ask()
    return { answer, work }
  } finally {
    undo()
  }
}

function nested(levels: number): unknown {
  let value: unknown = { sex: { eq: 'MALE' } }
  for (let i = 0; i < levels; i += 1) value = { not: value }
  return value
}
