import { kept, save } from '../filters/support/saved'
import { startTestHub, type Answer, type TestHub } from '../support/hub'

/** A total is weighed by the conditions that it is counted under. */
let hub: TestHub
beforeAll(async () => {
  hub = await startTestHub({ children: 120 })
}, 120_000)
afterAll(() => hub?.stop())

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions['code']
const FORMER = { name: { former: 'x1' } }
const many = (length: number) => ({ and: Array.from({ length }, () => ({ not: FORMER })) })
/** 20 lists, three totals each. */
const TOTALS = `query ($w: ChildFilter, $s: ID) { ${Array.from(
  { length: 20 },
  (_, i) => `l${i}: children(where: $w, saved: $s, first: 0) { a: totalCount b: totalCount totalCount }`,
).join(' ')} }`
const EXPLAIN =
  'query ($q: String!, $v: JSONObject) { explain(query: $q, variables: $v) { refusal { code message } cost { cost parts { counted } } } }'

test('many lists under many conditions are refused, as explain tells before', async () => {
  const refused = await hub.ask('education', TOTALS, { w: many(160) })
  expect([refused.status, refused.data, codeOf(refused)]).toEqual([400, undefined, 'COST_LIMIT'])
  const { extensions, message } = refused.errors![0]!
  expect(extensions).toMatchObject({ field: 'Query.children', dearest: { part: 'counted' } })
  const { explain } = (await hub.ask('education', EXPLAIN, { q: TOTALS, v: { w: many(160) } })).data
  expect(explain.refusal).toEqual({ code: 'COST_LIMIT', message })
  expect(explain.cost.cost).toBe(extensions['got'])
  expect(explain.cost.parts[0].counted).toBe((extensions['dearest'] as { counted: number }).counted)
  expect(codeOf(await hub.ask('education', TOTALS, { w: FORMER }))).toBeUndefined()
})

test('those of a saved filter weigh as well', async () => {
  const { id: s } = kept(await save(hub, 'education', many(160)))
  const refused = await hub.ask('education', TOTALS, { s })
  expect(codeOf(refused)).toBe('COST_LIMIT')
  const { explain } = (await hub.ask('education', EXPLAIN, { q: TOTALS, v: { s } })).data
  expect(explain.cost.cost).toBe(refused.errors![0]!.extensions['got'])
})

test('a usual worklist with five conditions and its total is far below the limit', async () => {
  const w = {
    sex: { in: ['MALE', 'FEMALE'] },
    birthMonth: { from: '2008-01', to: '2030-01' },
    residenceDivision: { within: '430000' },
  }
  const list = 'query ($w: ChildFilter) { children(where: $w, first: 50) { totalCount edges { node { name } } } }'
  const costs = async (variables: object) => {
    const answer = await hub.ask('education', list, { ...variables })
    expect(codeOf(answer)).toBeUndefined()
    return (answer.extensions['cost'] as { estimated: { cost: number; counted: number } }).estimated
  }
  const [all, one, five] = [await costs({}), await costs({ w: FORMER }), await costs({ w })]
  expect(one).toEqual(all)
  expect(five.counted).toBe(5 * all.counted)
  expect(five.cost).toBeLessThan(1_000)
})
