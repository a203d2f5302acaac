import { changed, nextEnd, noticeOf, type FoundGrant, type Notice } from '../../src/live/notice'

const NOW = 1_000_000 // when the last answer was begun
const grant = (id: string, until: number, child = 'c', subject = 's'): FoundGrant => ({ id, subject, child, until })
const notice = (marks: Record<string, string>, grants: FoundGrant[] = [], horizon = 50n): Notice => ({
  marks: new Map(Object.entries(marks)),
  grants: new Map(grants.map((one) => [one.id, one])),
  horizon,
})

describe('an answer is to be made anew', () => {
  test.each([
    ['nothing is another', notice({ 'child c': '7' }), notice({ 'child c': '7' }), false],
    ['the child was changed', notice({ 'child c': '7' }), notice({ 'child c': '60' }), true],
    ['the child appeared', notice({ 'child c': '' }), notice({ 'child c': '7' }), true],
    ['the child is gone', notice({ 'child c': '7' }), notice({ 'child c': '' }), true],
    ['the table, the day, the index', notice({ table: 'a' }), notice({ table: 'b' }), true],
    ['shown for the first time, changed before', notice({}), notice({ 'child d': '49' }), false],
    ['shown for the first time, changed since', notice({}), notice({ 'child d': '50' }), true],
    ['not shown any more', notice({ 'child d': '7' }), notice({}), false],
    ['a grant began', notice({}), notice({}, [grant('g', NOW + 9)]), true],
    ['a grant was revoked', notice({}, [grant('g', NOW + 9)]), notice({}), true],
    ['a grant’s end was moved', notice({}, [grant('g', NOW + 9)]), notice({}, [grant('g', NOW + 5)]), true],
    ['a grant had ended before the answer', notice({}, [grant('g', NOW)]), notice({}), false],
    ['a grant ended after the answer', notice({}, [grant('g', NOW + 1)]), notice({}), true],
  ])('%s', (_what, before, after, expected) => {
    expect(changed(before, after, before.horizon, NOW)).toBe(expected)
  })
})

describe('a live query hangs on', () => {
  const found = {
    marks: new Map([['child c', '7'], ['child d', '8'], ['filter f', '1'], ['index', '1 5'], ['table', 't'], ['day', 'x']]), // prettier-ignore
    grants: [grant('own', 1), grant('other child', 1, 'd'), grant('other account', 1, 'c', 't')],
    horizon: 50n,
  }

  test('one child: its row and the account’s grants for it', () => {
    const own = noticeOf(found, { subject: 's', children: ['c'], index: false, filters: [] }, [])
    expect([...own.marks.keys()].sort()).toEqual(['child c', 'day', 'table', 'verdict c'])
    expect([...own.grants.keys()]).toEqual(['own'])
  })

  test('a list: the index, its filter, the children it shows and all grants of the account', () => {
    const list = noticeOf(found, { subject: 's', children: [], index: true, filters: ['f'] }, ['d'])
    expect([...list.marks.keys()].sort()).toEqual(['child d', 'day', 'filter f', 'index', 'table', 'verdict d'])
    expect([...list.grants.keys()].sort()).toEqual(['other child', 'own'])
  })
})

test('the next end is the first after the last answer', () => {
  expect(nextEnd(notice({}, [grant('a', NOW + 9), grant('b', NOW + 3), grant('c', NOW)]), NOW)).toBe(NOW + 3)
  expect(nextEnd(notice({}, [grant('c', NOW)]), NOW)).toBeNull()
})
