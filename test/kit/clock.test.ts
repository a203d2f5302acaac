import { ManualClock, today } from '../../src/kit/clock'

test('a day begins at midnight in Shanghai, not in Greenwich', async () => {
  expect(today(new ManualClock(Date.parse('2026-11-22T15:59:59Z')))).toBe('2026-11-22')
  expect(today(new ManualClock(Date.parse('2026-11-22T16:00:00Z')))).toBe('2026-11-23')
})
