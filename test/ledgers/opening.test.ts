import { applyBrake, type Change } from '../../src/ledgers/opening'

const change = (child: string): Change => ({
  ...{ what: 'OPEN', child, level: 'SUSPECTED', variant: null, rulesVersion: 'a', since: '2026-11-30', ledger: 'SUSPECTED' },
  ...{ school: '2143042101', division: '430421', item: null, decided: null },
}) // prettier-ignore
const SETTINGS = { percent: 5, above: 3 }

test('a mass change that comes in slices is one: what the rules opened since yesterday counts', () => {
  const slice = ['a', 'b', 'c', 'd'].map(change)
  expect(applyBrake(slice, () => ({ roll: 100, opened: 0 }), SETTINGS)).toEqual({ free: slice, held: [] })
  const { free, held } = applyBrake(slice, () => ({ roll: 100, opened: 4 }), SETTINGS)
  expect(free).toEqual([])
  expect(held).toMatchObject([{ changes: slice, roll: 100, percent: 4 }])
})

test('a single child on a small roll is no mass change, and one more may be', () => {
  const one = [change('a')]
  expect(applyBrake(one, () => ({ roll: 10, opened: 2 }), SETTINGS).held).toEqual([])
  expect(applyBrake(one, () => ({ roll: 10, opened: 3 }), SETTINGS).held).toHaveLength(1)
})
