import { passThroughScalar } from './pass-through'

/** A calendar month as 'YYYY-MM'. */
export const MonthScalar = passThroughScalar({
  name: 'Month',
  description: '月份 calendar month, YYYY-MM (GB/T 7408)',
  specifiedBy: 'https://www.iso.org/standard/70907.html',
  expected: 'a calendar month, YYYY-MM',
  valid: (text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text),
})
