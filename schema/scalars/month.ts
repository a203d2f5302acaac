import { passThroughScalar } from './pass-through'

/** A calendar month as 'YYYY-MM'. */
export const MonthScalar = passThroughScalar(
  'Month',
  '月份 calendar month, YYYY-MM',
  'a calendar month, YYYY-MM',
  (text) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text),
)
