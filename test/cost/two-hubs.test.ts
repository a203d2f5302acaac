import { IndexSize } from '../../src/index/index-size'
import { ACCOUNTS } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { writtenTable } from '../hub/support/changed-table'
import { everyField } from '../hub/support/profile-query'
import { startTwoHubs, type TwoHubs } from '../audit-suite/two-hubs'
import type { Answer } from '../support/hub'

/** Two hubs that differ only in what an account may not know: how many children there are beyond its reach, and what is withheld. */
let hubs: TwoHubs
beforeAll(async () => {
  hubs = await startTwoHubs({ children: 120, seed: 3 })
}, 120_000)
afterAll(() => hubs?.stop())

const LIST =
  'query ($w: ChildFilter, $n: Int) { children(where: $w, first: $n) { totalCount edges { node { name } } } }'
const EXPLAIN = 'query ($q: String!, $v: JSONObject) { explain(query: $q, variables: $v) { refusal { code message } cost { cost limit calls { registry calls } parts { path field cost rows columns listColumns counted calls { registry calls } } } } }' // prettier-ignore
const bare = ({ status, text }: Answer) => `${status} ${text.replace(/"requestId":"[^"]+"/g, '')}`
const estimated = ({ extensions }: Answer) => (extensions['cost'] as { estimated: Record<string, number> }).estimated

/** The children that each hub's index really holds. */
const sizes = () =>
  Promise.all([hubs.plain, hubs.other].map(async (hub) => (await asOwner(hub, 'hub', 'SELECT count(*)::int FROM child_index WHERE generation = (SELECT answering FROM index_state)'))[0].count as number)) // prettier-ignore

/** Twelve lists of everything: refused by the number of children within reach. */
const dearest = () => {
  const lists = Array.from({ length: 12 }, (_, i) => `l${i}: children(first: 200) { edges { node { ...F } } }`)
  return `{ ${lists.join(' ')} } fragment F on Child ${everyField(hubs.plain.app.schema)}`
}

test.each(['school', 'supervisor', 'neighbour'])(
  '%s: estimate, explanation and refusal are the same to the byte, though the indexes are of different sizes',
  async (account) => {
    const { actor } = ACCOUNTS.find(({ name }) => name === account)!
    const purpose = actor.purposes[0]!
    await hubs.differFor({ actor, purpose })
    const [one, other] = await sizes()
    expect(one).not.toBe(other)
    const headers = { 'x-purpose': purpose }
    const both = (query: string, variables: Record<string, unknown>) =>
      Promise.all([hubs.plain, hubs.other].map((hub) => hub.ask(account, query, variables, headers)))
    for (const variables of [
      {},
      { n: 200 },
      { n: 0 },
      { n: 3, w: { sex: { eq: 'MALE' } } },
      { n: 200, w: { name: { prefix: '周' } } },
    ]) {
      const [plain, differing] = await both(LIST, variables)
      expect(bare(differing!)).toBe(bare(plain!))
      const [told, toldOther] = await both(EXPLAIN, { q: LIST, v: variables })
      expect(bare(toldOther!)).toBe(bare(told!))
      expect(told!.data.explain.cost.cost).toBe(estimated(plain!)['cost'])
    }
    const [dear, dearOther] = await both(dearest(), {})
    expect(dear!.errors?.[0]?.extensions['code']).toBe(account === 'supervisor' ? 'COST_LIMIT' : undefined)
    expect(bare(dearOther!)).toBe(bare(dear!))
  },
  120_000,
)

test('an estimate by the size of the whole index would be found', async () => {
  const { actor } = ACCOUNTS.find(({ name }) => name === 'school')!
  await hubs.differFor({ actor, purpose: actor.purposes[0]! })
  const within = IndexSize.prototype.within
  IndexSize.prototype.within = function () {
    return within.call(this, ['all'], { divisions: [], school: null })
  }
  try {
    const answers = await Promise.all([hubs.plain, hubs.other].map((hub) => hub.ask('school', LIST, { n: 200 })))
    expect(bare(answers[0]!)).not.toBe(bare(answers[1]!))
  } finally {
    IndexSize.prototype.within = within
  }
})

test('a filter changes nothing in the estimate: it would tell how many match', async () => {
  const ask = async (w: object) => estimated(await hubs.plain.ask('education', LIST, { n: 200, w }))
  const all = await ask({})
  for (const w of [{ sex: { eq: 'MALE' } }, { name: { exact: 'nobody' } }, { birthMonth: { from: '2030-01' } }])
    expect(await ask(w)).toEqual(all)
  expect(all['rows']).toBeLessThan(200)
  expect(all['counted']).toBe(all['rows'])
})

test('where the table lets nobody count, the number of children bounds nothing and is not told', async () => {
  const { app } = hubs.plain
  const table = writtenTable()
  const rows = new Map(table.rows)
  const counting = rows.get('ChildConnection.totalCount')!
  rows.set('ChildConnection.totalCount', { ...counting, permissions: [] })
  await app.changeTable({ version: 'no-totals', rows })
  try {
    const answer = await hubs.plain.ask('education', LIST, { n: 200 })
    expect(answer.data.children.totalCount).toBeNull()
    expect(estimated(answer)).toMatchObject({ rows: 200, counted: 0 })
  } finally {
    await app.changeTable(table)
  }
})
