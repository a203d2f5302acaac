import { callsFor, costOf, entryCost, POINTS, UNKNOWN_LIST } from '../../src/access/cost'
import type { EntrySize } from '../../src/access/roots'
import type { Amount } from '../../src/access/sources'
import { asking, education, plannedOf, police, schoolAccount, who } from './small-world'

const MAX_IDS = new Map([['education', 100], ['police', 100], ['civil-affairs', 100]] as const) // prettier-ignore
const world = (within: number | null = null) => ({
  maxIds: MAX_IDS,
  caseloads: 'civil-affairs',
  within: () => within,
})

describe('the weights', () => {
  test('are those of the decision', () => {
    expect(POINTS).toEqual({
      row: 2,
      column: 1,
      listColumn: 5,
      call: 100,
      other: 100,
      release: [500, 500, 2_000, 10_000],
    })
    expect(UNKNOWN_LIST).toBe(1_000)
  })
})

describe('calls at most', () => {
  test.each([
    // children, views, ids a call takes, calls
    [0, 1, 1_000, 0],
    [1, 1, 1_000, 1],
    [1, 8, 1_000, 1],
    [3, 8, 1_000, 3],
    [50, 1, 1_000, 1],
    [50, 4, 1_000, 4],
    [1_000, 1, 1_000, 1],
    [1_001, 1, 1_000, 2],
    [1_000, 2, 1_000, 2],
    [1_002, 2, 1_000, 3],
    [5, 1, 2, 3],
    [5, 2, 2, 3],
    [5, 1, 1, 5],
  ])('%i children in %i views, %i ids a call: %i', (rows, views, maxIds, calls) => {
    expect(callsFor(rows, views, maxIds)).toBe(calls)
  })

  test('is really the most that any parting of the children into views can need', () => {
    const most = (rows: number, views: number, maxIds: number): number => {
      if (views === 1) return Math.ceil(rows / maxIds)
      return Math.max(
        ...Array.from({ length: rows + 1 }, (_, n) => Math.ceil(n / maxIds) + most(rows - n, views - 1, maxIds)),
      )
    }
    for (const maxIds of [1, 2, 3, 5])
      for (const views of [1, 2, 3, 4])
        for (let rows = 0; rows <= 9; rows += 1)
          expect([rows, views, maxIds, callsFor(rows, views, maxIds)]).toEqual([
            rows,
            views,
            maxIds,
            most(rows, views, maxIds),
          ])
  })
})

describe('one root field', () => {
  const size: EntrySize = {
    columns: 3,
    listColumns: 2,
    views: new Map([['education', 1], ['police', 2]]),
    totals: 0,
    countable: ['area'],
    ownList: 'none',
  } // prettier-ignore
  const page: Amount = { kind: 'page', count: 50 }
  const costs = (over: Partial<EntrySize>, amount: Amount, within: number | null) =>
    entryCost('k', 'Query.f', { ...size, ...over }, amount, world(within))

  test.each<[string, Partial<EntrySize>, Amount, number | null, object]>([
    // a child weighs 2 + 3 x 1 + 2 x 5 = 15
    ['a look-up', {}, { kind: 'one', count: 1 }, 7, { rows: 1, calls: { education: 1, police: 1 }, counted: 0, points: 215 }],
    ['150 ids', {}, { kind: 'ids', count: 150 }, 7, { rows: 150, calls: { education: 2, police: 3 }, points: 2_750 }],
    ['no ids', {}, { kind: 'ids', count: 0 }, 7, { rows: 0, calls: {}, points: 0 }],
    ['a page', {}, page, null, { rows: 50, calls: { education: 1, police: 2 }, counted: 0, points: 1_050 }],
    ['a page of fewer children than it could hold', {}, page, 7, { rows: 7, calls: { education: 1, police: 2 }, points: 405 }],
    ['a page of an area with more', {}, page, 7_000, { rows: 50, points: 1_050 }],
    ['where they may not be counted, how many there are does not show', { countable: null }, page, 7, { rows: 50, points: 1_050 }],
    ['a total', { totals: 1 }, page, 7_001, { rows: 50, counted: 7_001, points: 1_050 + 141 }],
    ['two totals under two names', { totals: 2 }, page, 7_000, { counted: 14_000, points: 1_050 + 280 }],
    ['a total over nobody knows how many', { totals: 1 }, page, null, { counted: 1_000, points: 1_050 + 20 }],
    ['a total under one condition', { totals: 1 }, { ...page, conditions: 1 }, 7_001, { counted: 7_001, points: 1_050 + 141 }],
    ['a total under five', { totals: 1 }, { ...page, conditions: 5 }, 7_001, { rows: 50, counted: 35_005, points: 1_050 + 701 }],
    ['a total under 480', { totals: 1 }, { kind: 'page', count: 0, conditions: 480 }, 3_250, { rows: 0, counted: 1_560_000, points: 31_200 }],
    ['two totals under five, over nobody knows how many', { totals: 2 }, { ...page, conditions: 5 }, null, { counted: 10_000, points: 1_050 + 200 }],
    ['conditions without a total', {}, { ...page, conditions: 480 }, 7_000, { counted: 0, points: 1_050 }],
    ['a page of none, for its total', { totals: 1 }, { kind: 'page', count: 0 }, 500, { rows: 0, calls: {}, counted: 500, points: 10 }],
    ['the own list is a call', { ownList: 'asked' }, { kind: 'one', count: 1 }, null, { calls: { education: 1, police: 1, 'civil-affairs': 1 }, points: 315 }],
    ['which only a list may need', { ownList: 'perhaps' }, { kind: 'ids', count: 1 }, null, { calls: { education: 1, police: 1 } }],
    ['and a list is taken to need', { ownList: 'perhaps' }, page, null, { calls: { education: 1, police: 2, 'civil-affairs': 1 } }],
    ['a page of less than none, which is refused elsewhere', {}, { kind: 'page', count: -5 }, null, { rows: 0, calls: {}, points: 0 }],
  ])('%s', (_name, over, amount, within, expected) => {
    expect(costs(over, amount, within)).toMatchObject(expected)
  }) // prettier-ignore
})

const totalOf = ({ plan, given }: ReturnType<typeof plannedOf>) => costOf(plan, given, new Map(), world())

describe('an operation', () => {
  const cost = (query: string, actor = education, options: Parameters<typeof plannedOf>[2] = {}) =>
    totalOf(plannedOf(query, actor, options))

  test.each([
    ['{ child(id: "1") { name birthDate } }', 2, 0, {}, 4],
    ['{ child(id: "1") { name school { rollState months { month daysDue } } } }', 2, 2, { education: 1 }, 114],
    // masked is shown; withheld is not fetched and weighs nothing
    ['{ child(id: "1") { name school { phone } } }', 2, 0, { education: 1 }, 104],
    ['{ child(id: "1") { name household { address members { name } } } }', 1, 0, {}, 3],
    ['{ child(id: "1") { a: name b: name } }', 2, 0, {}, 4],
    ['{ child(id: "1") { name ...F ...F } } fragment F on Child { name birthDate }', 2, 0, {}, 4],
    ['{ me }', 0, 0, {}, 100],
    ['{ __typename __schema { types { name } } }', 0, 0, {}, 0],
    ['{ everyChild { name } me }', 0, 0, {}, 100], // denied: answered null, not run
    // what a grant could open counts: one more set of opened rules, but one child is in one of them alone
    ['{ child(id: "1") { school { diary } } }', 1, 0, { education: 1 }, 103],
    ['{ a: child(id: "1") { name school { rollState } } b: child(id: "2") { school { rollState } } me }', 3, 0, { education: 2 }, 307],
  ])('%s', (query, columns, listColumns, calls, points) => {
    expect(cost(query)).toMatchObject({ columns, listColumns, calls, points })
  }) // prettier-ignore

  test('links are a list; what a skipped field would cost is not in it', () => {
    expect(cost('{ child(id: "1") { links { registry } household { address } } }', police)).toMatchObject({
      columns: 1,
      listColumns: 1,
      calls: { police: 1 },
    })
    const query = 'query ($no: Boolean!) { child(id: "1") { name household @include(if: $no) { address } } }'
    expect(cost(query, police, { variables: { no: false } })).toMatchObject({ columns: 1, calls: {} })
    expect(cost(query, police, { variables: { no: true } })).toMatchObject({ columns: 2, calls: { police: 1 } })
  })

  test('the dearest place a child can stand in counts, and each place that asks a registry', () => {
    const both = who({ department: 'education', roles: ['officer', 'school'], school: '2143042101' })
    const query = '{ child(id: "1") { name birthDate school { rollState phone } } }'
    expect(cost(query, schoolAccount)).toMatchObject({ columns: 2, rows: 1 })
    expect(cost(query, both)).toMatchObject({ columns: 4, rows: 1 })
    const many = asking('Query.child', { amount: () => ({ kind: 'ids', count: 10 }) })
    // in the area, in the school, in both: three views
    expect(cost(query, both, { sources: many }).calls).toEqual({ education: 3 })
    expect(cost(query, schoolAccount, { sources: many }).calls).toEqual({ education: 1 })
    // with and without the one grant that could open the diary
    expect(cost('{ child(id: "1") { school { rollState diary } } }', education, { sources: many }).calls).toEqual({
      education: 2,
    })
  })

  test('an account that no child is within reach of costs its look-ups alone', () => {
    const nobody = who({ department: null, roles: ['analyst'] })
    expect(cost('{ child(id: "1") { name school { rollState } } }', nobody)).toMatchObject({
      rows: 1,
      columns: 0,
      calls: {},
      points: 2,
    })
  })

  test('arguments are read as they hold: variable, default, alias', () => {
    const many = asking('Query.child', { amount: ({ id }) => ({ kind: 'ids', count: Number(id) }) })
    const rows = (query: string, variables: Record<string, unknown> = {}) =>
      totalOf(plannedOf(query, education, { variables, sources: many })).rows
    expect(rows('query ($n: ID) { child(id: $n) { name } }', { n: '7' })).toBe(7)
    expect(rows('query ($n: ID = 9) { child(id: $n) { name } }', { n: '9' })).toBe(9)
    expect(rows('{ a: child(id: "2") { name } b: child(id: "3") { name } }')).toBe(5)
  })
})
